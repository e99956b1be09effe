import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LocalDatabase } from '../../app/data/database.ts';
import { GUEST_SESSION } from '../../app/data/device.ts';
import { changeDocument } from '../../app/data/local-writes.ts';
import { surroundingsOf } from '../../app/sync/device-rounds.ts';
import { aPlace } from '../support/builders.ts';
import { aDatabase } from '../support/memory-database.ts';

let database: LocalDatabase;
beforeEach(() => {
  database = aDatabase();
});
afterEach(() => database.close());

const write = () => {
  const parts = { database, quarter: 'lichtenberg', now: () => new Date(0) };
  return changeDocument(surroundingsOf(parts, GUEST_SESSION), 'place:a', () =>
    aPlace({ _id: 'place:a' }),
  );
};
const counts = async () => [await database.documents.count(), await database.outbox.count()];

it.each(['documents', 'outbox'] as const)(
  'a write is here with its outbox entry or not at all, where the table of %s takes nothing',
  async (table) => {
    const fail = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    database[table].hook('creating', fail);
    await expect(write()).rejects.toThrow();
    database[table].hook('creating').unsubscribe(fail);
    expect(await counts()).toEqual([0, 0]);
    expect(await write()).toMatchObject({ ok: true });
    expect(await counts()).toEqual([1, 1]);
  },
);
