import type { Body } from '#domain/version.ts';
import { aNotice, anEvent, aQuarter } from '../../support/builders.ts';
import { manyPlaces } from '../../support/large-quarter.ts';
import { randomFrom } from '../../support/random.ts';

/** The quarter that these benchmarks look at. */
export const QUARTER = 'bench';

/** What a device of some kind holds, by the database that it stands in. */
export interface Profile {
  name: string;
  public: Body[];
  team: Body[];
}

/** A phone: 2,000 public documents. */
export function phoneProfile(): Profile {
  return { name: 'a phone (2,000 documents)', public: publicDocuments(1_700, 259, 40), team: [] };
}

/** A Treff tablet: the phone's, 5,000 visitors, and visits and counts of two Treffs in the days that a
 *  team's device holds: 12,000. `dayOf` says on which day each of the 100 sessions was. */
export function tabletProfile(dayOf = lately): Profile {
  const visits = manyVisits(100, 47, 5_000, dayOf);
  const team = [...manyVisitors(5_000), ...visits, ...manyTallies(100, 2, dayOf)];
  return {
    name: 'a Treff tablet (12,000 documents)',
    public: publicDocuments(1_700, 259, 40),
    team,
  };
}

/** A large quarter: 10,000 places. */
export function placesProfile(): Profile {
  return { name: '10,000 places', public: publicDocuments(9_999, 0, 0), team: [] };
}

/** So many new visits of known visitors to one session, as a tablet writes them. */
export function newVisits(count: number, day: string): Body[] {
  const sessionId = `session:menge~0~${day}`;
  return Array.from({ length: count }, (_, index) =>
    visitOf(sessionId, personId(index), `${day}T10:00:00Z`),
  );
}

/** Bytes of the documents' JSON alone. */
export function bytesOf(profile: Profile): number {
  const documents = [...profile.public, ...profile.team];
  return documents.reduce((sum, doc) => sum + Buffer.byteLength(JSON.stringify(doc)), 0);
}

function publicDocuments(places: number, events: number, notices: number): Body[] {
  const quarter = aQuarter({ _id: `quarter:${QUARTER}`, name: 'Messfeld' });
  const day = (index: number) => `2026-12-${String(1 + (index % 28)).padStart(2, '0')}`;
  const dates = Array.from({ length: events }, (_, index) =>
    anEvent({
      _id: `event:menge~${index}`,
      uid: `menge-${index}@example.org`,
      title: `Technik-Treff ${index}`,
      start: `${day(index)}T15:00`,
      end: `${day(index)}T17:00`,
    }),
  );
  const news = Array.from({ length: notices }, (_, index) =>
    aNotice({ _id: `notice:menge~${index}`, title: `Der Aufzug ${index} geht wieder` }),
  );
  return [quarter, ...news, ...dates, ...manyPlaces(places)];
}

function manyVisitors(count: number): Body[] {
  return Array.from({ length: count }, (_, index) => ({
    _id: `visitor:${personId(index)}`,
    type: 'visitor',
    v: 1,
    createdAt: '2026-01-10T09:00:00Z',
    personId: personId(index),
    displayName: `Besucherin ${index}`,
    band: '60–74',
    language: 'de',
    clock: { dbench: index + 1 },
  }));
}

function manyVisits(
  sessions: number,
  visitsEach: number,
  visitors: number,
  dayOf: (session: number) => string,
): Body[] {
  return Array.from({ length: sessions }, (_, session) => {
    const day = dayOf(session);
    const sessionId = `session:menge~${treffOf(session)}~${day}`;
    const opening = {
      ...{ _id: sessionId, type: 'session', v: 1, createdAt: `${day}T08:00:00Z` },
      ...{ placeId: placeOf(sessionId), date: day, opened: `${day}T08:00:00Z` },
      clock: { dbench: session + 1 },
    };
    const visits = Array.from({ length: visitsEach }, (_, visit) =>
      visitOf(
        sessionId,
        personId((session * visitsEach + visit) % visitors),
        `${day}T10:${String(visit % 60).padStart(2, '0')}:00Z`,
      ),
    );
    return [opening, ...visits];
  }).flat();
}

function manyTallies(sessions: number, each: number, dayOf: (session: number) => string): Body[] {
  return Array.from({ length: sessions * each }, (_, index) => {
    const session = index % sessions;
    const sessionId = `session:menge~${treffOf(session)}~${dayOf(session)}`;
    const writer = `d${String(index).padStart(12, '0')}`;
    return {
      ...{ _id: `tally:${sessionId.slice('session:'.length)}~${writer}`, type: 'tally', v: 1 },
      ...{ createdAt: '2026-01-10T09:00:00Z', writer, placeId: placeOf(sessionId), sessionId },
      ...{ counts: { '60–74': 5, unknown: 2 }, clock: { [writer]: 1 } },
    };
  });
}

function visitOf(sessionId: string, person: string, at: string): Body {
  return {
    ...{ _id: `visit:${sessionId.slice('session:'.length)}~${person}`, type: 'visit', v: 1 },
    ...{ createdAt: at, sessionId, placeId: placeOf(sessionId), personId: person, at },
    ...{ source: 'scan', band: '60–74', topics: ['Handy'], outcome: 'solved' },
    clock: { dbench: 1 },
  };
}

/** Sessions of each Treff. */
const EACH = 50;

/** The later ones are those of the first Treff. */
function treffOf(session: number): number {
  return session < EACH ? 1 : 0;
}

function placeOf(sessionId: string): string {
  return `place:${sessionId.slice('session:'.length, sessionId.lastIndexOf('~'))}`;
}

function lately(session: number): string {
  const day = new Date();
  day.setUTCDate(day.getUTCDate() - EACH + (session % EACH));
  return day.toISOString().slice(0, 10);
}

function personId(index: number): string {
  const random = randomFrom(index + 1);
  return Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
}
