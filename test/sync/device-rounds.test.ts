import { expect, it } from 'vitest';
import { deviceRound } from '../../app/sync/device-rounds.ts';
import { HttpQuarterServer } from '../../app/sync/quarter-server.ts';
import { aDatabase } from '../support/memory-database.ts';

it('a round on a device whose database is gone fails in words and throws nothing', async () => {
  const database = aDatabase();
  database.close();
  const quarter = 'lichtenberg';
  const server = new HttpQuarterServer(quarter, { fetch: () => Promise.reject(new TypeError()) });
  const now = () => new Date('2026-11-24T09:00:00Z');
  const round = deviceRound({ database, quarter, server, now }, new AbortController().signal);
  await expect(round).resolves.toEqual({ ok: false, error: { code: 'storageFailed' } });
});

it('so does one on a guest’s phone that may have to be made a resident’s first', async () => {
  const database = aDatabase();
  database.close();
  const quarter = 'lichtenberg';
  const fetchNothing = () => Promise.reject(new TypeError());
  const server = new HttpQuarterServer(quarter, { fetch: fetchNothing });
  const now = () => new Date('2026-11-24T09:00:00Z');
  const parts = { database, quarter, server, now, pairing: { fetch: fetchNothing } };
  const round = deviceRound(parts, new AbortController().signal);
  await expect(round).resolves.toEqual({ ok: false, error: { code: 'storageFailed' } });
});
