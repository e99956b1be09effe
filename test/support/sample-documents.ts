import { cardNumberFrom } from '#domain/card-number.ts';
import { erasedHash, erasedId } from '#domain/erased.ts';
import type { DocumentType } from '#domain/ids.ts';
import { imageId } from '#domain/image-id.ts';
import { supersededOf } from '#domain/superseded.ts';
import type { Body } from '#domain/version.ts';
import { aNotice, anEvent, aPlace, aQuarter } from './builders.ts';

/** A resident, a volunteer, and somebody whom neither is. */
export const RESIDENT_ID = 'a'.repeat(32);
export const VOLUNTEER_ID = 'b'.repeat(32);
export const STRANGER_ID = 'c'.repeat(32);
/** The device that writes, and another. */
export const DEVICE_ID = 'd0123456789ab';
export const OTHER_DEVICE_ID = 'dba9876543210';

const made = { v: 1, createdAt: '2026-11-01T08:00:00Z' };
const session = 'session:huellen~2026-12-01';
const where = { placeId: 'place:huellen', date: '2026-12-01' };
const pixels = Uint8Array.from([82, 73, 70, 70, 1, 2, 3]);

/** Documents of the public database, as small as their types allow. */
export const PUBLIC_SAMPLES = {
  quarter: aQuarter(),
  place: aPlace(),
  event: anEvent(),
  notice: aNotice({ placeId: 'place:huellen' }),
  vacancy: doc('vacancy', 'vacancy:fest~2026-12-01', {
    eventId: 'event:fest',
    date: '2026-12-01',
    free: 3,
  }),
  image: anImage(),
} satisfies Partial<Record<DocumentType, Body>>;

/** Documents of the team's database. */
export const TEAM_SAMPLES = {
  session: doc('session', session, where),
  visit: doc('visit', `visit:huellen~2026-12-01~${RESIDENT_ID}`, {
    sessionId: session,
    placeId: 'place:huellen',
    personId: RESIDENT_ID,
    at: '2026-12-01T14:05:00Z',
    source: 'name',
  }),
  tally: aTally(DEVICE_ID),
  visitor: doc('visitor', `visitor:${RESIDENT_ID}`, {
    personId: RESIDENT_ID,
    displayName: 'Frau A.',
    cardNumber: cardNumberFrom('57294'),
  }),
  lendable: doc('lendable', 'lendable:tablet-4', {
    name: 'Tablet 4',
    number: '4',
    kind: 'tablet',
    state: 'available',
  }),
  loan: doc('loan', 'loan:l1~s1', {
    loanId: 'l1',
    lendableId: 'lendable:tablet-4',
    personId: RESIDENT_ID,
    step: 'lent',
    at: '2026-12-01T14:30:00Z',
    dueOn: '2026-12-22',
  }),
  requestCard: doc('requestCard', 'requestCard:r1', {
    requestId: 'r1',
    kind: 'technology',
    state: 'open',
  }),
  response: doc('response', `response:r1~${VOLUNTEER_ID}~1`, {
    requestId: 'r1',
    personId: VOLUNTEER_ID,
    n: 1,
    kind: 'yes',
    at: '2026-12-01T10:00',
  }),
  attendance: doc('attendance', `attendance:fest~2026-12-01~${RESIDENT_ID}`, {
    eventId: 'event:fest',
    date: '2026-12-01',
    personId: RESIDENT_ID,
    at: '2026-12-01T14:05:00Z',
    source: 'scan',
  }),
  shift: doc('shift', `shift:huellen~2026-12-01~${VOLUNTEER_ID}`, {
    ...where,
    personId: VOLUNTEER_ID,
  }),
} satisfies Partial<Record<DocumentType, Body>>;

/** Documents of the private database, in the resident's range where a person owns them. */
export const PRIVATE_SAMPLES = {
  person: aPerson(RESIDENT_ID),
  request: aRequest(RESIDENT_ID),
  requestStep: aStep('withdrawn'),
  registration: doc('registration', `${RESIDENT_ID}:registration:fest~2026-12-01~1`, {
    eventId: 'event:fest',
    date: '2026-12-01',
    n: 1,
    channel: 'app',
  }),
  consent: doc('consent', `${RESIDENT_ID}:consent:c1`, {
    purpose: 'visitorList',
    textVersion: '2',
    givenAt: '2026-12-01T14:00:00Z',
    form: 'spoken',
    regime: 'DSGVO',
  }),
  contact: doc('contact', `${VOLUNTEER_ID}:contact:r1`, {
    requestId: 'r1',
    kind: 'technology',
    name: 'Frau A.',
    until: '2026-12-02T11:00:00Z',
  }),
  accessRequest: doc('accessRequest', `${RESIDENT_ID}:accessRequest:q1`, {
    askedAt: '2026-12-01T14:00:00Z',
    dueOn: '2027-01-01',
  }),
  call: doc('call', 'office:call:k1', { whom: { personId: RESIDENT_ID }, why: 'confirm' }),
  report: doc('report', 'office:report:m1', { about: 'place:huellen', words: 'Macht später auf.' }),
  proposal: doc('proposal', 'office:proposal:v1', {
    about: 'place:huellen',
    fields: { fees: 'frei' },
  }),
  history: doc('history', 'office:history:h1', {
    about: 'place:huellen',
    before: { fees: 'frei' },
  }),
  superseded: aSuperseded('place:huellen'),
  reportState: doc('reportState', 'office:reportState:2026-Q4~stadt', {
    period: '2026-Q4',
    report: 'stadt',
    figures: { visits: 412 },
    handedInAt: '2027-01-04T09:00:00Z',
  }),
  erased: doc('erased', erasedId(erasedHash(STRANGER_ID)), { hash: erasedHash(STRANGER_ID) }),
  letter: doc('letter', `office:letter:${'1'.repeat(32)}`, {
    sealed: { id: `letter:${'1'.repeat(32)}`, key: 'a'.repeat(16), box: 'AAAA' },
    sender: { role: 'guest' },
  }),
} satisfies Partial<Record<DocumentType, Body>>;

/** One document of every type. */
export const SAMPLES: Record<DocumentType, Body> = {
  ...PUBLIC_SAMPLES,
  ...TEAM_SAMPLES,
  ...PRIVATE_SAMPLES,
};

/** A document with what every document has. */
export function doc(type: string, _id: string, fields: Record<string, unknown> = {}): Body {
  return { _id, type, ...made, ...fields };
}

/** A person as the office knows one. */
export function aPerson(personId: string, fields: Record<string, unknown> = {}): Body {
  return doc('person', `${personId}:person:self`, {
    name: 'Frau A.',
    phone: '0209 123',
    ...fields,
  });
}

/** A request that needs a number only. */
export function aRequest(personId: string, fields: Record<string, unknown> = {}): Body {
  const asked = { kind: 'callMe', phone: '0209 123', channel: 'app', ...fields };
  return doc('request', `${personId}:request:r1`, asked);
}

/** A step of the resident's request. */
export function aStep(kind: string, fields: Record<string, unknown> = {}): Body {
  const step = { requestId: 'r1', at: '2026-12-01T14:00:00Z', kind, ...fields };
  return doc('requestStep', `${RESIDENT_ID}:requestStep:r1~${kind}`, step);
}

/** Counts of one session by one writer. */
export function aTally(writer: string, fields: Record<string, unknown> = {}): Body {
  const counts = { writer, placeId: 'place:huellen', sessionId: session, counts: { '75+': 3 } };
  return doc('tally', `tally:huellen~2026-12-01~${writer}`, { ...counts, ...fields });
}

/** A fee that gave way. */
export function aSuperseded(about: string): Body {
  const content = { about, field: 'fees', value: '2 Euro' };
  return supersededOf(content, new Date('2026-12-01T14:00:00Z'));
}

/** A picture, public or a private copy. */
export function anImage(owner?: string): Body {
  const data = btoa(String.fromCharCode(...pixels));
  return doc('image', imageId(pixels, owner), { mediaType: 'image/webp', data });
}
