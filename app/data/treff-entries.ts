import type { PaperDay } from '#domain/paper-day.ts';
import type { Result } from '#domain/result.ts';
import { type Tally, tallyId } from '#domain/tally.ts';
import type { Body } from '#domain/version.ts';
import { type EntrySource, type Visit, visitId } from '#domain/visit.ts';
import { visitorId } from '#domain/visitor.ts';
import type { VisitorCard } from '#domain/visitor-card.ts';
import { type Edit, remove } from './checked-writes.ts';
import type { Surroundings } from './copies.ts';
import { freshPersonId } from './fresh-keys.ts';
import {
  atTreff,
  type EntryFailure,
  edited,
  stillToTakePart,
  type Today,
  takingPart,
} from './treff-today.ts';
import { personAfterMerges } from './visitor-chains.ts';
import { handsOutNumbers, nextNumber } from './waiting-numbers.ts';

/*
 * What is entered at a Treff's tablet, locked or not: none of it needs to read a name. The first entry
 * of a day opens its session. With `paper` it is entered for a day that is over, from a sheet of paper.
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

/** A known person came; entered twice, or on two tablets, it is one visit. */
export function recordVisit(
  around: Surroundings,
  personId: string,
  { source, enteredBy, paper }: { source: EntrySource; enteredBy?: string; paper?: PaperDay },
): Promise<Result<Entered, EntryFailure>> {
  const plan = async (today: Today) => {
    const { database, quarter } = around;
    // Side by side, and no more than that: a queue waits for each row that is read here.
    const [person, hasNumbers, part] = await Promise.all([
      personAfterMerges(database, quarter, personId),
      handsOutNumbers(around),
      stillToTakePart(around, today),
    ]);
    const _id = visitId(today.sessionId, person);
    const isNext = hasNumbers && !today.isPaper && !(await database.documents.get([quarter, _id]));
    const waitingNumbers = isNext ? numbers(await nextNumber(around, today)) : undefined;
    const doc = newVisit(today, person, { source, enteredBy, waitingNumbers });
    let before: Visit | undefined;
    const change = (current: Body | undefined) => {
      before = current as Visit | undefined;
      return current ?? doc;
    };
    const value = () => ({
      ...{ visitId: _id, personId: person, isNew: !before },
      waitingNumbers: before ? before.waitingNumbers : waitingNumbers,
    });
    return { value, edits: [...part, { id: _id, change }] };
  };
  return atTreff(around, plan, paper);
}

/** Takes an entry back ("Rückgängig"); one that was there before stays. */
export function undoVisit(
  around: Surroundings,
  { visitId: id, isNew }: Pick<Entered, 'visitId' | 'isNew'>,
): Promise<Result<string, EntryFailure>> {
  return edited(around, id, isNew ? [remove(id)] : []);
}

/** Counts somebody without a name, by band; `by` is 1, or -1 to take it back. Gives the band's count of
 *  the day at this tablet. */
export function recordTally(
  around: Surroundings,
  band: string,
  by: 1 | -1,
  paper?: PaperDay,
): Promise<Result<number, EntryFailure>> {
  const plan = async (today: Today) => {
    const { sessionId, placeId, writer, at } = today;
    const _id = tallyId(sessionId, writer);
    const row = await around.database.documents.get([around.quarter, _id]);
    const fresh = { _id, type: 'tally', v: 1, createdAt: at, writer, placeId, sessionId };
    const { value, edit } = counted(row?.doc as Body | undefined, fresh, band, by);
    return { value: () => value, edits: [...(await stillToTakePart(around, today)), edit] };
  };
  return atTreff(around, plan, paper);
}

/** Somebody new, by the name to call them, with the visit; on a locked tablet nobody can read it
 *  again until it is opened. A blank card that is given out brings the person's id with it. */
export function addVisitor(
  around: Surroundings,
  {
    displayName,
    volunteer,
    card,
    saidNumber,
    paper,
  }: {
    displayName: string;
    volunteer?: true;
    card?: VisitorCard;
    saidNumber?: string;
    paper?: PaperDay;
  },
  enteredBy?: string,
): Promise<Result<Entered, EntryFailure>> {
  const plan = async (today: Today) => {
    const personId = card?.personId ?? freshPersonId();
    const _id = visitId(today.sessionId, personId);
    const said = { ...(volunteer && { volunteer }), ...(saidNumber && { saidNumber }) };
    const visitor = newVisitorBody(today.at, { personId, displayName, card }, said);
    const next = today.isPaper ? undefined : await nextNumber(around, today);
    const waitingNumbers = numbers(next);
    const source = saidNumber === undefined ? 'name' : 'number';
    const visit = newVisit(today, personId, { source, enteredBy, waitingNumbers });
    const value = { visitId: _id, personId, isNew: true, waitingNumbers };
    // A blank card may have been read, or given out by another tablet, a moment ago.
    const made = [visitor, visit].map(
      (doc): Edit => ({ id: doc._id, change: (current) => current ?? doc }),
    );
    return { value: () => value, edits: [takingPart(today), ...made] };
  };
  return atTreff(around, plan, paper);
}

/** Takes back who was just added, and the visit. */
export function undoVisitor(
  around: Surroundings,
  { personId, visitId: visit }: Pick<Entered, 'personId' | 'visitId'>,
): Promise<Result<string, EntryFailure>> {
  return edited(around, personId, [remove(visit), remove(visitorId(personId))]);
}

/** A new name of the team's list, with the number of the card that was given out. */
export function newVisitorBody(
  createdAt: string,
  { personId, displayName, card }: { personId: string; displayName: string; card?: VisitorCard },
  said: Record<string, unknown> = {},
): Body {
  return {
    _id: visitorId(personId),
    ...{ type: 'visitor', v: 1, createdAt, personId, displayName, ...said },
    ...(card && { cardNumber: card.cardNumber }),
  };
}

/** One more or less of a band in a device's own count; `fresh` where it has counted nothing yet. */
export function counted(
  row: Body | undefined,
  fresh: Body,
  band: string,
  by: 1 | -1,
): { value: number; edit: Edit } {
  const before = (row as Pick<Tally, 'counts'> | undefined)?.counts ?? {};
  const value = Math.max(0, (before[band] ?? 0) + by);
  const counts = { ...before, [band]: value };
  return {
    value,
    edit: { id: fresh._id, change: (current) => ({ ...(current ?? fresh), counts }) },
  };
}

function numbers(one: string | undefined): readonly string[] | undefined {
  return one === undefined ? undefined : [one];
}

function newVisit(
  { sessionId, placeId, at, cameAt, isPaper }: Today,
  personId: string,
  said: { source: EntrySource; enteredBy?: string; waitingNumbers?: readonly string[] },
): Body {
  const all = isPaper ? { ...said, source: 'paper' } : said;
  const told = Object.entries(all).filter(([, value]) => value !== undefined);
  return {
    _id: visitId(sessionId, personId),
    ...{ type: 'visit', v: 1, createdAt: at, sessionId, placeId, personId, at: cameAt },
    ...Object.fromEntries(told),
  };
}
