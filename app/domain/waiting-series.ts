/*
 * A tablet that hands out waiting numbers without a network must not give one that another gives too.
 * Each has a series of its own, by a word that is called with the number: "Hamburg 7". The words are
 * cities of the German spelling alphabet (DIN 5009), which are told apart in a noisy room; letters
 * (B, D, E) and colours (Blau, Grau) are not.
 */

const WORDS = [
  ...['Aachen', 'Berlin', 'Chemnitz', 'Düsseldorf', 'Essen', 'Frankfurt', 'Goslar', 'Hamburg'],
  ...['Jena', 'Köln', 'Leipzig', 'München', 'Nürnberg', 'Offenbach', 'Potsdam', 'Rostock'],
  ...['Tübingen', 'Unna', 'Völklingen', 'Wuppertal'],
] as const;

/**
 * The word of a tablet's series. `known` are those that it knows from this Treff, who came first first;
 * each takes the word of its own, or the next that is free. So tablets that know of each other never
 * share one; of two that were never together one in twenty pairs does, until they have been.
 */
export function waitingSeries(writer: string, known: readonly string[]): string {
  const taken = new Set<number>();
  for (const one of [...new Set([...known, writer])]) {
    const place = placeOf(one, taken);
    if (one === writer) return WORDS[place] ?? WORDS[0];
    taken.add(place);
    if (taken.size === WORDS.length) taken.clear();
  }
  return WORDS[0];
}

/** What is called: "Hamburg 7". */
export function waitingNumber(series: string, count: number): string {
  return `${series} ${count}`;
}

function placeOf(writer: string, taken: ReadonlySet<number>): number {
  let place = ownPlace(writer);
  while (taken.has(place)) place = (place + 1) % WORDS.length;
  return place;
}

/** FNV-1a: even enough for twenty places. */
function ownPlace(writer: string): number {
  let hash = 0x811c9dc5;
  for (const letter of writer) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash % WORDS.length;
}
