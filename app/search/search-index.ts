import type { LocalDate } from '#domain/local-time.ts';
import { Postings } from './postings.ts';
import { questionWords } from './question-words.ts';
import { type Searchable, searchEntry } from './search-entry.ts';
import { Vocabulary } from './vocabulary.ts';

/** How much words that are only helpful add to what the needed ones score. */
const HELPFUL = 0.5;

/**
 * Searches places and events by what people type: German words whole, begun, inside a compound,
 * without their dots, misspelt or meant by another word, and whole questions. Pure: it knows
 * neither a database nor a worker.
 */
export class SearchIndex {
  #today: LocalDate;
  #vocabulary = new Vocabulary();
  #postings = new Postings();
  /** Documents by number; a number that is free again is `undefined`. */
  #ids: (string | undefined)[] = [];
  #numbers = new Map<string, number>();
  #words = new Map<string, Iterable<string>>();
  #free: number[] = [];

  /** `today` decides what is over or too old to stand first. */
  constructor(today: LocalDate) {
    this.#today = today;
  }

  /** How many places and events it holds. */
  get size(): number {
    return this.#numbers.size;
  }

  /** Takes a document in, or its newer state. */
  put(doc: Searchable): void {
    this.remove(doc._id);
    const { id, weights } = searchEntry(doc, this.#today);
    const number = this.#free.pop() ?? this.#ids.length;
    this.#ids[number] = id;
    this.#numbers.set(id, number);
    this.#words.set(id, [...weights.keys()]);
    this.#postings.add(number, weights);
    for (const word of weights.keys()) this.#vocabulary.add(word);
  }

  /** Forgets a document; one that it never had changes nothing. */
  remove(id: string): void {
    const number = this.#numbers.get(id);
    if (number === undefined) return;
    const unused = this.#postings.remove(number, this.#words.get(id) ?? []);
    for (const word of unused) this.#vocabulary.remove(word);
    this.#ids[number] = undefined;
    this.#numbers.delete(id);
    this.#words.delete(id);
    this.#free.push(number);
  }

  /**
   * Ids of what fits the text, best first. Every word that says something must fit; where nothing
   * fits them all, what fits most of them. A text without words finds nothing.
   */
  search(text: string): string[] {
    const { needed, helpful } = questionWords(text);
    const found = needed.map((word) => this.#scores(word));
    let scores = combined(found, this.#ids.length, 'all');
    if (!scores.some((score) => score > 0)) scores = combined(found, this.#ids.length, 'most');
    for (const word of helpful) {
      const more = this.#scores(word);
      scores = scores.map((score, n) => (score > 0 ? score + HELPFUL * (more[n] ?? 0) : 0));
    }
    return this.#bestFirst(scores);
  }

  #scores(word: string): Float32Array {
    return this.#postings.scores(this.#vocabulary.meanings(word), this.#ids.length);
  }

  #bestFirst(scores: Float32Array): string[] {
    return numbersByScore(scores)
      .map((number) => this.#ids[number])
      .filter((id) => id !== undefined);
  }
}

/**
 * Numbers of the documents that score, highest first. Score and number share one key, because
 * sorting bare numbers costs a tenth of comparing pairs.
 */
function numbersByScore(scores: Float32Array): number[] {
  const size = scores.length;
  const keys: number[] = [];
  scores.forEach((score, number) => {
    if (score > 0) keys.push(number - Math.ceil(score * 1e5) * size);
  });
  return Array.from(Float64Array.from(keys).sort(), (key) => ((key % size) + size) % size);
}

/** One score from those of several words: for `most`, each further word that fits weighs more. */
function combined(found: Float32Array[], size: number, mode: 'all' | 'most'): Float32Array {
  const scores = new Float32Array(size);
  for (let number = 0; number < size; number++) {
    let fitting = 0;
    let sum = 0;
    for (const word of found) {
      const score = word[number] ?? 0;
      if (score > 0) fitting++;
      sum += score;
    }
    if (mode === 'most') scores[number] = sum * fitting ** 2;
    else if (fitting === found.length) scores[number] = sum;
  }
  return scores;
}
