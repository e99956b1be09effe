import type { Result } from '#domain/result.ts';
import { type Tally, tallyId } from '#domain/tally.ts';
import type { Body } from '#domain/version.ts';
import { type EntrySource, type Visit, visitId } from '#domain/visit.ts';
import { visitorId } from '#domain/visitor.ts';
import type { VisitorCard } from '#domain/visitor-card.ts';
import { type Edit, remove } from './checked-writes.ts';
import type { Surroundings } from './copies.ts';
import { freshPersonId } from './fresh-keys.ts';
import { atTreff, type EntryFailure, type Today, takingPart } from './treff-today.ts';
import { personAfterMerges } from './visitor-chains.ts';
import { handsOutNumbers, nextNumber } from './waiting-numbers.ts';

/*
 * What is entered at a Treff's tablet, locked or not: none of it needs to read a name. The first entry
 * of a day opens its session.
 */

/** What an entry came to. */
export interface Entered {
  visitId: string;
  /** Who came, after all merges that are known here. */
  personId: string;
  /** `false`: the person was entered before, and all stays as it was. */
  isNew: boolean;
  /** What is called, where the quarter hands out numbers; entered on two tablets one has two. */
  waitingNumbers?: readonly string[];
}

/** A known person came today; entered twice, or on two tablets, it is one visit. */
export function recordVisit(
  around: Surroundings,
  personId: string,
  { source, enteredBy }: { source: EntrySource; enteredBy?: string },
): Promise<Result<Entered, EntryFailure>> {
  return atTreff(around, async (today) => {
    const { database, quarter } = around;
    const visitOf = (who: string) =>
      database.documents.get([quarter, visitId(today.sessionId, who)]);
    // Side by side: nearly everybody is who they were.
    const [person, own, hasNumbers] = await Promise.all([
      personAfterMerges(database, quarter, personId),
      visitOf(personId),
      handsOutNumbers(around),
    ]);
    const _id = visitId(today.sessionId, person);
    const known = person === personId ? own : await visitOf(person);
    const isNext = !known && hasNumbers;
    const waitingNumbers = isNext
      ? numbers(await nextNumber(around, today))
      : (known?.doc as Visit | undefined)?.waitingNumbers;
    const doc = newVisit(today, person, { source, enteredBy, waitingNumbers });
    const value = { visitId: _id, personId: person, isNew: !known, waitingNumbers };
    return { value, edits: [takingPart(today), { id: _id, change: (current) => current ?? doc }] };
  });
}

/** Takes an entry back ("Rückgängig"); one that was there before stays. */
export function undoVisit(
  around: Surroundings,
  { visitId: id, isNew }: Pick<Entered, 'visitId' | 'isNew'>,
): Promise<Result<string, EntryFailure>> {
  return atTreff(around, async () => ({ value: id, edits: isNew ? [remove(id)] : [] }));
}

/** Counts somebody without a name, by band; `by` is 1, or -1 to take it back. Gives the band's count of
 *  today at this tablet. */
export function recordTally(
  around: Surroundings,
  band: string,
  by: 1 | -1,
): Promise<Result<number, EntryFailure>> {
  return atTreff(around, async (today) => {
    const { sessionId, placeId, writer, at } = today;
    const _id = tallyId(sessionId, writer);
    const row = await around.database.documents.get([around.quarter, _id]);
    const before = (row?.doc as Tally | undefined)?.counts ?? {};
    const value = Math.max(0, (before[band] ?? 0) + by);
    const counts = { ...before, [band]: value };
    const fresh = { _id, type: 'tally', v: 1, createdAt: at, writer, placeId, sessionId };
    const change: Edit['change'] = (current) => ({ ...(current ?? fresh), counts });
    return { value, edits: [takingPart(today), { id: _id, change }] };
  });
}

/** Somebody new, by the name to call them, with today's visit; on a locked tablet nobody can read it
 *  again until it is opened. A blank card that is given out brings the person's id with it. */
export function addVisitor(
  around: Surroundings,
  {
    displayName,
    volunteer,
    card,
    saidNumber,
  }: { displayName: string; volunteer?: true; card?: VisitorCard; saidNumber?: string },
  enteredBy?: string,
): Promise<Result<Entered, EntryFailure>> {
  return atTreff(around, async (today) => {
    const personId = card?.personId ?? freshPersonId();
    const _id = visitId(today.sessionId, personId);
    const visitor: Body = {
      _id: visitorId(personId),
      ...{ type: 'visitor', v: 1, createdAt: today.at, personId, displayName },
      ...(volunteer && { volunteer }),
      ...(card && { cardNumber: card.cardNumber }),
      ...(saidNumber && { saidNumber }),
    };
    const waitingNumbers = numbers(await nextNumber(around, today));
    const source = saidNumber === undefined ? 'name' : 'number';
    const visit = newVisit(today, personId, { source, enteredBy, waitingNumbers });
    const value = { visitId: _id, personId, isNew: true, waitingNumbers };
    // A blank card may have been read, or given out by another tablet, a moment ago.
    const made = [visitor, visit].map(
      (doc): Edit => ({ id: doc._id, change: (current) => current ?? doc }),
    );
    return { value, edits: [takingPart(today), ...made] };
  });
}

/** Takes back who was just added, and the visit. */
export function undoVisitor(
  around: Surroundings,
  { personId, visitId: visit }: Pick<Entered, 'personId' | 'visitId'>,
): Promise<Result<string, EntryFailure>> {
  return atTreff(around, async () => ({
    value: personId,
    edits: [remove(visit), remove(visitorId(personId))],
  }));
}

function numbers(one: string | undefined): readonly string[] | undefined {
  return one === undefined ? undefined : [one];
}

function newVisit(
  { sessionId, placeId, at }: Today,
  personId: string,
  said: { source: EntrySource; enteredBy?: string; waitingNumbers?: readonly string[] },
): Body {
  const told = Object.entries(said).filter(([, value]) => value !== undefined);
  return {
    _id: visitId(sessionId, personId),
    ...{ type: 'visit', v: 1, createdAt: at, sessionId, placeId, personId, at },
    ...Object.fromEntries(told),
  };
}
