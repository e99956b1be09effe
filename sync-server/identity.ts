import { randomBytes } from 'node:crypto';
import type { Body } from '#domain/version.ts';
import { REGISTRY } from './stores/database-name.ts';
import type { Database, Store, StoredDocument } from './stores/store.ts';

/** Who this server is to its devices; the same for all processes on one store. */
export interface ServerIdentity {
  /** Names one unbroken life of the store. A restored backup gets a new one. */
  epoch: string;
  /** The server's own entry in clocks. */
  writer: string;
  /** Signs what clients carry back to us, such as `since` tokens: 256 bits in base64url. */
  key: string;
}

/** Clock numbers: `first` to `first + count - 1` are the caller's alone. */
export type TakeNumbers = (count: number) => Promise<{ writer: string; first: number }>;

const IDENTITY = 'server:identity';
const NUMBERS = 'server:numbers';

/** Reads the server's identity from the registry, or makes one where the store is new. */
export async function identityOf(store: Store): Promise<ServerIdentity> {
  const registry = await store.database(REGISTRY);
  const known = await registry.get(IDENTITY);
  if (known && !known.deleted) return identityIn(known.doc);
  const doc: Body = {
    _id: IDENTITY,
    type: 'server',
    epoch: randomBytes(9).toString('base64url'),
    writer: `s${randomBytes(6).toString('hex')}`,
    key: randomBytes(32).toString('base64url'),
  };
  const [outcome] = await registry.write([{ id: IDENTITY, base: null, doc }]);
  // Another process on the same store may have been quicker: then its identity is ours too.
  return outcome?.outcome === 'written' ? identityIn(doc) : identityOf(store);
}

/** The identity among documents that were read; `undefined` where the store has none yet. */
export function identityFrom(
  documents: readonly (StoredDocument | undefined)[],
): ServerIdentity | undefined {
  const known = documents.find((document) => document?.id === IDENTITY);
  return known && !known.deleted ? identityIn(known.doc) : undefined;
}

/**
 * Hands out clock numbers that nobody gets twice: not another process on the same store, and not
 * this one after its data folder was copied back. Each number is the larger of the last one plus
 * one and Unix time in ms, and is written down before it is given.
 */
export function numbersOf(store: Store, writer: string, now: () => number): TakeNumbers {
  let queue: Promise<unknown> = Promise.resolve();
  return (count) => {
    const taken = queue.then(async () => {
      const registry = await store.database(REGISTRY);
      return { writer, first: await take(registry, count, now) };
    });
    queue = taken.catch(() => {});
    return taken;
  };
}

async function take(registry: Database, count: number, now: () => number): Promise<number> {
  if (!Number.isSafeInteger(count) || count < 1) throw new RangeError(`no count: ${count}`);
  for (;;) {
    const known = await registry.get(NUMBERS);
    const first = Math.max(lastIn(known) + 1, now());
    const doc = { _id: NUMBERS, type: 'server', last: first + count - 1 };
    const base = known && !known.deleted ? known.rev : null;
    const [outcome] = await registry.write([{ id: NUMBERS, base, doc }]);
    if (outcome?.outcome === 'written') return first;
  }
}

function lastIn(known: StoredDocument | undefined): number {
  return known && !known.deleted ? Number(known.doc.last) : 0;
}

function identityIn({ epoch, writer, key }: Body): ServerIdentity {
  return { epoch: String(epoch), writer: String(writer), key: String(key) };
}
