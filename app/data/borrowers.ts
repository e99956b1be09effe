import { liveQuery } from 'dexie';
import type { Namesake } from '#domain/namesakes.ts';
import type { Person } from '#domain/person.ts';
import { namesakesAmong, personEntries, personsFound } from '#domain/person-list.ts';
import { mergedPerson, samePersons, type Visitor } from '#domain/visitor.ts';
import { readSession } from './device.ts';
import { documentsOfType } from './document-range.ts';
import { localDatabase } from './local-store.ts';
import type { NameIndex } from './name-index.ts';
import { watchNames } from './team-names.ts';

/** Somebody who can borrow. */
export interface Borrower {
  personId: string;
  name: string;
}

/** Whom a device knows by name, to find a borrower and to say who has what. */
export interface Borrowers {
  nameOf(personId: string): string | undefined;
  /** By the first letters, or by the number of a card; at most so many. */
  found(typed: string, most: number): Borrower[];
  /** Those of some of them whose name somebody else has too. */
  namesakes(wanted: readonly string[]): Namesake[];
}

/** The names of now, and again when they change; `next` is called with each. Returns what ends it.
 *  The office knows persons, a tablet its visitors, and a locked one nobody. */
export function watchBorrowers(quarter: string, next: (names: Borrowers) => void): () => void {
  let isOver = false;
  let end = () => undefined as unknown;
  void readSession(localDatabase()).then(({ role }) => {
    if (isOver) return;
    if (role === 'office') {
      const subscription = liveQuery(() => readPersons(quarter)).subscribe(next);
      end = () => subscription.unsubscribe();
    } else {
      end = watchNames(quarter, (names) => next(teamOf(names)));
    }
  });
  return () => {
    isOver = true;
    end();
  };
}

async function readPersons(quarter: string): Promise<Borrowers> {
  const database = localDatabase();
  const persons = await documentsOfType<Person>(database, quarter, 'person');
  const visitors = await documentsOfType<Visitor>(database, quarter, 'visitor');
  const entries = personEntries(persons, visitors);
  const byPerson = new Map(entries.map((entry) => [entry.personId, entry]));
  const offered = entries.filter(({ ended, mergedInto, name }) => !ended && !mergedInto && name);
  return {
    nameOf: (personId) => byPerson.get(mergedPerson(personId, byPerson))?.name || undefined,
    found: (typed, most) => (typed.trim() ? personsFound(offered, typed).slice(0, most) : []),
    namesakes: (wanted) => namesakesAmong(offered, wanted, (id) => samePersons(id, visitors)),
  };
}

function teamOf(names: NameIndex): Borrowers {
  return {
    nameOf: (personId) => names.nameOf(personId),
    namesakes: (wanted) => names.namesakes(wanted),
    found: (typed, most) => {
      const holder = names.byCard(typed.trim());
      return holder ? [holder] : names.found(typed, most);
    },
  };
}
