import { SEARCH_FIELDS, type SearchEntry } from './search-entry.ts';

/** What scoring must know of the documents: by number, for as long as they are held. */
export class DocumentShelf {
  /** How many different words each field of a document has, at `document * fields + field`. */
  readonly lengths: number[] = [];
  readonly standings: number[] = [];
  /** How often a document was taken out: what was read before may hold it still. */
  removals = 0;
  readonly #ids: (string | undefined)[] = [];
  readonly #numbersById = new Map<string, number>();
  readonly #lengthSums: number[] = SEARCH_FIELDS.map(() => 0);

  /** How many documents there are. */
  get size(): number {
    return this.#numbersById.size;
  }

  /** One more than the highest number. */
  get reach(): number {
    return this.#ids.length;
  }

  /** Takes a document in and gives it a number. `lengths` by field. */
  add({ id, standing }: SearchEntry, lengths: readonly number[]): number {
    const number = this.#ids.push(id) - 1;
    this.#numbersById.set(id, number);
    this.standings.push(standing);
    lengths.forEach((length, field) => {
      this.lengths.push(length);
      this.#lengthSums[field] = (this.#lengthSums[field] ?? 0) + length;
    });
    return number;
  }

  /** Its number is never used again: what holds it need not be touched. Whether it was there. */
  remove(id: string): boolean {
    const number = this.#numbersById.get(id);
    if (number === undefined) return false;
    this.#numbersById.delete(id);
    this.#ids[number] = undefined;
    this.removals += 1;
    for (let field = 0; field < SEARCH_FIELDS.length; field += 1) {
      const length = this.lengths[number * SEARCH_FIELDS.length + field] ?? 0;
      this.#lengthSums[field] = (this.#lengthSums[field] ?? 0) - length;
    }
    return true;
  }

  /** Whether the document of this number is still there. */
  holds(number: number): boolean {
    return this.#ids[number] !== undefined;
  }

  idOf(number: number): string | undefined {
    return this.#ids[number];
  }

  /** Numbers of all documents, in order. */
  numbers(): number[] {
    return [...this.#numbersById.values()];
  }

  averageLength(field: number): number {
    return (this.#lengthSums[field] ?? 0) / this.size;
  }
}
