import { beforeEach, describe, expect, it } from 'vitest';
import type { LocalDatabase } from '../../app/data/database.ts';
import { setLocalDatabase } from '../../app/data/local-store.ts';
import {
  countRefusals,
  readRefusals,
  removeRefusal,
  restoreRefusal,
  sweepRefusals,
} from '../../app/data/refusals.ts';
import { unsentExport } from '../../app/data/unsent-export.ts';
import { aPlace } from '../support/builders.ts';
import { surroundings, writeOwn } from '../support/device-data.ts';
import { aDatabase } from '../support/memory-database.ts';

const now = new Date('2026-11-24T09:00:00Z');
const hoursLater = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

let database: LocalDatabase;
let nr: number;

beforeEach(async () => {
  database = aDatabase();
  setLocalDatabase(database);
  nr = Number(
    await database.refusals.add({
      quarter: 'q',
      id: 'place:a',
      code: 'invalid',
      message: 'no',
      version: { doc: { _id: 'place:a', name: 'Haus' } },
      at: now.toISOString(),
    }),
  );
});

describe('a refused write', () => {
  it('that was removed counts no more, and comes back whole', async () => {
    await removeRefusal(nr, now);
    expect(await countRefusals(database, 'q')).toBe(0);
    expect((await readRefusals(database, 'q'))[0]?.removedAt).toBe(now.toISOString());
    await restoreRefusal(nr);
    expect(await countRefusals(database, 'q')).toBe(1);
    expect((await readRefusals(database, 'q'))[0]).not.toHaveProperty('removedAt');
  });

  it('can be brought back for a day, then it is gone for good', async () => {
    await removeRefusal(nr, now);
    await sweepRefusals(hoursLater(23));
    expect(await database.refusals.count()).toBe(1);
    await sweepRefusals(hoursLater(25));
    expect(await database.refusals.count()).toBe(0);
  });

  it('that nobody removed stays, however old', async () => {
    await sweepRefusals(hoursLater(24 * 400));
    expect(await countRefusals(database, 'q')).toBe(1);
  });
});

it('what the office does not have can be saved as a file: waiting and refused, nothing else', async () => {
  const around = surroundings(database, { quarter: 'q', now: () => now });
  await writeOwn(around, { ...aPlace({ _id: 'place:b', name: 'Neu' }) });
  await writeOwn({ ...around, quarter: 'other' }, { ...aPlace({ _id: 'place:c' }) });
  const saved = await unsentExport(database, 'q', now);
  expect(saved.waiting).toMatchObject([{ id: 'place:b', doc: { name: 'Neu' } }]);
  expect(saved.refused).toMatchObject([{ id: 'place:a', code: 'invalid', doc: { name: 'Haus' } }]);
  await removeRefusal(nr, now);
  expect((await unsentExport(database, 'q', now)).refused).toEqual([]);
});
