import { connect, type Socket } from 'node:net';

/** How such a connection ended: the first line of the answer, or that it was closed without one. */
export interface SlowEnd {
  firstLine: string;
  afterMs: number;
}

/** Beginnings of requests that then arrive a byte at a time, or not at all. */
const BEGINNINGS = [
  'POST /api/sync/lichtenberg/push HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 900000\r\n\r\n{"writes":[',
  'POST /couch/lichtenberg-public/_bulk_docs HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 900000\r\n\r\n',
  'POST /api/pair HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
  'GET /api/health HTTP/1.1\r\nHost: x\r\nX-Slow: ',
  '',
];

/**
 * Opens so many connections that send slowly, and waits until the server has ended them all, or until
 * `longestMs` has gone by: then the connection counts as held.
 */
export async function sendSlowly(
  origin: string,
  count: number,
  longestMs: number,
): Promise<(SlowEnd | 'held')[]> {
  const { hostname, port } = new URL(origin);
  const one = (index: number) =>
    new Promise<SlowEnd | 'held'>((resolve) => {
      const began = performance.now();
      const socket = connect(Number(port), hostname);
      let heard = '';
      socket.on('error', () => {});
      socket.on('data', (data) => {
        heard += data.toString('latin1');
      });
      socket.write(BEGINNINGS[index % BEGINNINGS.length] ?? '');
      const drip = setInterval(() => dripInto(socket), 1000);
      const done = (end: SlowEnd | 'held') => {
        clearInterval(drip);
        clearTimeout(patience);
        socket.destroy();
        resolve(end);
      };
      const patience = setTimeout(() => done('held'), longestMs);
      socket.once('close', () => {
        const firstLine = heard.split('\r\n')[0] ?? '';
        done({ firstLine, afterMs: performance.now() - began });
      });
    });
  return Promise.all(Array.from({ length: count }, (_, index) => one(index)));
}

function dripInto(socket: Socket): void {
  if (socket.writable) socket.write('a');
}
