import type { LocalDate } from '#domain/local-time.ts';
import type { RequestCard } from '#domain/request-card.ts';
import { languageName } from '../../texts/language-names.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { windowWords } from '../../texts/request-words.ts';

const { wheres, comeAs: comers } = officeRequestsDe.request;

/** What a card says of a request, a line each: never whose it is. */
export function cardLines(card: RequestCard, today: LocalDate): string[] {
  const { area, where, comeAs, language } = card;
  const who = comeAs && comeAs !== 'any' && comeAs !== 'treff' ? comers[comeAs] : undefined;
  return [
    [where && wheres[where], area].filter(Boolean).join(', '),
    windowWords(card.when, today),
    who,
    language && languageName(language, 'de'),
  ].filter((line): line is string => Boolean(line));
}
