import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PublicDocument } from '#domain/public-document.ts';
import { identityOf, numbersOf } from '../../sync-server/identity.ts';
import { createServer, type ServerDependencies } from '../../sync-server/server.ts';
import { databaseNameOf } from '../../sync-server/stores/database-name.ts';
import type { DocumentAccess } from '../../sync-server/stores/document-access.ts';
import { openPouchStore } from '../../sync-server/stores/pouch-store.ts';
import type { Store, StoreWrite, WriteOutcome } from '../../sync-server/stores/store.ts';
import { accessTo } from '../../sync-server/stores/store-access.ts';
import { aQuarter } from './builders.ts';

export interface TestServerOptions extends Partial<ServerDependencies> {
  /** What the quarter holds at first; a small quarter document is added where none is among them. */
  documents?: readonly PublicDocument[];
  /** The quarter's id; `lichtenberg` where nothing is said. */
  quarter?: string;
  /** Another store than a new one on disk. It is closed with the server. */
  store?: Store;
  /** The port; a free one where nothing is said. */
  port?: number;
}

/** A real server on a port, over a real store in a folder of its own. */
export interface TestServer {
  /** `http://127.0.0.1:port`. */
  url: string;
  store: Store;
  epoch: string;
  /** What an import or another command would use. */
  access: DocumentAccess;
  /** Writes a public document over whatever is there. */
  put(document: { _id: string } & Record<string, unknown>): Promise<string>;
  /** Deletes a public document as its author would. */
  remove(id: string): Promise<string>;
  /** Ends server and store; the folder goes too. */
  stop(): Promise<void>;
}

/** Starts a server for a test. Stop it at the end. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { documents = [], quarter = 'lichtenberg', port = 0, store: given, ...others } = options;
  const folder = await mkdtemp(join(tmpdir(), 'vor-ort-test-'));
  const store = given ?? (await openPouchStore(join(folder, 'store')));
  const identity = await identityOf(store);
  const takeNumbers = numbersOf(store, identity.writer, Date.now);
  const database = databaseNameOf(quarter, 'public');
  const hasQuarter = documents.some(({ type }) => type === 'quarter');
  const first = hasQuarter ? documents : [aQuarter({ _id: `quarter:${quarter}` }), ...documents];
  const writes = first.map((doc) => ({ id: doc._id, base: null, doc: { ...doc } }));
  await (await store.database(database)).write(writes);
  const app = await createServer({
    store,
    identity,
    version: 'test',
    now: () => new Date(),
    ...others,
  });
  await app.listen({ port, host: '127.0.0.1', listenTextResolver: () => 'listening' });
  const standing = async (write: (base: string | null) => StoreWrite) => {
    const opened = await store.database(database);
    const known = await opened.get(write(null).id);
    return revOf(await opened.write([write(known?.rev ?? null)]));
  };
  const put: TestServer['put'] = (doc) =>
    standing((base) => ({ id: doc._id, base, doc: { ...doc } }));

  return {
    url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
    store,
    epoch: identity.epoch,
    access: accessTo(store, takeNumbers),
    put,
    remove: (id) =>
      standing((base) => ({
        id,
        base,
        deleted: true,
        clock: { [identity.writer]: 1 },
        reason: 'user',
      })),
    stop: async () => {
      await app.close();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function revOf([outcome]: WriteOutcome[]): string {
  if (outcome?.outcome !== 'written') throw new Error('the test server did not write');
  return outcome.rev;
}
