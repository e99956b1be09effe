import { useEffect, useMemo, useState } from 'preact/hooks';
import { typedCardNumber } from '#domain/card-number.ts';
import { type Namesake, repeatedIn } from '#domain/namesakes.ts';
import { personsFound } from '#domain/person-list.ts';
import { spellingsOf } from '#domain/spellings.ts';
import { cardStanding, type VisitorCard } from '#domain/visitor-card.ts';
import type { NameIndex } from '../../data/name-index.ts';
import { observePersonEntries } from '../../data/person-file.ts';
import { watchNames } from '../../data/team-names.ts';
import { useLive } from '../../ui/use-live.ts';

/** Somebody who can be entered. */
export interface Someone {
  personId: string;
  name: string;
}

/** Whom this device knows by name. */
export interface People {
  /** Who fits what was typed, at most `most`: a name, or the number of a card. */
  find(typed: string, most: number): Someone[];
  nameOf(personId: string): string | undefined;
  /** Those of some people whose name somebody else has too. */
  namesakes(of: readonly Someone[]): Namesake[];
  /** Whether somebody has another card than this one by now. */
  isReplaced(card: VisitorCard): boolean;
}

/** At the office everybody of whom there is a document; at a Treff whom the team knows, as long as the
 *  tablet is open. */
export function usePeople(quarterId: string, isOffice: boolean): People | undefined {
  const office = useOfficePeople(quarterId);
  const team = useTeamPeople(quarterId);
  return isOffice ? office : team;
}

function useOfficePeople(quarterId: string): People | undefined {
  const entries = useLive(() => observePersonEntries(quarterId), [quarterId]);
  return useMemo(() => {
    if (!entries) return undefined;
    const byPerson = new Map(entries.map((entry) => [entry.personId, entry]));
    let shared: ReadonlySet<string> | undefined;
    const ones = entries.filter(({ mergedInto, name }) => mergedInto === undefined && name);
    return {
      find: (typed, most) => {
        const number = typedCardNumber(typed);
        const holders = entries.filter((one) => number && one.cardNumber === number);
        const found = number ? holders : personsFound(ones, typed);
        return typed.trim() ? found.slice(0, most) : [];
      },
      namesakes: (of) => {
        shared ??= repeatedIn(ones.map(({ name }) => spellingsOf(name)));
        return of.flatMap(({ personId, name }) => {
          const ids = [personId];
          const cardNumber = byPerson.get(personId)?.cardNumber;
          return shared?.has(spellingsOf(name)) ? [{ personId, ids, cardNumber }] : [];
        });
      },
      nameOf: (personId) => byPerson.get(personId)?.name || undefined,
      isReplaced: (card) => cardStanding(card, entries) === 'replaced',
    };
  }, [entries]);
}

function useTeamPeople(quarterId: string): People | undefined {
  const [names, setNames] = useState<NameIndex>();
  useEffect(() => watchNames(quarterId, setNames), [quarterId]);
  return useMemo(() => {
    if (!names) return undefined;
    return {
      find: (typed, most) => {
        const number = typedCardNumber(typed);
        const holder = number === undefined ? undefined : names.byCard(number);
        return holder ? [holder] : names.found(typed, most);
      },
      namesakes: (of) => names.namesakes(of.map(({ personId }) => personId)),
      nameOf: (personId) => names.nameOf(personId),
      isReplaced: (card) => names.isReplaced(card),
    };
  }, [names]);
}
