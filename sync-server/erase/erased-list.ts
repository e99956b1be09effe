import { erasedHash } from '#domain/erased.ts';
import { personOf } from '#domain/ids.ts';
import type { Body } from '#domain/version.ts';
import { type DenyList, isErasedPerson } from '../access/deny-list.ts';
import { quarterDatabaseOf } from '../stores/database-name.ts';
import type { LoggedErasure } from './erased-log.ts';
import { isErasedProof } from './erased-proof.ts';

/** An erasure as the registry keeps it. */
export interface Erasure extends LoggedErasure {
  /** What was there, by database: what devices are told to drop. */
  ids: Readonly<Record<string, readonly string[]>>;
  /** `begun`: named already, and perhaps still there. */
  state: 'begun' | 'done';
}

/** Hashing an id for each question would make long answers slow. */
const MOST_REMEMBERED = 50_000;

/** Everybody who was erased, by hashes: what a server asks at each of its doors. */
export class ErasedList implements DenyList {
  readonly #hashes = new Set<string>();
  readonly #byQuarter = new Map<string, Map<number, Erasure>>();
  readonly #remembered = new Map<string, boolean>();
  /** Quarters of which others told that somebody was erased. */
  readonly #toldOf = new Set<string>();
  readonly #key: string;

  /** `key`: the server's own, by which it knows its entries again. */
  constructor(key: string) {
    this.#key = key;
  }

  /** Set by whoever follows the store on which others erase too. */
  upToDate: () => Promise<void> = async () => {};

  get size(): number {
    return this.#hashes.size;
  }

  isErased(id: string): boolean {
    if (this.#hashes.size === 0) return false;
    const person = personOf(id);
    return (person !== undefined && this.#has(person)) || this.#has(id);
  }

  /** Whether a person was erased. */
  isErasedPerson(personId: string): boolean {
    return isErasedPerson({ isErased: (id) => this.isErased(id) })(personId);
  }

  erasedFrom(database: string, after = 0): readonly string[] {
    const erasures = this.of(quarterDatabaseOf(database)?.quarterId ?? '');
    return erasures.filter(({ n }) => n > after).flatMap(({ ids }) => ids[database] ?? []);
  }

  erasedUpTo(database: string): number {
    return this.of(quarterDatabaseOf(database)?.quarterId ?? '').at(-1)?.n ?? 0;
  }

  /** The erasures of a quarter, in order. */
  of(quarter: string): Erasure[] {
    return [...(this.#byQuarter.get(quarter)?.values() ?? [])].sort((a, b) => a.n - b.n);
  }

  /** The quarters in which somebody was erased. */
  quarters(): string[] {
    return [...new Set([...this.#byQuarter.keys(), ...this.#toldOf])];
  }

  isOwnEntry({ hash, proof }: Body): boolean {
    return typeof hash === 'string' && isErasedProof(this.#key, hash, proof);
  }

  /** Adds an erasure, or replaces what is known of it. */
  add(erasure: Erasure): void {
    const ofQuarter = this.#byQuarter.get(erasure.quarter) ?? new Map();
    this.#byQuarter.set(erasure.quarter, ofQuarter.set(erasure.n, erasure));
    this.#addHashes(erasure.hashes);
  }

  /** Whether an erasure is here already as it stands in the registry. */
  knows({ quarter, n, hashes, state }: Erasure): boolean {
    const known = this.#byQuarter.get(quarter)?.get(n);
    return known?.state === state && hashes.every((hash) => known.hashes.includes(hash));
  }

  /** Adds what was erased in a quarter by another server, or before this store was set back; answers
   *  whether any of it was unknown. */
  addTold(hashes: readonly string[], quarter: string): boolean {
    const isNews = this.#addHashes(hashes);
    if (isNews) this.#toldOf.add(quarter);
    return isNews;
  }

  #addHashes(hashes: readonly string[]): boolean {
    const unknown = hashes.filter((hash) => hash !== '' && !this.#hashes.has(hash));
    for (const hash of unknown) this.#hashes.add(hash);
    if (unknown.length > 0) this.#remembered.clear();
    return unknown.length > 0;
  }

  #has(text: string): boolean {
    const known = this.#remembered.get(text);
    if (known !== undefined) return known;
    if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear();
    const found = this.#hashes.has(erasedHash(text));
    this.#remembered.set(text, found);
    return found;
  }
}
