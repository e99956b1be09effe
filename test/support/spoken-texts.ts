/** A sentence set's text at its dotted name. */
export interface SpokenText {
  name: string;
  text: string;
}

/** Arguments that sentences with gaps are filled with, tried in turn until one gives a text. */
const FILLINGS: readonly (readonly unknown[])[] = [
  ['2026-12-01', '2026-12-02', '2026-12-03'],
  ['15:00', '17:00', '18:00'],
  [3, 40, 5],
  ['Anna', 'Berta', 'Clara'],
];

/** Every text of a set, with its gaps filled; what takes richer arguments is left to its own test. */
export function spokenTexts(set: object, prefix = ''): SpokenText[] {
  return Object.entries(set).flatMap(([key, value]) => {
    const name = prefix ? `${prefix}.${key}` : key;
    if (typeof value === 'string') return [{ name, text: value }];
    if (typeof value === 'function') return filled(name, value);
    return value && typeof value === 'object' ? spokenTexts(value, name) : [];
  });
}

/** The sentences of a text; a colon that introduces a clause ends one, a time of day does not. */
export function sentencesOf(text: string): string[] {
  return text
    .replace(/(\d)\.\s/g, '$1 ')
    .split(/(?<=[.!?…:;])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter(Boolean);
}

/** Words of a sentence; numbers and dashes are none. */
export function wordsOf(sentence: string): string[] {
  return sentence.split(/\s+/).filter((word) => /\p{L}/u.test(word));
}

function filled(name: string, make: (...args: never[]) => unknown): SpokenText[] {
  for (const filling of FILLINGS) {
    try {
      const text = make(...(filling as never[]));
      if (typeof text === 'string' && !/Invalid|undefined|NaN|\[object/.test(text)) {
        return [{ name, text }];
      }
    } catch {
      // Another filling may fit; what none fits is tested beside its own code.
    }
  }
  return [];
}
