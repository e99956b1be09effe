import { type PersonId, personIdFrom } from '#domain/person-id.ts';
import type { Tally } from '#domain/tally.ts';
import { type TreffFigures, treffFigures } from '#domain/treff-figures.ts';
import type { Body } from '#domain/version.ts';
import type { Visit } from '#domain/visit.ts';
import { mergedPerson, type Visitor } from '#domain/visitor.ts';
import type { Database } from '../../sync-server/stores/store.ts';
import { doc } from './sample-documents.ts';

/** The id of somebody who is told from others by a number of less than 256. */
export const personOf = (n: number): PersonId => personIdFrom(new Uint8Array(16).fill(n));

/** Somebody whom the Treff knows by a name. */
export const visitor = (
  n: number,
  displayName: string,
  fields: Record<string, unknown> = {},
): Body =>
  doc('visitor', `visitor:${personOf(n)}`, { personId: personOf(n), displayName, ...fields });

/** A visit to the Treff of Hüllen on a day. */
export function aVisit(personId: string, date: string, fields: Record<string, unknown> = {}): Body {
  return doc('visit', `visit:huellen~${date}~${personId}`, {
    sessionId: `session:huellen~${date}`,
    placeId: 'place:huellen',
    personId,
    at: `${date}T14:05:00Z`,
    source: 'scan',
    band: '75+',
    topics: ['phone'],
    outcome: 'solved',
    ...fields,
  });
}

/** The figures of all Treffs, as the office would read them from the team's database. */
export async function figuresOf(database: Database): Promise<TreffFigures> {
  const visits = (await database.range('visit:')).map(({ doc: body }) => body as unknown as Visit);
  const tallies = (await database.range('tally:')).map(({ doc: body }) => body as unknown as Tally);
  const visitors = await database.range('visitor:');
  const byPerson = new Map(
    visitors.map(({ doc: body }) => [String(body.personId), body as unknown as Visitor]),
  );
  return treffFigures({ visits, tallies }, (id) => mergedPerson(id, byPerson));
}

/** Writes documents over nothing. */
export async function plant(database: Database, bodies: readonly Body[]): Promise<void> {
  const outcomes = await database.write(
    bodies.map((body) => ({ id: body._id, base: null, doc: body })),
  );
  if (outcomes.some(({ outcome }) => outcome !== 'written')) throw new Error('not planted');
}
