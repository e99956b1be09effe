import type { ServerIdentity } from '../identity.ts';
import { isDesignId } from '../stores/revision-body.ts';
import type { LeafChange } from '../stores/revisions.ts';
import type { Database } from '../stores/store.ts';
import { ChangeAlarm } from './change-alarm.ts';
import { type PeerPosition, seqText } from './position.ts';

/** What a peer asks of `_changes`. */
export interface ChangesAsked {
  feed: 'normal' | 'longpoll' | 'continuous';
  from: PeerPosition;
  limit: number;
  descending: boolean;
  /** Names the standing leaf alone instead of all. */
  standing: boolean;
  bodies: boolean;
  /** Only these documents. */
  ids?: ReadonlySet<string>;
  /** How often an empty line keeps the connection open, in ms; then `timeout` means nothing. */
  heartbeat?: number;
  /** How long to wait for a change, in ms. */
  timeout: number;
}

/** Whose changes, and until when. */
export interface ChangesSource {
  identity: ServerIdentity;
  database: Database;
  /** Ends a feed that waits. */
  ended: AbortSignal;
}

/** Changes read at once: with contents of up to 64 kB each, and without. */
const PAGE_WITH_BODIES = 50;
const PAGE = 500;
/** A peer asks again after that; until then it is not asked again whether it may. */
const LONGEST_FEED_MS = 5 * 60_000;

/** The feed as text, piece by piece, in the forms of CouchDB's `_changes`. */
export function changesText(asked: ChangesAsked, source: ChangesSource): AsyncGenerator<string> {
  return asked.feed === 'continuous' ? continuous(asked, source) : enclosed(asked, source);
}

/** `normal` and `longpoll`: one object; the latter waits while there is nothing to say. */
async function* enclosed(asked: ChangesAsked, source: ChangesSource): AsyncGenerator<string> {
  const reading = new Reading(asked, source);
  const alarm =
    asked.feed === 'longpoll' ? new ChangeAlarm(source.database, source.ended) : undefined;
  try {
    yield '{"results":[\n';
    let separator = '';
    for await (const rows of reading.rows()) {
      yield separator + rows.join(',\n');
      separator = ',\n';
    }
    if (alarm && reading.count === 0) {
      for await (const rows of waited(reading, alarm, asked)) {
        if (rows.length === 0) yield '\n';
        else yield separator + rows.join(',\n');
        if (reading.count > 0) break;
      }
    }
    yield `\n],\n"last_seq":${JSON.stringify(reading.seq)},"pending":${reading.pending}}\n`;
  } finally {
    alarm?.stop();
  }
}

/** A line for each change, as it happens. */
async function* continuous(asked: ChangesAsked, source: ChangesSource): AsyncGenerator<string> {
  const reading = new Reading(asked, source);
  const alarm = new ChangeAlarm(source.database, source.ended);
  try {
    for await (const rows of reading.rows()) yield `${rows.join('\n')}\n`;
    for await (const rows of waited(reading, alarm, asked)) yield `${rows.join('\n')}\n`;
    yield `{"last_seq":${JSON.stringify(reading.seq)},"pending":${reading.pending}}\n`;
  } finally {
    alarm.stop();
  }
}

/** What comes later, and nothing (an empty list) as often as the connection wants a sign of life. */
async function* waited(
  reading: Reading,
  alarm: ChangeAlarm,
  { heartbeat, timeout }: ChangesAsked,
): AsyncGenerator<string[]> {
  const until = Date.now() + LONGEST_FEED_MS;
  while (!reading.isFull && reading.canGoOn) {
    const woken = await alarm.wait(heartbeat ?? timeout);
    if (woken === 'ended' || Date.now() > until) return;
    if (woken === 'changed') yield* reading.rows();
    else if (heartbeat === undefined) return;
    else yield [];
  }
}

/** Reads the feed page by page, and knows how far it came. */
class Reading {
  count = 0;
  pending = 0;
  readonly #asked: ChangesAsked;
  readonly #source: ChangesSource;
  #at: PeerPosition;

  constructor(asked: ChangesAsked, source: ChangesSource) {
    this.#asked = asked;
    this.#source = source;
    this.#at = asked.from;
  }

  /** Where it stands. */
  get seq(): string {
    return seqText(this.#source.identity, this.#source.database, this.#at);
  }

  get isFull(): boolean {
    return this.count >= this.#asked.limit;
  }

  /** Nothing new ever comes at the end of a feed that runs backwards. */
  get canGoOn(): boolean {
    return !this.#asked.descending;
  }

  /** Everything from here to the end of now, as rows of JSON, a page at a time. */
  async *rows(): AsyncGenerator<string[]> {
    const { limit, bodies, standing, descending } = this.#asked;
    for (let more = true; more && !this.isFull; ) {
      // Backwards there is no resuming: such a feed is as long as one page.
      const page = Math.min(limit - this.count, bodies ? PAGE_WITH_BODIES : PAGE);
      const options = { seq: this.#at.seq, limit: page, bodies, standing, descending };
      const read = await this.#source.database.revisions.changes(options);
      const rows = read.changes.flatMap((change) => this.#row(change));
      this.#at = { ...this.#at, seq: read.seq };
      this.pending = read.pending;
      this.count += rows.length;
      more = read.more && !descending;
      if (rows.length > 0) yield rows;
    }
  }

  #row({ id, seq, leaves, deleted, body }: LeafChange): string[] {
    const [rev] = leaves;
    if (rev !== undefined) this.#at = { seq, last: { id, rev } };
    if (isDesignId(id) || (this.#asked.ids && !this.#asked.ids.has(id))) return [];
    const changes = leaves.map((leaf) => ({ rev: leaf }));
    const told = { seq: this.seq, id, changes, ...(deleted ? { deleted } : {}) };
    return [JSON.stringify(body ? { ...told, doc: body } : told)];
  }
}
