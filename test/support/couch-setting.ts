import { randomBytes } from 'node:crypto';
import type { RevisionBody } from '../../sync-server/stores/revision-body.ts';
import type { OpenedStore } from './both-stores.ts';
import { aBox, type PairedBox, pairBox } from './paired-box.ts';
import { startTestServer, type TestServer, type TestServerOptions } from './server.ts';

/** A server whose `/couch` is asked, and a box that is paired with it. */
export interface CouchSetting {
  server: TestServer;
  box: PairedBox;
  opened: OpenedStore;
  /** The address of one of its quarter's databases. */
  url(kind?: 'public' | 'team' | 'private'): string;
  stop(): Promise<void>;
}

/** Starts a server over a store of the given kind. */
export async function aCouchSetting(
  open: () => Promise<OpenedStore>,
  options: TestServerOptions & { box?: PairedBox } = {},
): Promise<CouchSetting> {
  const { box = aBox(), ...others } = options;
  const opened = await open();
  const server = await startTestServer({ store: opened.store, ...others });
  await pairBox(opened.store, box, { quarters: ['lichtenberg'] });
  return {
    server,
    box,
    opened,
    url: (kind = 'public') => `${server.url}/couch/lichtenberg-${kind}`,
    stop: async () => {
      await server.stop();
      await opened.remove();
    },
  };
}

/** A request below `/couch`, and its answer as JSON. */
export async function ask(
  url: string,
  { method = 'GET', body, headers = {} }: AskOptions = {},
): Promise<{ status: number; body: Record<string, unknown>; headers: Headers }> {
  const type: Record<string, string> = body === undefined ? {} : JSON_TYPE;
  const sent = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(url, { method, body: sent, headers: { ...type, ...headers } });
  const answer = (await response.json()) as Record<string, unknown>;
  return { status: response.status, body: answer, headers: response.headers };
}

export interface AskOptions {
  method?: string;
  /** A text is sent as it is. */
  body?: unknown;
  headers?: Record<string, string>;
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** A place as a peer brings it; the newest hash comes first. */
export function aRevision(
  id: string,
  hashes: readonly string[] = [hash()],
  fields: Record<string, unknown> = {},
): RevisionBody & { _rev: string } {
  const start = hashes.length;
  const transport = {
    _id: id,
    _rev: `${start}-${hashes[0]}`,
    _revisions: { start, ids: [...hashes] },
  };
  const type = fields._deleted ? {} : { type: id.split(':').at(-2) };
  return { ...transport, ...type, ...fields };
}

/** A hash as stores make them, beginning as said. */
export function hash(start = '7'): string {
  return start + randomBytes(16).toString('hex').slice(1);
}
