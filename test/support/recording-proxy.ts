import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands between a browser and a server, and keeps every byte that comes back. */
export interface RecordingProxy {
  origin: string;
  /** All answers so far, headers and bodies, as text. */
  heard(): string;
  end(): Promise<void>;
}

/**
 * Starts one before a server. Also what a service worker asks goes through it, and what the browser's own
 * tools no longer have when they are asked for it. Nothing comes compressed.
 */
export async function recordAnswers(target: string): Promise<RecordingProxy> {
  const { hostname, port } = new URL(target);
  const heard: Buffer[] = [];
  const proxy = createServer((asked, answered) => {
    const { method, url: path, headers } = asked;
    const plain = { ...headers, 'accept-encoding': 'identity' };
    const onward = request({ hostname, port, method, path, headers: plain }, (answer) => {
      heard.push(Buffer.from(`\n${path} ${JSON.stringify(answer.headers)}\n`));
      answer.on('data', (chunk: Buffer) => heard.push(chunk));
      answer.on('error', () => answered.destroy());
      answered.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(answered);
    });
    onward.on('error', () => answered.destroy());
    answered.on('close', () => onward.destroy());
    asked.pipe(onward);
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    origin: `http://localhost:${(proxy.address() as AddressInfo).port}`,
    heard: () => Buffer.concat(heard).toString(),
    end: async () => {
      proxy.closeAllConnections();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}
