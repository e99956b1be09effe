import { spelledWords } from './spellings.ts';
import type { Visitor } from './visitor.ts';

/** Two who may be one: entered twice, on two tablets, in two spellings. */
export interface SimilarPair {
  /** Whom the other would become: who was there first. */
  into: Visitor;
  other: Visitor;
}

/** Names as short as "Ilse" and "Else" differ by one letter all the same. */
const SHORT = 6;
/** What is said before a name and is none. */
const TITLES: ReadonlySet<string> = new Set(['frau', 'herr', 'fr', 'hr', 'dr', 'prof']);

/**
 * Visitors of the same or a very similar name: the same words in any order, words that sound alike
 * (Meier, Mayr), or one letter more, less or other. Without those who are one already and those of whom
 * the office said that they are two. Looks at thousands in a moment: names are compared only with those
 * that share one of their keys.
 */
export function similarPairs(visitors: readonly Visitor[]): SimilarPair[] {
  const open = visitors.filter(({ mergedInto, volunteer }) => !mergedInto && !volunteer);
  const groups = new Map<string, Visitor[]>();
  for (const visitor of open) {
    for (const key of keysOf(visitor.displayName)) {
      groups.set(key, [...(groups.get(key) ?? []), visitor]);
    }
  }
  const pairs = new Map<string, SimilarPair>();
  for (const group of groups.values()) {
    for (const [index, one] of group.entries()) {
      for (const two of group.slice(index + 1)) {
        if (isSaidToBeTwo(one, two)) continue;
        const pair = pairOf(one, two);
        pairs.set(`${pair.into.personId} ${pair.other.personId}`, pair);
      }
    }
  }
  const order = new Intl.Collator('de');
  return [...pairs.values()].sort((a, b) => order.compare(a.into.displayName, b.into.displayName));
}

function pairOf(one: Visitor, two: Visitor): SimilarPair {
  const isFirst =
    one.createdAt < two.createdAt ||
    (one.createdAt === two.createdAt && one.personId < two.personId);
  return isFirst ? { into: one, other: two } : { into: two, other: one };
}

function isSaidToBeTwo(one: Visitor, two: Visitor): boolean {
  return Boolean(one.notSame?.includes(two.personId) || two.notSame?.includes(one.personId));
}

/** Two names that share a key are similar. */
function keysOf(name: string): Set<string> {
  const words = wordsOf(name);
  const plain = words.join(' ');
  if (plain === '') return new Set();
  const keys = new Set([`= ${plain}`]);
  // A first name alone sounds like many.
  if (words.length > 1) keys.add(`~ ${words.map(soundOf).sort().join(' ')}`);
  if (plain.length >= SHORT) {
    keys.add(`- ${plain}`);
    for (let at = 0; at < plain.length; at += 1) {
      keys.add(`- ${plain.slice(0, at)}${plain.slice(at + 1)}`);
    }
  }
  return keys;
}

function wordsOf(name: string): string[] {
  return spelledWords(name)
    .filter((word) => !TITLES.has(word))
    .sort();
}

/**
 * How a word sounds, so that spellings of one name are the same: h and double letters fall away, letters
 * that German pairs by ear become one.
 */
function soundOf(word: string): string {
  return word
    .replace(/ph/g, 'f')
    .replace(/(dt|th|tt)/g, 't')
    .replace(/(ck|qu|c)/g, 'k')
    .replace(/(ai|ay|ei|ey)/g, 'ei')
    .replace(/eier\b/g, 'eir')
    .replace(/tz/g, 'z')
    .replace(/y/g, 'i')
    .replace(/ie/g, 'i')
    .replace(/(?<=[aeiou])h/g, '')
    .replace(/v/g, 'f')
    .replace(/w/g, 'f')
    .replace(/d\b/g, 't')
    .replace(/(.)\1+/g, '$1');
}
