import { expect, it } from 'vitest';
import { setLocalDatabase } from '../../app/data/local-store.ts';
import { observeSigns } from '../../app/data/lock-hint.ts';
import { changeWraps, keepVault, type Wrap } from '../../app/data/vault-record.ts';
import { aDatabase } from '../support/memory-database.ts';

const bytes = new Uint8Array(12);
const aPin = (sign: string, more: Partial<Wrap> = {}): Wrap => ({
  id: sign,
  kind: 'pin',
  personId: `person of ${sign}`,
  sign,
  iv: bytes,
  box: bytes,
  ...more,
});

it('a sign goes at once from a tablet that shows it, where the office has ended it', async () => {
  const database = aDatabase();
  setLocalDatabase(database);
  const wraps = [aPin('Igel'), aPin('Uhu'), aPin('Maus', { isNew: true })];
  await keepVault(database, { id: 'v1', publicKey: '', wraps });
  const shown: string[][] = [];
  const seen = observeSigns().subscribe((signs) => shown.push(signs.map(({ sign }) => sign)));
  await expect.poll(() => shown.at(-1)).toEqual(['Igel', 'Uhu']);
  await changeWraps(database, 'v1', (all) => all.filter(({ sign }) => sign !== 'Igel'));
  await expect.poll(() => shown.at(-1)).toEqual(['Uhu']);
  seen.unsubscribe();
  database.close();
});
