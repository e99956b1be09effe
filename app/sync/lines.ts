import type { Watchdog } from './watchdog.ts';

/**
 * The lines of a streamed text, handed on as they arrive: all whole lines of a chunk at once, and at
 * the end what stands after the last line break. Empty lines are kept (they mean something in
 * server-sent events). The watchdog hears every sign of life; when it ends the request, the lines end.
 */
export async function* linesOf(
  body: ReadableStream<Uint8Array>,
  watchdog: Watchdog,
): AsyncGenerator<string[], void, undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  // A read under way does not everywhere learn that its request was aborted (Node 20 leaves it
  // waiting for ever); cancelling ends it. At the end there is nothing left to cancel.
  const cancel = () => reader.cancel().catch(() => undefined);
  watchdog.signal.addEventListener('abort', cancel);
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      watchdog.heard();
      const lines = (rest + decoder.decode(value, { stream: !done })).split('\n');
      rest = done ? '' : (lines.pop() ?? '');
      if (lines.length > 0) yield lines;
      if (done) return;
    }
  } finally {
    watchdog.signal.removeEventListener('abort', cancel);
    cancel();
  }
}
