import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setLocalDatabase } from '../../app/data/local-store.ts';
import { NameIndex } from '../../app/data/name-index.ts';
import { watchNames } from '../../app/data/team-names.ts';
import { addVisitor } from '../../app/data/treff-entries.ts';
import { vaultOf } from '../../app/data/vaults.ts';
import { aCommandDevice, type CommandDevice } from '../support/command-device.ts';
import { personOf, visitor } from '../support/visits.ts';

const QUARTER = 'lichtenberg';

let tablet: CommandDevice;
let names: NameIndex | undefined;

beforeEach(async () => {
  tablet = await aCommandDevice({ role: 'team', placeId: 'huellen', scopes: ['public', 'team'] });
  setLocalDatabase(tablet.database);
  await tablet.hold(visitor(1, 'Frau Öz'), visitor(2, 'Herr Adler'));
  names = undefined;
});

/** Watches until the test's end. */
function watched(): () => void {
  return watchNames(QUARTER, (now) => {
    names = now;
  });
}

const called = (typed: string) => names?.found(typed, 9).map(({ name }) => name);

describe('the names that all screens of a page share', () => {
  it('are read once, whoever asks next, and follow what is written, name by name', async () => {
    const read = vi.spyOn(NameIndex, 'read');
    const end = watched();
    await expect.poll(() => names?.size).toBe(2);
    const endOther = watched();
    await addVisitor(tablet.around, { displayName: 'Frau Adlon' });
    await expect.poll(() => called('adl')).toEqual(['Frau Adlon', 'Herr Adler']);
    await tablet.hold(visitor(2, 'Herr Bär'));
    await expect.poll(() => called('herr')).toEqual(['Herr Bär']);
    await tablet.hold(visitor(1, 'Frau Öz', { mergedInto: personOf(2) }));
    await expect.poll(() => called('öz')).toEqual(['Herr Bär']);
    await tablet.database.documents.delete([QUARTER, `visitor:${personOf(2)}`]);
    await expect.poll(() => called('bär')).toEqual([]);
    expect(read).toHaveBeenCalledTimes(1);
    end();
    endOther();
    read.mockRestore();
  });

  it('come also where the database refused at first, without waiting for a change', async () => {
    const refuse = () => Promise.reject(new DOMException('Connection lost.', 'UnknownError'));
    const read = vi.spyOn(NameIndex, 'read').mockImplementationOnce(refuse);
    const end = watched();
    await expect.poll(() => names?.size).toBe(2);
    expect(read).toHaveBeenCalledTimes(2);
    read.mockRestore();
    end();
  });

  it('are all read again after many were written', async () => {
    const end = watched();
    await expect.poll(() => names?.size).toBe(2);
    await tablet.hold(...Array.from({ length: 60 }, (_, n) => visitor(n + 10, `Nummer ${n}`)));
    await expect.poll(() => names?.size).toBe(62);
    end();
  });

  it('are gone when the tablet is locked', async () => {
    const vault = await vaultOf(tablet.database);
    await addVisitor({ ...tablet.around, vault }, { displayName: 'Frau Adlon' });
    const end = watched();
    await expect.poll(() => called('adlon')).toHaveLength(1);
    vault?.lock();
    await expect.poll(() => called('adlon')).toEqual([]);
    end();
  });
});
