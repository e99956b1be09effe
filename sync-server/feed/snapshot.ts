import { createHash } from 'node:crypto';
import { parseDocument } from '#domain/any-document.ts';
import { partsOf } from '#domain/ids.ts';
import { schemaMark } from '#domain/schema-mark.ts';
import type { ServerIdentity } from '../identity.ts';
import { type FeedWindow, shownIn } from './feed-window.ts';
import type { Mirror, MirroredDocument, MirrorState } from './mirror.ts';
import { type Encoding, SharedBody } from './shared-body.ts';
import { sinceToken } from './since-token.ts';

/** A snapshot as it is sent. */
export interface Snapshot {
  /** Strong: another for every state and every encoding. [RFC 9110, 8.8.3] */
  etag: string;
  body: SharedBody;
}

/** A snapshot with what it was made of. */
interface Made {
  state: MirrorState;
  window: FeedWindow | undefined;
  snapshot: Snapshot;
}

/** Characters that are compressed and flushed together. */
const PART_LENGTH = 64 * 1024;
/** What a first screen shows comes first, the long directory last. */
const FIRST_TYPES = ['quarter', 'notice', 'event'];

/** The snapshots of one database, each made once for each state and encoding. */
export class Snapshots {
  readonly #identity: ServerIdentity;
  readonly #database: string;
  readonly #mirror: Mirror;
  readonly #made = new Map<string, Made>();
  /** Documents that this build can read. */
  readonly #readable = new WeakSet<MirroredDocument>();

  constructor(identity: ServerIdentity, database: string, mirror: Mirror) {
    this.#identity = identity;
    this.#database = database;
    this.#mirror = mirror;
  }

  /** The snapshot of now where it is made already, or on its way for somebody else. */
  async atHand(encoding: Encoding, window?: FeedWindow): Promise<Snapshot | undefined> {
    if (!this.#mirror.isAsked) return undefined;
    return this.#madeOf(await this.#mirror.current(), encoding, window);
  }

  /** The snapshot of now. Throws a `StoreFailure` where nothing could be read yet. */
  async current(encoding: Encoding, window?: FeedWindow): Promise<Snapshot> {
    const state = await this.#mirror.current();
    const made = this.#madeOf(state, encoding, window);
    if (made) return made;
    const snapshot = this.#make(state, encoding, window);
    this.#made.set(nameOf(encoding, window), { state, window, snapshot });
    return snapshot;
  }

  #madeOf(state: MirrorState, encoding: Encoding, window?: FeedWindow): Snapshot | undefined {
    const made = this.#made.get(nameOf(encoding, window));
    const isOfNow = made?.state === state && made.window?.start === window?.start;
    return isOfNow && !made.snapshot.body.hasFailed ? made.snapshot : undefined;
  }

  #make(state: MirrorState, encoding: Encoding, window?: FeedWindow): Snapshot {
    const { epoch } = this.#identity;
    const since = sinceToken(this.#identity, this.#database, state);
    const shown = shownIn(state.documents, window);
    const schemas = this.#canReadAll(shown) ? schemaMark() : undefined;
    const head = `${JSON.stringify({ epoch, since, count: shown.size, schemas })}\n`;
    // The token names epoch, database, seq and last version: documents are equal where it is.
    const hash = createHash('sha256').update(`${since} ${schemas} ${window?.start}`);
    const digest = hash.digest('base64url').slice(0, 22);
    const body = SharedBody.of(parts(head, inOrder(shown)), encoding);
    return { etag: `"${digest}-${encoding}"`, body };
  }

  /** Each document is read once, however many snapshots it is in. */
  #canReadAll(documents: MirrorState['documents']): boolean {
    for (const document of documents.values()) {
      if (this.#readable.has(document)) continue;
      if (!parseDocument(document.doc).ok) return false;
      this.#readable.add(document);
    }
    return true;
  }
}

/** The whole copy and the one of the last weeks are kept beside each other, not those of each day. */
function nameOf(encoding: Encoding, window: FeedWindow | undefined): string {
  return window ? `${encoding} of the last weeks` : encoding;
}

function inOrder(documents: MirrorState['documents']): MirroredDocument[] {
  const rank = new Map<MirroredDocument, number>();
  for (const document of documents.values()) {
    const index = FIRST_TYPES.indexOf(partsOf(document.id)?.type ?? '');
    rank.set(document, index < 0 ? FIRST_TYPES.length : index);
  }
  return [...rank.keys()].sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
}

function* parts(head: string, documents: readonly MirroredDocument[]): Generator<string> {
  let part = head;
  for (const { line } of documents) {
    part += line;
    if (part.length < PART_LENGTH) continue;
    yield part;
    part = '';
  }
  if (part) yield part;
}
