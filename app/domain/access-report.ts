import { isClosed } from './closed-form.ts';
import { SERVER_FIELDS } from './document.ts';
import { personsNamedIn, personsToldOf } from './erasure.ts';
import { type DocumentType, isDocumentType, keyOf, ownerOf, partsOf } from './ids.ts';
import type { Body } from './version.ts';

/** What one document says about a person, for the answer to "Was ist über mich gespeichert?". */
export interface ReportItem {
  id: string;
  type: string;
  /** `own`: it tells of the person. `belongs`: it was made of a request of theirs. `named`: it is
   *  about somebody else, and names the person as a helper or the like. */
  how: 'own' | 'belongs' | 'named';
  /** What it says, without what only the machinery needs and without whoever else it names. */
  content: Record<string, unknown>;
}

/**
 * What is told of a document that only names the person: what it has to say about them, and nothing
 * about whom else it concerns (Art. 15 (4) GDPR). An empty list: documents of this type have no field
 * for a person; should an unknown field name one, that it does is told.
 *
 * The order is that in which a report tells them.
 */
const TOLD_WHERE_NAMED: Readonly<Record<DocumentType, readonly string[]>> = {
  person: [],
  visitor: ['displayName', 'cardNumber'],
  consent: ['purpose', 'givenAt', 'form'],
  request: [],
  requestStep: ['kind', 'at', 'when', 'who', 'personId', 'outcome', 'minutes'],
  requestCard: ['kind', 'state', 'area'],
  response: ['kind', 'at'],
  contact: ['kind', 'until'],
  registration: [],
  attendance: ['date', 'eventId'],
  visit: ['at', 'placeId'],
  session: ['date', 'placeId', 'opened', 'closed'],
  loan: ['step', 'at', 'lendableId'],
  shift: ['date', 'placeId', 'from', 'to'],
  call: ['why', 'byWhen'],
  accessRequest: [],
  image: [],
  superseded: ['field'],
  history: [],
  proposal: ['decision', 'decidedAt'],
  report: [],
  erased: [],
  letter: [],
  reportState: [],
  quarter: [],
  place: [],
  event: [],
  notice: [],
  vacancy: [],
  tally: [],
  lendable: [],
};

/** A volunteer's contact tells of whom they visited: of the volunteer only that they did, and when. */
const TOLD_TO_OWNER: Readonly<Partial<Record<DocumentType, readonly string[]>>> = {
  contact: ['kind', 'when', 'where', 'until'],
};

/** What says nothing about a person: transport, and who a device is. */
const MACHINERY: ReadonlySet<string> = new Set([
  '_id',
  'type',
  'v',
  'clock',
  'requestId',
  'loanId',
  'writer',
  ...SERVER_FIELDS.filter((field) => field !== 'arrivedAt' && field !== 'deleteAfter'),
]);
/** What is made of a request, and lies in ranges that are not the asker's. */
const OF_REQUEST: ReadonlySet<unknown> = new Set(['requestCard', 'response', 'contact']);

/** How others are told: by the name that the team knows, or not at all. */
export type NameOf = (personId: string) => string | undefined;

/**
 * Everything that documents say about a person, from all databases at once: what is in the person's
 * own range, what tells of them anywhere, what was made of their requests, and where they are only
 * named. `persons` are all ids of the one person (`samePersons`). Types that this version does not
 * know are told like any other, last. Within a type the oldest comes first.
 */
export function accessReport(
  persons: readonly string[],
  docs: readonly Body[],
  nameOf: NameOf = () => undefined,
): ReportItem[] {
  const own = new Set(persons);
  const requests = requestsOf(own, docs);
  return docs
    .flatMap((doc): ReportItem[] => {
      const how = howOf(doc, own, requests);
      if (!how) return [];
      return [{ id: doc._id, type: typeOf(doc), how, content: contentOf(doc, how, own, nameOf) }];
    })
    .sort((a, b) => rankOf(a) - rankOf(b) || compare(timeOf(a), timeOf(b)) || compare(a.id, b.id));
}

function howOf(
  doc: Body,
  own: ReadonlySet<string>,
  requests: ReadonlySet<unknown>,
): ReportItem['how'] | undefined {
  const isOwn = (id: string) => own.has(id);
  if ([...personsToldOf(doc)].some(isOwn) || isOwn(rangeStartOf(doc._id))) return 'own';
  if (OF_REQUEST.has(doc.type) && requests.has(doc.requestId)) return 'belongs';
  return [...personsNamedIn(doc)].some(isOwn) ? 'named' : undefined;
}

/** Whose range an id lies in, whatever its type: a newer version may know it. */
function rangeStartOf(id: string): string {
  return id.slice(0, Math.max(id.indexOf(':'), 0));
}

/** Keys of a person's requests; of those too of which only the steps are left. */
function requestsOf(own: ReadonlySet<string>, docs: readonly Body[]): ReadonlySet<unknown> {
  const requests = new Set<unknown>();
  for (const { _id, type, requestId } of docs) {
    if (!own.has(ownerOf(_id) ?? '')) continue;
    if (type === 'request') requests.add(keyOf(_id));
    if (type === 'requestStep') requests.add(requestId);
  }
  return requests;
}

function contentOf(
  doc: Body,
  how: ReportItem['how'],
  own: ReadonlySet<string>,
  nameOf: NameOf,
): Record<string, unknown> {
  const listed = toldFields(doc, how);
  // What is encrypted here says nothing; a session's `closed` is the time at which it ended.
  const { closed: _, ...readable } = doc;
  const told = Object.entries(isClosed(doc) ? readable : doc).filter(
    ([field]) => !MACHINERY.has(field) && (!listed || field === 'createdAt' || listed.has(field)),
  );
  const named = told.map(([field, value]) => [field, withNames(value, own, nameOf)] as const);
  return Object.fromEntries(named.filter(([, value]) => value !== undefined));
}

/** `undefined`: all of it. */
function toldFields(doc: Body, how: ReportItem['how']): ReadonlySet<string> | undefined {
  const type = typeOf(doc);
  if (!isDocumentType(type)) return how === 'named' ? new Set() : undefined;
  if (how === 'named') return new Set(TOLD_WHERE_NAMED[type]);
  const listed = how === 'own' ? TOLD_TO_OWNER[type] : undefined;
  return listed && new Set(listed);
}

/** Ids say nothing to a reader: others are told by their names, and what refers to a person by its
 *  id is left out. */
function withNames(value: unknown, own: ReadonlySet<string>, nameOf: NameOf): unknown {
  if (typeof value === 'string') {
    const [named] = personsNamedIn(value);
    if (named === undefined) return value;
    return value === named && !own.has(named) ? nameOf(named) : undefined;
  }
  if (Array.isArray(value)) {
    const left = value.map((item) => withNames(item, own, nameOf));
    return left.filter((item) => item !== undefined);
  }
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(
    ([name, item]) => [name, withNames(item, own, nameOf)] as const,
  );
  return Object.fromEntries(fields.filter(([, item]) => item !== undefined));
}

function typeOf(doc: Body): string {
  return partsOf(doc._id)?.type ?? doc.type ?? 'other';
}

const ORDER = Object.keys(TOLD_WHERE_NAMED);

function rankOf({ type }: ReportItem): number {
  const rank = ORDER.indexOf(type);
  return rank < 0 ? ORDER.length : rank;
}

function timeOf({ content: { at, givenAt, askedAt, date, createdAt } }: ReportItem): string {
  return String(at ?? givenAt ?? askedAt ?? date ?? createdAt ?? '');
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
