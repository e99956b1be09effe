import http from 'node:http';
import { text } from 'node:stream/consumers';
import { inBatches } from '../batches.ts';
import type { DocumentAccess } from '../stores/document-access.ts';
import type { StoredDocument, WriteOutcome } from '../stores/store.ts';
import { StoreFailure } from '../stores/store-failure.ts';

/** Documents in one message, so that a large import keeps no one else waiting long. */
const BATCH = 500;

/** A command's access through the running server. Throws a `StoreFailure` where it does not answer. */
export function accessThrough(socketPath: string): DocumentAccess {
  return {
    getMany: async (database, ids) => {
      const found = await inBatches(ids, BATCH, async (batch) => {
        const answer = await post(socketPath, '/read', { database, ids: batch });
        return answer as (StoredDocument | null)[];
      });
      return found.map((document) => document ?? undefined);
    },
    write: (database, writes) =>
      inBatches(writes, BATCH, async (batch) => {
        const answer = await post(socketPath, '/write', { database, writes: batch });
        return answer as WriteOutcome[];
      }),
    takeNumbers: async (count) => {
      const answer = await post(socketPath, '/numbers', { count });
      return answer as { writer: string; first: number };
    },
  };
}

async function post(socketPath: string, path: string, body: unknown): Promise<unknown> {
  const { status, received } = await exchange(socketPath, path, JSON.stringify(body)).catch(
    (cause: unknown) => {
      throw new StoreFailure('unavailable', 'the server does not answer', { cause });
    },
  );
  if (status === 200) return JSON.parse(received);
  const { code, message } = JSON.parse(received) as { code: string; message: string };
  if (code === 'unavailable') throw new StoreFailure('unavailable', message);
  throw new Error(`the server refused ${path}: ${message}`);
}

function exchange(
  socketPath: string,
  path: string,
  body: string,
): Promise<{ status: number; received: string }> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    const request = http.request({ socketPath, path, method: 'POST', headers }, (response) => {
      text(response).then(
        (received) => resolve({ status: response.statusCode ?? 0, received }),
        reject,
      );
    });
    request.on('error', reject).end(body);
  });
}
