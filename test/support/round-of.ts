import type { LocalDatabase } from '../../app/data/database.ts';
import { deviceRound } from '../../app/sync/device-rounds.ts';
import { HttpQuarterServer } from '../../app/sync/quarter-server.ts';
import type { PairedDevice } from './paired-device.ts';

/** One round of a device's database with a real server, as that device; answers whether it went well. */
export async function roundOf(
  database: LocalDatabase,
  server: { url: string },
  device?: PairedDevice,
  now = () => new Date(),
): Promise<boolean> {
  const fetchAs: typeof fetch = (url, init) => {
    const headers = new Headers(init?.headers);
    if (device) headers.set('cookie', device.cookie);
    return fetch(url, { ...init, headers });
  };
  const quarter = 'lichtenberg';
  const http = new HttpQuarterServer(quarter, { origin: server.url, fetch: fetchAs, now });
  const parts = { database, quarter, server: http, now };
  return (await deviceRound(parts, new AbortController().signal)).ok;
}
