import type { Body } from '#domain/version.ts';
import type { Change } from '../../app/data/local-writes.ts';
import type { SimulatedDevice } from './device.ts';
import type { Dice } from './dice.ts';
import { type Attempt, type Intents, tokensIn } from './intents.ts';
import { poisoned } from './poison.ts';

/** An edit that a person is about to make: what it does, and afterwards what it did. */
export interface PlannedEdit {
  changes: ReadonlyMap<string, Change>;
  /** Filled in when the change is made. */
  attempts: Attempt[];
}

/** What an edit needs to know. */
export interface EditContext {
  device: SimulatedDevice;
  dice: Dice;
  intents: Intents;
  now: Date;
  mayDelete: boolean;
  /** How probable it is that what a person writes is nothing that a store may be given. */
  poison: number;
}

const PLACES = ['place:p1', 'place:p2', 'place:p3'];
const NOTICES = ['notice:n1', 'notice:n2'];
const SESSIONS = ['session:treff~2026-03-02', 'session:treff~2026-03-03'];
const PERSONS = ['1', '2'].map((digit) => digit.repeat(32));
const DATES = ['2026-12-24', '2026-12-31'];

/** Every document that people of this world edit. */
export const EDITED_IDS: readonly string[] = [...PLACES, ...NOTICES, ...SESSIONS];

/** Decides what a person does next on a device; what it comes to depends on what stands there. */
export function plannedEdit(context: EditContext): PlannedEdit {
  const { device, dice } = context;
  const attempts: Attempt[] = [];
  const changes = new Map<string, Change>();
  const plan = (id: string, work: Work) => changes.set(id, recorded(context, id, work, attempts));
  if (device.traits.role === 'office' && dice.chance(0.8)) {
    if (dice.chance(0.75)) plan(dice.pick(PLACES), placeEdit(context));
    else plan(dice.pick(NOTICES), noticeEdit(context));
    return { changes, attempts };
  }
  const session = dice.pick(SESSIONS);
  const what = dice.below(4);
  if (what === 0)
    plan(
      session,
      setText(context, 'focus', () => newSession(context, session)),
    );
  else {
    const key = session.slice('session:'.length);
    const person = dice.pick(PERSONS);
    if (what < 3) plan(`visit:${key}~${person}`, visitEdit(context, session, person));
    // A visit and its count are one change: both or neither.
    if (what > 1) plan(`tally:${key}~${device.writer}`, count(context, session));
  }
  return { changes, attempts };
}

/** What an edit makes of a document, and what is to be remembered of it. */
type Work = (current: Body | undefined) => { next: Body | undefined; intent?: Partial<Attempt> };

function recorded(context: EditContext, id: string, work: Work, attempts: Attempt[]): Change {
  const { device, dice, poison } = context;
  return (current) => {
    // What this version cannot read it shows nowhere: nobody edits it here.
    if (current && !device.canRead(current)) return current;
    const { next, intent } = work(current);
    if (!intent) return current;
    // The change runs inside the transaction: the counter stands as it will be used.
    const number = device.storage.edits + attempts.length + 1;
    const blank = { field: '', replaced: [], seen: current?.clock ?? {}, what: 'set' as const };
    attempts.push({ ...blank, device: device.name, writer: device.writer, number, id, ...intent });
    return next && poison > 0 && dice.chance(poison) ? poisoned(next, dice) : next;
  };
}

function placeEdit(context: EditContext): Work {
  const { dice, device, mayDelete } = context;
  const make = () => newPlace(context);
  const kinds: (readonly [number, Work])[] = [
    [30, setText(context, 'name', make)],
    [20, setText(context, 'summary', make)],
    [16, addTo(context, 'synonyms', make)],
    [8, removeFrom(context, 'synonyms')],
    [14, setEntry(context, make)],
    [4, removeEntry(context)],
    // A field that the old version does not know.
    [device.traits.isOld ? 0 : 8, setText(context, 'inSpring', make)],
    [mayDelete ? 7 : 0, remove],
  ];
  return dice.weighted(kinds);
}

function noticeEdit(context: EditContext): Work {
  const { dice, mayDelete } = context;
  const make = () => newNotice(context);
  return dice.weighted([
    [40, setText(context, 'title', make)],
    [40, setText(context, 'text', make)],
    [mayDelete ? 8 : 0, remove],
  ]);
}

function visitEdit(context: EditContext, session: string, person: string): Work {
  return addTo(context, 'topics', () => newVisit(context, session, person));
}

/** Writes a new value into a field; makes the document where there is none. */
function setText({ intents }: EditContext, field: string, make: () => Body): Work {
  return (current) => {
    const token = intents.newToken();
    const replaced = tokensIn(current?.[field]);
    return { next: { ...(current ?? make()), [field]: token }, intent: { field, token, replaced } };
  };
}

function addTo({ intents }: EditContext, field: string, make: () => Body): Work {
  return (current) => {
    const token = intents.newToken();
    const doc = current ?? make();
    const next = { ...doc, [field]: [...listIn(doc, field), token] };
    return { next, intent: { what: 'add', field, token } };
  };
}

function removeFrom({ dice }: EditContext, field: string): Work {
  return (current) => {
    const list = current ? listIn(current, field) : [];
    if (!current || list.length === 0) return { next: current };
    const gone = dice.pick(list);
    const next = { ...current, [field]: list.filter((member) => member !== gone) };
    return { next, intent: { what: 'remove', field, replaced: tokensIn(gone) } };
  };
}

function setEntry({ dice, intents }: EditContext, make: () => Body): Work {
  const date = dice.pick(DATES);
  return (current) => {
    const token = intents.newToken();
    const doc = current ?? make();
    const [others, before] = entriesOf(doc, date);
    const next = { ...doc, exceptions: [...others, { date, closed: true, reason: token }] };
    const field = `exceptions.${date}`;
    return { next, intent: { field, token, replaced: tokensIn(before) } };
  };
}

function removeEntry({ dice }: EditContext): Work {
  const date = dice.pick(DATES);
  return (current) => {
    const [others, before] = current ? entriesOf(current, date) : [[], undefined];
    if (!current || !before) return { next: current };
    const field = `exceptions.${date}`;
    const intent = { what: 'remove' as const, field, replaced: tokensIn(before) };
    return { next: { ...current, exceptions: others }, intent };
  };
}

function remove(current: Body | undefined) {
  if (!current) return { next: current };
  return { next: undefined, intent: { what: 'delete' as const, replaced: tokensIn(current) } };
}

function count(context: EditContext, session: string): Work {
  return (current) => {
    const before = (current?.counts as { adult?: number } | undefined)?.adult ?? 0;
    const doc = current ?? newTally(context, session);
    const next = { ...doc, counts: { adult: before + 1 } };
    return { next, intent: { what: 'count', field: 'counts', count: before + 1 } };
  };
}

function listIn(doc: Body, field: string): unknown[] {
  const list = doc[field];
  return Array.isArray(list) ? list : [];
}

function entriesOf(doc: Body, date: string): [unknown[], unknown] {
  const all = listIn(doc, 'exceptions') as { date: string }[];
  return [all.filter((entry) => entry.date !== date), all.find((entry) => entry.date === date)];
}

function made({ now, dice, device }: EditContext) {
  const v = !device.traits.isOld && dice.chance(0.2) ? 2 : 1;
  return { v, createdAt: now.toISOString() };
}

function newPlace(context: EditContext): Body {
  return { _id: '', type: 'place', ...made(context), name: 'Neu', doors: ['health'] };
}

function newNotice(context: EditContext): Body {
  return {
    _id: '',
    type: 'notice',
    ...made(context),
    title: 'Neu',
    text: 'Neu',
    from: '2026-03-02',
  };
}

function newSession(context: EditContext, id: string): Body {
  const date = id.slice(-'2026-03-02'.length);
  return { _id: id, type: 'session', ...made(context), placeId: 'place:treff', date };
}

function newVisit(context: EditContext, sessionId: string, personId: string): Body {
  const at = context.now.toISOString();
  const about = { sessionId, placeId: 'place:treff', personId, at, source: 'name' };
  return { _id: '', type: 'visit', ...made(context), ...about };
}

function newTally(context: EditContext, sessionId: string): Body {
  const { writer } = context.device;
  const about = { placeId: 'place:treff', sessionId, writer };
  return { _id: '', type: 'tally', ...made(context), ...about };
}
