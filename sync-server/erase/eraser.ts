import { raisedClock } from '#domain/clock.ts';
import { erasedHash, erasedId } from '#domain/erased.ts';
import { type DatabaseKind, personOf } from '#domain/ids.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { clockOf } from '#domain/version.ts';
import { samePersons, type Visitor } from '#domain/visitor.ts';
import type { TakeNumbers } from '../identity.ts';
import { foldVisits, settleFolds } from '../reactions/fold-visits.ts';
import type { SealKeys } from '../sealing/seal-keys.ts';
import { closeLeaf } from '../stores/conflict-leaves.ts';
import { databaseNameOf, REGISTRY } from '../stores/database-name.ts';
import type { Database, LivingDocument, Store, StoreWrite } from '../stores/store.ts';
import { cleanRegistry } from './clean-registry.ts';
import { isExpungeDue, noteDue, noteExpunged } from './due-expunges.ts';
import { ErasedList, type Erasure } from './erased-list.ts';
import { appendErasedLog } from './erased-log.ts';
import { ErasedNews } from './erased-news.ts';
import { erasedProof } from './erased-proof.ts';
import { keepErasure, loadErasures } from './erasures.ts';
import { type ErasedView, isClean, type Traces, tracesIn } from './traces.ts';

export interface EraserParts {
  store: Store;
  takeNumbers: TakeNumbers;
  now: () => Date;
  keys: Pick<SealKeys, 'open'>;
  /** By which the server knows its entries of the deny-list again (identity.ts). */
  key: string;
  /** The copy of the deny-list outside the store. */
  logFile: string;
}

const KINDS: readonly DatabaseKind[] = ['public', 'team', 'private'];
/** Others write meanwhile; what they write anew of an erased person no door takes. */
const MOST_ROUNDS = 8;

/**
 * Erases persons, in this order: named on the deny-list, so that nothing of them comes back; visits
 * counted; deleted, or taken out of what mentions them; expunged, so that no byte stays. A crash at
 * any point leaves an erasure that has begun: it is finished at the next start.
 */
export class Eraser {
  readonly list: ErasedList;
  readonly #parts: EraserParts;
  readonly #news: ErasedNews;
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(parts: EraserParts, list: ErasedList) {
    this.#parts = parts;
    this.list = list;
    const heard = (erasure: Erasure) => this.#hear(erasure);
    const brought = () => this.#sweepSoon();
    this.#news = new ErasedNews({ store: parts.store, list, heard, brought });
    list.upToDate = () => this.#news.upToDate();
  }

  /**
   * Reads the deny-list, from the store and from outside it. Where the store does not know all of it,
   * it was set back: everybody erased since is erased again before anybody may ask for anything.
   */
  static async open(parts: EraserParts): Promise<Eraser> {
    const list = new ErasedList(parts.key);
    const eraser = new Eraser(parts, list);
    await loadErasures(parts, list);
    for (const quarter of list.quarters()) {
      for (const erasure of list.of(quarter)) {
        if (erasure.state === 'begun') await eraser.#finish(erasure);
      }
    }
    return eraser;
  }

  /** Erases a person, and whoever turned out to be the same. Doing it again changes nothing. */
  erase(quarter: string, personId: string): Promise<Erasure> {
    return this.#inTurn(async () => {
      const persons = await this.#samePersons(quarter, personId);
      const found = await tracesIn(this.#databaseFor(quarter), this.#viewWith(persons));
      const erasure = await this.#begin(quarter, persons, found);
      return this.#finish(erasure);
    });
  }

  /** Follows what other processes on the store erase, and what replication brings, until `end`. */
  follow(): void {
    void this.#news.follow();
  }

  /** Lets go of the feeds, and resolves when what was begun is done. */
  async end(): Promise<void> {
    this.#news.end();
    await this.#queue;
  }

  /** Erases again whatever came back by a way that has no door; gives how much that was. What a server that
   *  ended had only taken out is expunged. */
  sweep(): Promise<number> {
    const { store } = this.#parts;
    return this.#inTurn(async () => {
      let found = 0;
      for (const quarter of this.list.quarters()) {
        found += await this.#removeAll(quarter, () => noteDue(store, quarter));
        if (!(await isExpungeDue(store, quarter))) continue;
        await this.#expunge(quarter, {});
        await noteExpunged(store, quarter);
      }
      return found;
    });
  }

  /** What another process erased is kept outside the store here as well. */
  async #hear(erasure: Erasure): Promise<void> {
    const isNew = !this.list.of(erasure.quarter).some(({ n }) => n === erasure.n);
    this.list.add(erasure);
    if (isNew) await appendErasedLog(this.#parts.logFile, erasure);
    // What was let in here before this was heard, and after the other had looked.
    if (erasure.state === 'done') this.#sweepSoon();
  }

  #sweepSoon(): void {
    // Where the store is away, the next start sweeps.
    void this.sweep().catch(() => {});
  }

  async #begin(quarter: string, persons: readonly string[], found: Traces): Promise<Erasure> {
    const known = this.list.of(quarter).find(({ hashes }) => {
      return persons.every((person) => hashes.includes(erasedHash(person)));
    });
    if (known && isClean(found)) return known;
    const named = new Set(persons);
    const ids: Record<string, string[]> = {};
    const hashes = persons.map(erasedHash);
    for (const { database, stored } of found.whole) {
      ids[database.name] = [...(ids[database.name] ?? []), stored.id];
      if (!named.has(personOf(stored.id) ?? '')) hashes.push(erasedHash(stored.id));
    }
    const on = dateOf(localDateTimeAt(this.#parts.now()));
    const erasure = await keepErasure(this.#parts.store, { quarter, on, hashes, ids });
    await appendErasedLog(this.#parts.logFile, erasure);
    this.list.add(erasure);
    return erasure;
  }

  async #finish(erasure: Erasure): Promise<Erasure> {
    const { quarter } = erasure;
    await this.#tellReplicas(erasure);
    await this.#removeAll(quarter);
    await this.#expunge(quarter, erasure.ids);
    const done = { ...erasure, state: 'done' } as const;
    await keepErasure(this.#parts.store, done);
    this.list.add(done);
    return done;
  }

  /** The part of the deny-list that replication carries to other servers, and offices hold. */
  async #tellReplicas({ quarter, hashes, on }: Erasure): Promise<void> {
    const database = await this.#databaseFor(quarter)('private');
    const at = this.#parts.now().toISOString();
    const stamp = { by: { role: 'server' }, arrivedAt: at, updatedAt: at };
    const { writer, first } = await this.#parts.takeNumbers(hashes.length);
    const writes = hashes.map((hash, index): StoreWrite => {
      const proof = erasedProof(this.#parts.key, hash);
      const doc = { type: 'erased', v: 1, createdAt: at, hash, proof, erasedOn: on, ...stamp };
      const id = erasedId(hash);
      return { id, base: null, doc: { _id: id, ...doc, clock: { [writer]: first + index } } };
    });
    await database.write(writes);
  }

  /** `before`: called before anything is taken out, where there is something. */
  async #removeAll(quarter: string, before = async () => {}): Promise<number> {
    const { store, keys, now } = this.#parts;
    const view = this.#viewWith([]);
    const visits: LivingDocument[] = [];
    let removed = 0;
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const traces = await tracesIn(this.#databaseFor(quarter), view);
      if (!isClean(traces)) await before();
      const ofRegistry = await cleanRegistry(await store.database(REGISTRY), view, keys, now());
      if (isClean(traces) && ofRegistry === 0) break;
      if (ofRegistry > 0) await before();
      removed += ofRegistry + traces.whole.length + traces.mentions.length + traces.leaves.length;
      visits.push(...(await this.#remove(quarter, traces)));
    }
    await settleFolds(visits, await this.#foldParts(quarter));
    return removed;
  }

  async #remove(quarter: string, { whole, mentions, leaves }: Traces): Promise<LivingDocument[]> {
    const visits = whole.map(({ stored }) => stored).filter(({ doc }) => doc.type === 'visit');
    await foldVisits(visits, await this.#foldParts(quarter));
    const count = whole.length + mentions.length;
    const { writer, first } = await this.#parts.takeNumbers(Math.max(count, 1));
    const at = this.#parts.now().toISOString();
    const writes = [
      ...whole.map(({ database, stored }) => ({ database, stored, remains: undefined })),
      ...mentions,
    ].map(({ database, stored, remains }, index) => {
      const { id, rev: base } = stored;
      const clock = raisedClock(clockOf(stored), writer, first + index);
      const write: StoreWrite = remains
        ? { id, base, doc: { ...remains, updatedAt: at, clock } }
        : { id, base, deleted: true, clock, reason: 'erased' };
      return { database, write };
    });
    for (const database of new Set(writes.map((one) => one.database))) {
      const own = writes.filter((one) => one.database === database);
      await database.write(own.map(({ write }) => write));
    }
    for (const { database, id, rev } of leaves) await closeLeaf(database, id, rev);
    return visits;
  }

  async #expunge(quarter: string, ids: Erasure['ids']): Promise<void> {
    const { store } = this.#parts;
    for (const kind of KINDS) {
      const name = databaseNameOf(quarter, kind);
      await store.expunge(name, ids[name] ?? []);
    }
    await store.expunge(REGISTRY, []);
  }

  /** All who are the same as a person: who was merged into them, and into whom they were. */
  async #samePersons(quarter: string, personId: string): Promise<string[]> {
    const team = await this.#databaseFor(quarter)('team');
    const visitors = (await team.range('visitor:')).map(({ doc }) => doc as unknown as Visitor);
    return samePersons(personId, visitors);
  }

  #viewWith(persons: readonly string[]): ErasedView {
    const more = new Set(persons);
    return {
      isErasedPerson: (personId) => more.has(personId) || this.list.isErasedPerson(personId),
      isErased: (id) => more.has(personOf(id) ?? '') || this.list.isErased(id),
    };
  }

  async #foldParts(quarter: string) {
    const { takeNumbers, now } = this.#parts;
    return { database: await this.#databaseFor(quarter)('team'), takeNumbers, now: now() };
  }

  #databaseFor(quarter: string) {
    return (kind: DatabaseKind): Promise<Database> =>
      this.#parts.store.database(databaseNameOf(quarter, kind));
  }

  #inTurn<Done>(work: () => Promise<Done>): Promise<Done> {
    const done = this.#queue.then(work);
    this.#queue = done.catch(() => {});
    return done;
  }
}
