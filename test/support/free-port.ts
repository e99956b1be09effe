import { once } from 'node:events';
import { createServer } from 'node:http';

/** Systems hand out no port below these by themselves (Linux: from 32768), and browsers ask none of
 *  those below 11000 that they take for somebody else's. */
const FIRST = 11_000;
/** So many for each test process. */
const EACH = 500;
const PROCESSES = 40;

let used = 0;

/**
 * A port that nobody listens on. No other server or connection is given it by chance before it is used,
 * or while its server is stopped and is to come back at the same address.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST + (process.pid % PROCESSES) * EACH + (used % EACH);
    used += 1;
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port);
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
