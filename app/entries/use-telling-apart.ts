import { useMemo } from 'preact/hooks';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import type { Namesake } from '#domain/namesakes.ts';
import { observeLastDays } from '../data/last-days.ts';
import { dayWords } from '../texts/day-words.ts';
import { de } from '../texts/de.ts';
import { treffDe } from '../texts/treff-de.ts';
import { NOTHING_TO_SEE, useLive } from '../ui/use-live.ts';
import { useNow } from '../ui/use-now.ts';

const { entry, same } = treffDe;

/** What tells those apart who have one name, a line for each: the number of the card, and the day when they
 *  were here last, before today. Nothing for anybody else, and nothing is read while nobody shares a name. */
export function useTellingApart(
  quarterId: string,
  people: readonly Namesake[],
): (personId: string) => string | undefined {
  const asked = people.flatMap(({ ids }) => ids).join();
  const today = dateOf(localDateTimeAt(useNow()));
  const days = useLive(
    () => (asked ? observeLastDays(quarterId, people, today) : NOTHING_TO_SEE),
    [quarterId, asked, today],
  );
  return useMemo(() => {
    const byPerson = new Map(people.map((one) => [one.personId, one]));
    return (personId: string) => {
      const one = byPerson.get(personId);
      if (!one) return undefined;
      const card = one.cardNumber && same.card(one.cardNumber);
      const day = days?.get(personId);
      const none = days?.has(personId) ? entry.notLately : undefined;
      const last = day ? entry.lastDay(dayWords(de, day, today)) : none;
      return [card, last].filter(Boolean).join(', ') || undefined;
    };
  }, [people, days, today]);
}
