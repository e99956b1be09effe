import { describe, expect, it } from 'vitest';
import { DOOR_WORDS, doorWordsIn, doorWordsOf } from '#domain/door-words.ts';

const words = DOOR_WORDS.map(({ word }) => word.toLowerCase());

/** Letters to change, add or leave out to make one of the other. [Levenshtein 1966] */
function distance(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...a].entries()) {
    const next = [row + 1];
    for (const [column, other] of [...b].entries()) {
      const changed = (before[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min((before[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1, changed));
    }
    before = next;
  }
  return before[b.length] ?? 0;
}

function isMistakable(a: string, b: string): boolean {
  const letters = distance(a, b);
  if (letters >= 3) return a.includes(b) || b.includes(a);
  return letters < 2 || a[0] === b[0] || a.slice(-3) === b.slice(-3);
}

describe('the words of a Türwort', () => {
  it('are 256 different ones, each with a picture of its own', () => {
    expect(new Set(words).size).toBe(256);
    expect(DOOR_WORDS).toHaveLength(256);
    expect(new Set(DOOR_WORDS.map(({ picture }) => picture)).size).toBe(256);
  });

  it('cannot be mistaken for each other', () => {
    const pairs = words.flatMap((a, index) => words.slice(index + 1).map((b) => [a, b] as const));
    expect(pairs.filter(([a, b]) => isMistakable(a, b))).toEqual([]);
    // Or the rule would find nothing, whatever stands there.
    expect(isMistakable('hose', 'hase')).toBe(true);
    expect(isMistakable('wecker', 'stecker')).toBe(true);
    expect(isMistakable('tanne', 'tannenbaum')).toBe(true);
    expect(isMistakable('hund', 'mond')).toBe(false);
  });

  it('are short words of German letters, hardly an umlaut among them', () => {
    expect(words.filter((word) => !/^[a-zäöü]{4,11}$/.test(word))).toEqual([]);
    expect(words.filter((word) => /[äöü]/.test(word)).length).toBeLessThan(12);
  });

  it('are two, by two bytes, and never the same twice', () => {
    expect(doorWordsOf(Uint8Array.of(0, 255))).toBe('Achterbahn Zylinder');
    expect(doorWordsOf(Uint8Array.of(7, 7, 7, 9))).toBe(
      `${DOOR_WORDS[7]?.word} ${DOOR_WORDS[9]?.word}`,
    );
    const same = doorWordsOf(new Uint8Array(32).fill(255)).split(' ');
    expect(new Set(same).size).toBe(2);
  });

  it('are found again with their pictures', () => {
    expect(doorWordsIn('Apfel Turm')).toEqual([
      { word: 'Apfel', picture: '🍎' },
      { word: 'Turm', picture: '🗼' },
    ]);
    expect(doorWordsIn('Apfel Neuwort')[1]).toEqual({ word: 'Neuwort' });
  });
});
