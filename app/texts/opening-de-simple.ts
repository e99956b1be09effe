import type { HoursPhrase } from '#domain/opening.ts';
import { hoursSentences, type SentenceWords } from './hours-sentence.ts';
import { type OpeningTexts, openingDe, sentenceWords } from './opening-de.ts';

/** Short sentences: the season and the n-th of a month stand before a colon, each range alone. */
const simpleWords: SentenceWords = {
  ...sentenceWords,
  days: (days) => sentenceWords.days(days, false),
  hours: (hours) => sentenceWords.hours(hours, true),
  joints: { season: ': ', hours: (days) => (days.kind === 'nthOfMonth' ? ': ' : ' ') },
};

/** What the screens say about opening hours in Einfache Sprache. */
export const openingDeSimple: OpeningTexts = {
  ...openingDe,
  sentence: (phrases: readonly HoursPhrase[]) => hoursSentences(phrases, simpleWords),
  seniors: (phrases: readonly HoursPhrase[]) =>
    `Für Ältere: ${hoursSentences(phrases, simpleWords)}`,
  asWritten: 'Diese Zeiten sind vielleicht falsch. Bitte rufen Sie vorher an.',
};
