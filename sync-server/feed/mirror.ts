import { type DenyList, NOBODY_ERASED } from '../access/deny-list.ts';
import type {
  ChangeSignal,
  Database,
  LivingDocument,
  Revision,
  StoredDocument,
} from '../stores/store.ts';
import { StoreFailure } from '../stores/store-failure.ts';
import { lastSurviving, pagesFrom } from './feed-pages.ts';
import type { Position } from './since-token.ts';

/** A living document, and its line of a snapshot. */
export interface MirroredDocument extends LivingDocument {
  line: string;
}

/** What a mirror shows at one moment. A new object after every change; compare by identity. */
export interface MirrorState {
  /** The feed goes on from here: from where `last` stands, and from the beginning where it is empty. */
  readonly seq: string;
  /** The last version that the feed showed and that nobody had erased; absent where there is none. A
   *  store that does not know it was set back. What was erased cannot tell: it is erased again. So
   *  what comes after this one is read again, and a store that only lost what was erased, and wrote
   *  something else in its place, hides nothing. */
  readonly last?: Revision;
  readonly documents: ReadonlyMap<string, MirroredDocument>;
}

/** How long to wait before a store that failed is asked again, in ms. */
const RETRY_AFTER_MS = 1000;

/**
 * All living documents of one database in memory, kept current by its feed: reading 10,000 documents
 * from the store takes seconds, and every first visit wants them. For databases that everyone reads.
 */
export class Mirror {
  readonly #database: Database;
  readonly #denyList: DenyList;
  readonly #stopListening: () => void;
  #state: Promise<MirrorState> | undefined;
  /** The newest state that was ever reached, from which a failure need not begin anew. */
  #reached: MirrorState | undefined;
  #ended = false;
  /** How much was on the deny-list when the documents were last looked at by it. */
  #lookedAtSize: number | undefined = 0;

  /** What `denyList` names is not shown, however it is gone or not yet gone from the store. */
  constructor(database: Database, denyList: DenyList = NOBODY_ERASED) {
    this.#database = database;
    this.#denyList = denyList;
    this.#stopListening = database.onChange((signal) => this.#catchUp(signal));
  }

  /** Whether its documents have been read or are being read: asking now costs what has changed. */
  get isAsked(): boolean {
    return this.#state !== undefined || this.#reached !== undefined;
  }

  /** The state after every change that was told before this call. Throws a `StoreFailure`. */
  async current(): Promise<MirrorState> {
    this.#state ??= this.#kept(
      this.#reached ? this.#advanced(this.#reached, 'reconnected') : this.#load(),
    );
    return this.#state;
  }

  /** Lets go of the feed and the documents. */
  end(): void {
    this.#ended = true;
    this.#stopListening();
    this.#state = undefined;
    this.#reached = undefined;
  }

  #catchUp(signal: ChangeSignal): void {
    // Nobody has asked yet: whoever asks first reads everything anyway.
    if (this.#state === undefined || this.#ended) return;
    this.#state = this.#kept(this.#state.then((state) => this.#advanced(state, signal)));
  }

  /** After a failure the next who asks tries again, or a timer does. */
  #kept(next: Promise<MirrorState>): Promise<MirrorState> {
    next.then(
      (state) => {
        this.#reached = state;
      },
      (error) => {
        if (this.#state === next) this.#state = undefined;
        // A store that is being closed may fail in any way.
        if (this.#ended) return;
        if (!(error instanceof StoreFailure)) throw error;
        setTimeout(() => {
          if (!this.#ended) this.current().catch(() => {});
        }, RETRY_AFTER_MS).unref();
      },
    );
    return next;
  }

  async #load(): Promise<MirrorState> {
    const { seq, last, documents } = await this.#database.all();
    this.#lookedAtSize = 0;
    const mirrored = new Map(documents.map((document) => [document.id, withLine(document)]));
    return this.#following({ seq, last, documents: mirrored });
  }

  async #advanced(state: MirrorState, signal: ChangeSignal): Promise<MirrorState> {
    const wasAway = signal === 'reconnected' && state.last !== undefined;
    // A store that no longer knows what it showed us was set back: nothing of ours is certain.
    if (wasAway && (await this.#database.missing([state.last])).length > 0) return this.#load();
    return this.#following(state);
  }

  async #following(state: MirrorState): Promise<MirrorState> {
    let position: Position = state;
    let documents: Map<string, MirroredDocument> | undefined;
    for await (const page of pagesFrom(this.#database, state.seq)) {
      for (const change of page.changes) {
        documents ??= new Map(state.documents);
        apply(documents, change, this.#denyList);
      }
      position = lastSurviving(page, this.#denyList) ?? position;
    }
    const left = this.#withoutErased(documents ?? state.documents);
    if (left) documents = left;
    const shown = documents ?? state.documents;
    const { last } = position;
    if (last && this.#denyList.isErased(last.id)) position = await this.#lookedFor();
    const isSame = shown === state.documents && position.seq === state.seq;
    return isSame ? state : { seq: position.seq, last: position.last, documents: shown };
  }

  /** Where the last version stands that nobody has erased, when all that was known of it was erased. */
  async #lookedFor(): Promise<Position> {
    let position: Position = { seq: '' };
    for await (const page of pagesFrom(this.#database, '')) {
      position = lastSurviving(page, this.#denyList) ?? position;
    }
    return position;
  }

  #withoutErased(documents: MirrorState['documents']): Map<string, MirroredDocument> | undefined {
    const { size } = this.#denyList;
    const isSame = size === this.#lookedAtSize;
    this.#lookedAtSize = size;
    if (isSame && size !== undefined) return undefined;
    const left = [...documents].filter(([id]) => !this.#denyList.isErased(id));
    return left.length < documents.size ? new Map(left) : undefined;
  }
}

function apply(
  documents: Map<string, MirroredDocument>,
  change: StoredDocument,
  denyList: DenyList,
): void {
  if (change.deleted || denyList.isErased(change.id)) documents.delete(change.id);
  else documents.set(change.id, withLine(change));
}

function withLine(document: LivingDocument): MirroredDocument {
  const { id, rev, doc } = document;
  return { id, rev, doc, line: `${JSON.stringify({ id, rev, doc })}\n` };
}
