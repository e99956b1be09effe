/**
 * The same answer, of which only the first bytes arrive: then the connection is lost, or it ends as if
 * that had been all. Without a socket, so that a test can cut at every byte.
 */
export function cutResponse(
  { status, headers }: Pick<Response, 'status' | 'headers'>,
  body: Uint8Array,
  bytes: number,
  abruptly: boolean,
): Response {
  let isSent = false;
  const part = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (!isSent && bytes > 0) controller.enqueue(body.subarray(0, bytes));
      else if (abruptly) controller.error(new TypeError('terminated'));
      else controller.close();
      isSent = true;
    },
  });
  return new Response(part, { status, headers });
}
