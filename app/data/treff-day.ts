import { liveQuery, type Observable } from 'dexie';
import { type DayFigures, dayFigures } from '#domain/day-figures.ts';
import { type JoinedVisit, joinedVisits } from '#domain/joined-visits.ts';
import { hasTime } from '#domain/paper-day.ts';
import type { Place } from '#domain/place.ts';
import type { Session } from '#domain/session.ts';
import { type Tally, tallyId } from '#domain/tally.ts';
import { type Visit, visitId } from '#domain/visit.ts';
import { mergedPerson } from '#domain/visitor.ts';
import type { LocalDatabase } from './database.ts';
import { documentById, documentsBeginning } from './document-range.ts';
import { kept } from './kept-promise.ts';
import { localDatabase } from './local-store.ts';
import { readUnsent } from './outbox-status.ts';
import { readChains, readNamesOf } from './visitor-chains.ts';

/** A day at a Treff as this device knows it. */
export interface TreffDay {
  sessionId: string;
  /** Absent where nobody opened it and nobody was entered. */
  session?: Session;
  place?: Place;
  /** Who came, first come first. */
  visits: JoinedVisit[];
  /** The name to call each of them, and whoever is on duty or helped; without those that cannot be
   *  read here. */
  names: ReadonlyMap<string, string>;
  figures: DayFigures;
  /** The newest moment that is known of the day; of what is keyed in later none is. */
  lastEntryAt?: string;
  /** What waits on this device, of all days. */
  unsent: number;
}

/** A day at a Treff, now and after every change. */
export function observeTreffDay(quarter: string, sessionId: string): Observable<TreffDay> {
  return liveQuery(() => readTreffDay(localDatabase(), quarter, sessionId));
}

/** The same, once. */
export async function readTreffDay(
  database: LocalDatabase,
  quarter: string,
  sessionId: string,
): Promise<TreffDay> {
  const session = await kept(documentById<Session>(database, quarter, sessionId));
  const place = session && (await kept(documentById<Place>(database, quarter, session.placeId)));
  const all = await kept(documentsBeginning<Visit>(database, quarter, visitId(sessionId, '')));
  const tallies = await kept(documentsBeginning<Tally>(database, quarter, tallyId(sessionId, '')));
  const chains = await kept(
    readChains(
      database,
      quarter,
      all.map(({ personId }) => personId),
    ),
  );
  const visits = joinedVisits(all, (personId) => mergedPerson(personId, chains));
  const named = visits.flatMap(({ personId, visit }) => [personId, visit.helper, visit.enteredBy]);
  const persons = [...named, ...(session?.onDuty ?? [])].filter((one) => one !== undefined);
  return {
    ...{ sessionId, session, place, visits },
    names: await kept(readNamesOf(database, quarter, [...new Set(persons)])),
    figures: dayFigures(visits, tallies),
    lastEntryAt: all
      .filter(hasTime)
      .map(({ at }) => at)
      .sort()
      .at(-1),
    unsent: (await kept(readUnsent(database))).unsent,
  };
}

/** A day with its numbers, for a list. */
export type TreffDayLine = Pick<TreffDay, 'sessionId' | 'place' | 'figures'> & {
  session: Session;
};

/** The last days of all Treffs, the newest first. */
export function observeTreffDays(quarter: string, most: number): Observable<TreffDayLine[]> {
  return liveQuery(async () => {
    const database = localDatabase();
    const rows = await database.documents.where({ quarter, type: 'session' }).toArray();
    const sessions = rows.map(({ doc }) => doc as unknown as Session);
    const newest = sessions.sort((a, b) => (a.date > b.date ? -1 : 1)).slice(0, most);
    const lines: TreffDayLine[] = [];
    for (const session of newest) {
      const { sessionId, place, figures } = await kept(
        readTreffDay(database, quarter, session._id),
      );
      lines.push({ sessionId, session, place, figures });
    }
    return lines;
  });
}
