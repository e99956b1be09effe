import { databaseOf } from '#domain/ids.ts';
import type { Body } from '#domain/version.ts';
import { identityOf, numbersOf } from '../../sync-server/identity.ts';
import { reactionsOf } from '../../sync-server/reactions/server-reactions.ts';
import type { Database, Store } from '../../sync-server/stores/store.ts';
import { startTestServer, type TestServer, type TestServerOptions } from './server.ts';

const QUARTER = 'lichtenberg';

/** A real server whose reactions run as in the product. */
export interface ReactingServer extends TestServer {
  /** What its reactions failed at; empty where all is well. */
  faults: string[];
  /** A document as it stands; nothing where it is deleted. */
  doc(id: string): Promise<Body | undefined>;
  /** All living documents of a database of the quarter. */
  all(kind: 'public' | 'team' | 'private'): Promise<Body[]>;
  /** Writes documents as the server itself would, without a check. */
  plant(...docs: Body[]): Promise<void>;
  /** Ends the reactions and begins them again, as a restart does. */
  restartReactions(): Promise<void>;
  /** Ends the reactions alone. */
  pauseReactions(): Promise<void>;
}

/** Starts one. Stop it at the end. */
export async function startReactingServer(
  options: TestServerOptions & { store: Store },
): Promise<ReactingServer> {
  const server = await startTestServer(options);
  const { store, denyList } = options;
  const identity = await identityOf(store);
  const takeNumbers = numbersOf(store, identity.writer, Date.now);
  const faults: string[] = [];
  const log = { write: (line: string) => void faults.push(line) };
  const begin = () => {
    const fresh = reactionsOf({ store, identity, takeNumbers, log, denyList });
    fresh.start();
    return fresh;
  };
  let runner = begin();
  const database = (kind = 'private'): Promise<Database> => store.database(`${QUARTER}-${kind}`);
  return {
    ...server,
    faults,
    doc: async (id) => {
      const stored = await (await database(databaseOf(id))).get(id);
      return stored && !stored.deleted ? stored.doc : undefined;
    },
    all: async (kind) => (await (await database(kind)).all()).documents.map(({ doc }) => doc),
    plant: async (...docs) => {
      for (const doc of docs) {
        const opened = await database(databaseOf(doc._id));
        await opened.write([{ id: doc._id, base: null, doc }]);
      }
    },
    restartReactions: async () => {
      await runner.end();
      runner = begin();
    },
    pauseReactions: () => runner.end(),
    stop: async () => {
      await runner.end();
      await server.stop();
    },
  };
}
