import { soundOf, withoutDots } from './search-words.ts';
import { forgivenSlips, letterBits, mayResemble, slipsTo } from './spelling.ts';

interface KnownWord {
  /** As `wordsOf` writes it. */
  word: string;
  withoutDots: string;
  sound: string;
  soundLetters: number;
  /** House numbers and years are typed exactly or not at all. */
  hasDigits: boolean;
}

/** Words of the index that a typed word may mean, with how sure that is: 1 is the word itself. */
export type Meanings = Map<string, number>;

const INNER_LETTERS = 4;
/** What a slipped word may be of a known one, and how long it must be for that, as it sounds. */
const NEARNESSES = [
  { match: 'whole', fewestLetters: 0 },
  { match: 'beginning', fewestLetters: 4 },
  { match: 'part', fewestLetters: 6 },
] as const;
const ENDINGS = /(?:innen|ern|en|er|es|em|e|n|s|t)$/;

/**
 * Every word that the index holds. It finds what a typed word may mean: the word, words that begin
 * with it, compounds that hold it, and only where there is none of these, words that sound alike or
 * differ by a slip, and at last the words that a compound is made of.
 */
export class Vocabulary {
  #known = new Map<string, KnownWord>();

  /** Adds a word; one that is known changes nothing. */
  add(word: string): void {
    if (this.#known.has(word)) return;
    const sound = soundOf(word);
    this.#known.set(word, {
      word,
      withoutDots: withoutDots(word),
      sound,
      soundLetters: letterBits(sound),
      hasDigits: /\d/.test(word),
    });
  }

  /** Forgets a word that no document holds any more. */
  remove(word: string): void {
    this.#known.delete(word);
  }

  /** What the typed word may mean. Empty where nothing resembles it. */
  meanings(typed: string): Meanings {
    const plain = this.#written(typed);
    if (plain.size > 0) return plain;
    const misspelt = this.#slipped(typed);
    if (misspelt.size > 0) return misspelt;
    return this.#parts(typed);
  }

  /** Written like this, in whole, at the beginning, inside, with another ending; and what sounds
   *  so, where something is written so. */
  #written(typed: string): Meanings {
    const typedSound = soundOf(typed);
    const stem = typed.replace(ENDINGS, '');
    const stems = stem.length >= INNER_LETTERS ? [stem, withoutDots(stem)] : [];
    const found: Meanings = new Map();
    const alike: string[] = [];
    for (const { word, withoutDots: plain, sound } of this.#known.values()) {
      const sure = Math.max(resemblance(typed, word), resemblance(typed, plain));
      const bent = sure === 0 && stems.some((s) => word.startsWith(s) || plain.startsWith(s));
      if (sure > 0) found.set(word, sure);
      else if (sound === typedSound) alike.push(word);
      else if (bent) found.set(word, 0.4 * share(stem, word));
    }
    if (found.size > 0) for (const word of alike) found.set(word, 0.6);
    return found;
  }

  /** Sounding alike, or some slips away. The nearest kind that finds anything counts. */
  #slipped(typed: string): Meanings {
    const found: Meanings = new Map();
    if (/\d/.test(typed)) return found;
    const sound = soundOf(typed);
    const letters = letterBits(sound);
    const limit = forgivenSlips(typed.length);
    for (const { match, fewestLetters } of NEARNESSES) {
      if (sound.length < fewestLetters) break;
      for (const known of this.#known.values()) {
        if (known.hasDigits || !mayResemble(letters, known.soundLetters, limit)) continue;
        const slips = slipsTo(sound, known.sound, match, limit);
        if (slips <= limit) found.set(known.word, 0.6 / (1 + slips));
      }
      if (found.size > 0) break;
    }
    return found;
  }

  /** The known words at both ends of a compound: `rentenantrag` gives `rente` and `antrag`. */
  #parts(typed: string): Meanings {
    const found: Meanings = new Map();
    for (let letters = INNER_LETTERS; letters < typed.length; letters++) {
      for (const part of [typed.slice(0, letters), typed.slice(-letters)]) {
        if (this.#known.has(part)) found.set(part, 0.5 * share(part, typed));
      }
    }
    return found;
  }
}

function resemblance(typed: string, known: string): number {
  const position = known.indexOf(typed);
  if (position < 0) return 0;
  if (position === 0) return known.length === typed.length ? 1 : 0.5 + 0.4 * share(typed, known);
  return typed.length >= INNER_LETTERS ? 0.3 + 0.3 * share(typed, known) : 0;
}

function share(part: string, whole: string): number {
  return part.length / whole.length;
}
