import { startFuzzedServer } from './fuzzed-server.ts';

/*
 * The server that is fuzzed, in a process of its own: its memory is its own, and its end is seen. Told
 * `memory` it cleans up and answers how much it holds.
 */

const { server, known, devices, stop } = await startFuzzedServer();
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
