import { type Attendance, attendanceId } from './attendance.ts';
import { type Contact, contactId } from './contact.ts';
import { type Erased, erasedId } from './erased.ts';
import type { History } from './history.ts';
import { type DocumentType, type IdParts, partsOf, personOf } from './ids.ts';
import type { Image } from './image.ts';
import { bytesOfImage, imageId } from './image-id.ts';
import type { Loan } from './loan.ts';
import { type Person, personDocumentId } from './person.ts';
import { type PostedLetter, postedLetterId } from './posted-letter.ts';
import { isKey } from './references.ts';
import { type Registration, registrationId } from './registration.ts';
import { type ReportState, reportStateId } from './report-state.ts';
import type { Request } from './request.ts';
import { type RequestCard, requestCardId } from './request-card.ts';
import type { RequestStep } from './request-step.ts';
import { type Response, responseId } from './response.ts';
import { type Session, sessionId } from './session.ts';
import { type Shift, shiftId } from './shift.ts';
import { type Superseded, supersededId } from './superseded.ts';
import { eventTallyId, monthTallyId, SERVER_WRITER, type Tally, tallyId } from './tally.ts';
import { type Vacancy, vacancyId } from './vacancy.ts';
import type { Body } from './version.ts';
import { type Visit, visitId } from './visit.ts';
import { type Visitor, visitorId } from './visitor.ts';

/** The id that a document's fields derive; `undefined` where they derive none. */
type Derivation = (doc: never, parts: IdParts) => string | undefined;

const DERIVATIONS: Partial<Record<DocumentType, Derivation>> = {
  vacancy: (doc: Vacancy) => vacancyId(doc.eventId, doc.date),
  image: (doc: Image, { owner }) => imageId(bytesOfImage(doc.data), owner),
  session: (doc: Session) => sessionId(doc.placeId, doc.date),
  visit: (doc: Visit) =>
    doc.sessionId.startsWith(sessionId(doc.placeId, ''))
      ? visitId(doc.sessionId, doc.personId)
      : undefined,
  tally: idOfTally,
  visitor: (doc: Visitor) => visitorId(doc.personId),
  requestCard: (doc: RequestCard) => requestCardId(doc.requestId),
  response: (doc: Response) => responseId(doc.requestId, doc.personId, doc.n),
  attendance: (doc: Attendance) => attendanceId(doc.eventId, doc.date, doc.personId),
  shift: (doc: Shift) => shiftId(doc.placeId, doc.date, doc.personId),
  request: (doc: Request, { key }) => (isKey(key) ? doc._id : undefined),
  person: (_: Person, { owner = '' }) => personDocumentId(owner),
  registration: (doc: Registration, { owner = '' }) =>
    registrationId(owner, doc.eventId, doc.date, doc.n),
  contact: (doc: Contact, { owner = '' }) => contactId(owner, doc.requestId),
  reportState: (doc: ReportState) => reportStateId(doc.period, doc.report),
  erased: (doc: Erased) => erasedId(doc.hash),
  letter: (doc: PostedLetter) => postedLetterId(doc.sealed.id),
  superseded: (doc: Superseded) => supersededId(doc),
};

/** Types whose key begins with what it belongs to and ends as the device drew it. */
const BEGINNINGS: Partial<Record<DocumentType, (doc: never) => string>> = {
  loan: (doc: Loan) => `${doc.loanId}~`,
  requestStep: (doc: RequestStep) => `${doc.requestId}~`,
};

/** Whether a document's id is one of its type, and says what its fields say. */
export function isFittingId(doc: Body, type: DocumentType): boolean {
  const parts = partsOf(doc._id);
  if (!parts || parts.type !== type) return false;
  const derive = DERIVATIONS[type];
  if (derive) return derive(doc as never, parts) === doc._id;
  if (type === 'history') return isInRangeOf(doc as History, parts);
  const begin = BEGINNINGS[type];
  if (!begin) return true;
  const beginning = begin(doc as never);
  return parts.key.startsWith(beginning) && parts.key.length > beginning.length;
}

function idOfTally(doc: Tally): string | undefined {
  const { placeId, sessionId: session, eventId, date, month, writer } = doc;
  if (eventId !== undefined) {
    const isOfDate = date !== undefined && placeId === undefined && session === undefined;
    return isOfDate ? eventTallyId(eventId, date, writer) : undefined;
  }
  if (placeId === undefined) return undefined;
  if (month !== undefined) {
    return writer === SERVER_WRITER ? monthTallyId(placeId, month) : undefined;
  }
  if (!session?.startsWith(sessionId(placeId, ''))) return undefined;
  return tallyId(session, writer);
}

function isInRangeOf({ about }: History, { owner }: IdParts): boolean {
  return owner === (personOf(about) ?? 'office');
}
