import { request } from 'node:http';

/** The status of a request whose target is sent as it is spelled, which `fetch` would tidy up. */
export function statusAsSpelled(
  serverUrl: string,
  { method, target, headers = {}, body }: SpelledRequest,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(serverUrl);
    const sent = request({ hostname, port, method, path: target, headers }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

export interface SpelledRequest {
  method: string;
  target: string;
  headers?: Record<string, string>;
  body?: string;
}
