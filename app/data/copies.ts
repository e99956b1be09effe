import type { Table } from 'dexie';
import { mustBeRead, waitingFor } from '#domain/closed-document.ts';
import { isClosed } from '#domain/closed-form.ts';
import { isEqualJson } from '#domain/equal.ts';
import {
  edited,
  type Held,
  type LocalCopy,
  type Step,
  type StepContext,
} from '#domain/local-copy.ts';
import type { SealedLetter } from '#domain/sealed-letter.ts';
import { supersededOf } from '#domain/superseded.ts';
import type { Body, Version } from '#domain/version.ts';
import type { LocalDatabase, LocalDocument, LocalTombstone, OutboxEntry } from './database.ts';
import {
  type Counters,
  type DeviceIdentity,
  keepCounters,
  readCounters,
  readIdentity,
} from './device.ts';
import { type CanRead, rowOf, scopeOf } from './document-rows.ts';
import { type Found, foundOf } from './found-copies.ts';
import { deleteById } from './rows-by-id.ts';
import type { Vault } from './vault.ts';

/** What the device knows when it takes something in. */
export interface Surroundings {
  database: LocalDatabase;
  quarter: string;
  now: () => Date;
  canRead: CanRead;
  /** The scope with which this device pulls a document, from its id alone; `undefined` where it may
   *  write such documents and never reads them. */
  scopeOfId: (id: string) => string | undefined;
  /** Encrypts what names a person, on a team's device; absent on all others. */
  vault?: Vault;
}

/** The scope under which a copy is kept that no pull of this device brings. */
export const UNREAD = 'unread';

type Key = [string, string];

/**
 * The copies of some documents while one transaction lasts: read at once, changed one by one,
 * written at once with the counters they used. The transaction holds `tablesOf(database)`. Between
 * reading and writing nothing waits: IndexedDB ends a transaction whose code waits for anything else.
 */
export class Copies {
  readonly #around: Surroundings;
  readonly #identity: DeviceIdentity;
  readonly #counters: Counters;
  readonly #copies = new Map<string, LocalCopy>();
  readonly #scopes = new Map<string, string>();
  readonly #since = new Map<string, string>();
  readonly #changed = new Set<string>();
  readonly #superseded: Body[] = [];
  /** Which rows there are of an id, so that only those are deleted. */
  readonly #rows = new Map<
    string,
    { document?: LocalDocument; tombstone: boolean; entry: boolean }
  >();

  private constructor(around: Surroundings, identity: DeviceIdentity, counters: Counters) {
    this.#around = around;
    this.#identity = identity;
    this.#counters = { ...counters };
  }

  /** Reads the copies of these ids. */
  static async of(around: Surroundings, ids: readonly string[]): Promise<Copies> {
    const { database } = around;
    // Side by side: each wait for an answer costs an old tablet more than the reading.
    const [identity, counters, found] = await Promise.all([
      readIdentity(database),
      readCounters(database),
      foundOf(around, [...new Set(ids)]),
    ]);
    const copies = new Copies(around, identity, counters);
    copies.#rememberAll(found);
    return copies;
  }

  /** Reads further ids. */
  async read(ids: readonly string[]): Promise<void> {
    const open = [...new Set(ids)].filter((id) => !this.#copies.has(id));
    // A transaction that asks for nothing for a while counts as ended.
    if (open.length > 0) this.#rememberAll(await foundOf(this.#around, open));
  }

  get(id: string): LocalCopy {
    return this.#copies.get(id) ?? {};
  }

  set(id: string, copy: LocalCopy, scope?: string): void {
    if (copy === this.#copies.get(id)) return;
    this.#copies.set(id, copy);
    if (scope !== undefined) this.#scopes.set(id, scope);
    this.#changed.add(id);
  }

  /** What a step needs; each call gives another order. */
  context(): StepContext {
    this.#counters.orders += 1;
    return { deviceId: this.#identity.deviceId, order: this.#counters.orders };
  }

  /** The number of one more acceptance. */
  nextAcceptance(): number {
    this.#counters.acceptances += 1;
    return this.#counters.acceptances;
  }

  /** A person's edit; `false` where the document takes none any more. */
  edit(id: string, edit: { doc: Body } | { deleted: true }): boolean {
    this.#counters.edits += 1;
    const { order } = this.context();
    const { writer } = this.#identity;
    const next = edited(this.get(id), edit, { writer, number: this.#counters.edits, order });
    if (next) this.set(id, next);
    return next !== undefined;
  }

  /**
   * The same with a content in clear, or nothing to delete it: closed where it is to be, with its letter
   * beside it.
   */
  async editOpen(id: string, doc: Body | undefined): Promise<boolean> {
    const { vault, quarter } = this.#around;
    if (!vault) return this.edit(id, doc ? { doc } : { deleted: true });
    if (!doc) {
      const isTaken = this.edit(id, { deleted: true });
      this.seal(id, undefined);
      return isTaken;
    }
    const closed = await vault.within.closed(quarter, doc);
    if (!this.edit(id, { doc: closed })) return false;
    const { held, outgoing } = this.get(id);
    if (!isClosed(closed) || !held || held.version.deleted) return true;
    const { closed: _, ...clear } = held.version.doc;
    const written = { ...doc, ...clear };
    this.seal(id, await vault.within.letter(quarter, written, outgoing?.bases ?? []));
    return true;
  }

  /** Lets news meet the copy by a rule. Where that would have to read what is closed, they wait. */
  meet<News extends Held | undefined>(
    id: string,
    news: News,
    rule: (copy: LocalCopy, news: News, context: StepContext) => Step,
    scope?: string,
  ): void {
    const copy = this.get(id);
    if (news && mustBeRead(copy, news, rule))
      this.set(id, waitingFor(copy, news, this.context()), scope);
    else this.take(id, rule(copy, news, this.context()), scope);
  }

  /** Puts the letter of its write beside a copy that waits, in place of the one before. */
  seal(id: string, letter: SealedLetter | undefined): void {
    const { held, outgoing } = this.get(id);
    if (outgoing) this.set(id, { held, outgoing: { ...outgoing, letter } });
  }

  /** Takes over a step's outcome. What gave way in it becomes a document when the copies are written. */
  take(id: string, step: Step, scope?: string): void {
    this.set(id, step.copy, scope);
    for (const { field, value } of step.superseded) {
      this.#superseded.push(supersededOf({ about: id, field, value }, this.#around.now()));
    }
  }

  /** Writes what was changed. */
  async write(): Promise<void> {
    await this.#keepSuperseded();
    if (this.#changed.size === 0) return;
    const { database } = this.#around;
    const [rows, tombstones, entries] = [[], [], []] as [
      LocalDocument[],
      LocalTombstone[],
      OutboxEntry[],
    ];
    const gone = { documents: [] as string[], tombstones: [] as string[], outbox: [] as string[] };
    for (const id of this.#changed) {
      const { held, outgoing } = this.get(id);
      const row = held && this.#rowOf(id, held.version, held.rev ?? '');
      const before = this.#rows.get(id);
      if (row && 'doc' in row) {
        if (!isSameRow(row, before?.document)) rows.push(row);
      } else if (before?.document) gone.documents.push(id);
      if (row && 'deleted' in row) tombstones.push(row);
      else if (before?.tombstone) gone.tombstones.push(id);
      if (outgoing) entries.push(this.#entryOf(id, outgoing));
      else if (before?.entry) gone.outbox.push(id);
    }
    const { quarter } = this.#around;
    await Promise.all([
      putAll(database.documents, rows),
      putAll(database.tombstones, tombstones),
      putAll(database.outbox, entries),
      keepCounters(database, this.#counters),
    ]);
    // Afterwards: a range is deleted whole where nothing else stands in it.
    await Promise.all([
      deleteById(database.documents, quarter, gone.documents),
      deleteById(database.tombstones, quarter, gone.tombstones),
      deleteById(database.outbox, quarter, gone.outbox),
    ]);
    this.#changed.clear();
  }

  /** Values that gave way, as documents of their own; once each, whoever meets them again. */
  async #keepSuperseded(): Promise<void> {
    if (this.#superseded.length === 0) return;
    await this.read(this.#superseded.map(({ _id }) => _id));
    for (const doc of this.#superseded.splice(0)) {
      if (!this.get(doc._id).held) await this.editOpen(doc._id, doc);
    }
  }

  #rememberAll({ ids, rows, tombstones, entries }: Found): void {
    for (const id of ids) this.#remember(id, rows.get(id), tombstones.get(id), entries.get(id));
  }

  #remember(
    id: string,
    row: LocalDocument | undefined,
    tombstone: LocalTombstone | undefined,
    entry: OutboxEntry | undefined,
  ): void {
    this.#rows.set(id, { document: row, tombstone: !!tombstone, entry: !!entry });
    const copy: LocalCopy = {};
    if (row) copy.held = { rev: row.rev || undefined, version: { doc: row.doc as Body } };
    else if (tombstone) {
      const { rev, clock, reason } = tombstone;
      copy.held = { rev: rev || undefined, version: { deleted: true, clock, reason } };
    }
    if (row ?? tombstone) this.#scopes.set(id, row ? scopeOf(row) : (tombstone?.scope ?? ''));
    if (entry) {
      const { quarter: _, id: __, since, ...outgoing } = entry;
      copy.outgoing = outgoing;
      this.#since.set(id, since);
    }
    this.#copies.set(id, copy);
  }

  #rowOf(id: string, version: Version, rev: string): LocalDocument | LocalTombstone {
    const { quarter, canRead, scopeOfId } = this.#around;
    const scope = this.#scopes.get(id) ?? scopeOfId(id) ?? UNREAD;
    if (!version.deleted) return rowOf({ quarter, scope }, { id, rev, doc: version.doc }, canRead);
    const { clock, reason } = version;
    return { quarter, id, scope, rev, deleted: true, clock, reason };
  }

  #entryOf(id: string, outgoing: NonNullable<LocalCopy['outgoing']>): OutboxEntry {
    const { quarter, now } = this.#around;
    const since = this.#since.get(id) ?? now().toISOString();
    return { ...outgoing, quarter, id, since };
  }
}

/** What the feed shows of this device's own write is as a rule what stands here since its acceptance. */
function isSameRow(row: LocalDocument, before: LocalDocument | undefined): boolean {
  return (
    before !== undefined &&
    row.rev === before.rev &&
    row.type === before.type &&
    row.scope === before.scope &&
    isEqualJson(row.doc, before.doc)
  );
}

/** Nothing to do must not wait: a transaction that asks for nothing for a while has ended. */
async function putAll<Row>(table: Table<Row, Key>, rows: readonly Row[]): Promise<void> {
  if (rows.length > 0) await table.bulkPut(rows);
}

/** A first visit's code takes it from its own file: it loads no copies. */
export { tablesOf } from './copy-tables.ts';
