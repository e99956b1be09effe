/** In which documents a word stands, and how much it says about each of them. */
interface Posting {
  documents: number[];
  weights: number[];
}

/**
 * For every word the documents that hold it: an inverted index over small document numbers.
 * Scores are kept as one array per question, so that a word that stands in most of 10,000
 * documents still costs a fraction of a frame on a slow phone.
 */
export class Postings {
  #byWord = new Map<string, Posting>();

  /** Notes that a document holds these words, with their weights in it. */
  add(document: number, weights: ReadonlyMap<string, number>): void {
    for (const [word, weight] of weights) {
      const posting = this.#byWord.get(word) ?? { documents: [], weights: [] };
      posting.documents.push(document);
      posting.weights.push(weight);
      this.#byWord.set(word, posting);
    }
  }

  /** Takes a document off these words; returns the words that no document holds any more. */
  remove(document: number, words: Iterable<string>): string[] {
    const unused: string[] = [];
    for (const word of words) {
      const posting = this.#byWord.get(word);
      const position = posting?.documents.indexOf(document) ?? -1;
      if (!posting || position < 0) continue;
      posting.documents.splice(position, 1);
      posting.weights.splice(position, 1);
      if (posting.documents.length > 0) continue;
      this.#byWord.delete(word);
      unused.push(word);
    }
    return unused;
  }

  /**
   * What each document scores for words that may mean the same, each with how sure that is: the
   * best word decides, further ones add a little. Rare words score higher. Zero is no match.
   */
  scores(meanings: ReadonlyMap<string, number>, documents: number): Float32Array {
    const scores = new Float32Array(documents);
    let matched = 0;
    for (const [word, sureness] of meanings) {
      const posting = this.#byWord.get(word);
      if (!posting) continue;
      for (let position = 0; position < posting.documents.length; position++) {
        const document = posting.documents[position] ?? 0;
        const score = sureness * (posting.weights[position] ?? 0);
        const before = scores[document] ?? 0;
        if (before === 0) matched++;
        scores[document] = before + score ** 2;
      }
    }
    const rarity = Math.log(1 + documents / (matched || 1));
    return scores.map((squares) => Math.sqrt(squares) * rarity);
  }
}
