import { BOTH_STORES } from '../support/both-stores.ts';
import { startFuzzedServer } from './fuzzed-server.ts';

/*
 * The server that is fuzzed, in a process of its own: its memory is its own, and its end is seen. Told
 * `memory` it cleans up and answers how much it holds. The argument names the kind of store: a part of
 * its name (both-stores.ts).
 */

const [, , wanted = 'embedded'] = process.argv;
const [, open] = BOTH_STORES.find(([name]) => name.includes(wanted)) ?? [];
const { server, known, devices, stop } = await startFuzzedServer(open);
process.on('uncaughtException', (error) => process.send?.({ fault: String(error.stack) }));
process.on('unhandledRejection', (error) => process.send?.({ fault: String(error) }));
process.on('message', (asked) => {
  if (asked === 'memory') {
    globalThis.gc?.();
    globalThis.gc?.();
    const { heapUsed, rss, external } = process.memoryUsage();
    process.send?.({ memory: { heapUsed, rss, external } });
  }
  if (asked === 'stop') void stop().then(() => process.exit(0));
});
process.send?.({ ready: { origin: server.url, known, devices } });
