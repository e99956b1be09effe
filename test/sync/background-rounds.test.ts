import { expect, it } from 'vitest';
import { readIncidents } from '../../app/data/incidents.ts';
import { sendInBackground } from '../../app/sync/background-rounds.ts';
import { anEntry } from '../support/device-data.ts';
import { captivePortal, FeedServer } from '../support/feed-server.ts';
import { aDatabase } from '../support/memory-database.ts';

/** Locks that nobody else holds. */
const free = { request: (_: string, __: object, run: (lock: object) => unknown) => run({}) };

it('what goes wrong with no page open is noted for whoever helps, and tried again', async () => {
  const server = await FeedServer.start();
  server.instead = captivePortal;
  const database = aDatabase();
  await database.outbox.put(anEntry({ id: 'place:a' }));
  const run = sendInBackground(free as unknown as LockManager, {
    database,
    origin: server.origin,
  });
  await expect(run).rejects.toThrow('something still waits');
  await database.open();
  expect(await readIncidents(database)).toMatchObject([{ code: 'noContact', times: 1 }]);
  database.close();
  await server.stop();
});
