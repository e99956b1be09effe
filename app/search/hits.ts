/**
 * Documents that fit, with their scores and which of a question's terms they hold. Arrays by
 * number, because a short beginning of a word fits thousands.
 */
export class Hits {
  /** Numbers in the order in which they were found. */
  documents: number[] = [];
  readonly scores: Float64Array;
  /** A bit for each term of the question, so many words for each document. */
  readonly #terms: Uint32Array;
  readonly #words: number;

  constructor(reach: number, terms: number) {
    this.#words = Math.ceil(terms / 32) || 1;
    this.scores = new Float64Array(reach);
    this.#terms = new Uint32Array(reach * this.#words);
  }

  /** Adds something to a document's score, which a term of the question may have given. */
  add(document: number, score: number, term?: number): void {
    if (!this.has(document)) this.documents.push(document);
    this.scores[document] = (this.scores[document] ?? 0) + score;
    if (term === undefined) return;
    const word = document * this.#words + (term >>> 5);
    this.#terms[word] = (this.#terms[word] ?? 0) | (1 << (term & 31));
  }

  has(document: number): boolean {
    return this.scores[document] !== 0;
  }

  /** Takes in what another found: documents of either. */
  unite(other: Hits): void {
    for (const document of other.documents) {
      if (!this.has(document)) this.documents.push(document);
      this.#merge(other, document);
    }
  }

  /** Keeps what another found too: documents of both. */
  intersect(other: Hits): void {
    const both = other.documents.filter((document) => this.has(document));
    for (const document of both) this.#merge(other, document);
    const kept = new Set(both);
    for (const document of this.documents) if (!kept.has(document)) this.scores[document] = 0;
    this.documents = both;
  }

  /** Best first: what holds more of the terms counts as much more. */
  ranked(): number[] {
    const { documents } = this;
    const final = new Float64Array(this.scores.length);
    for (const document of documents) {
      final[document] = (this.scores[document] ?? 0) * (this.#termsIn(document) || 1);
    }
    return documents.sort((a, b) => (final[b] ?? 0) - (final[a] ?? 0));
  }

  #merge(other: Hits, document: number): void {
    this.scores[document] = (this.scores[document] ?? 0) + (other.scores[document] ?? 0);
    const first = document * this.#words;
    for (let word = first; word < first + this.#words; word += 1) {
      this.#terms[word] = (this.#terms[word] ?? 0) | (other.#terms[word] ?? 0);
    }
  }

  #termsIn(document: number): number {
    let count = 0;
    const first = document * this.#words;
    for (let word = first; word < first + this.#words; word += 1) {
      for (let bits = this.#terms[word] ?? 0; bits !== 0; bits &= bits - 1) count += 1;
    }
    return count;
  }
}
