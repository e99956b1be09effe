import type * as v from 'valibot';
import { AccessRequest } from './access-request.ts';
import { Attendance } from './attendance.ts';
import { Call } from './call.ts';
import { Consent } from './consent.ts';
import { Contact } from './contact.ts';
import { isFittingId } from './derived-ids.ts';
import { Erased } from './erased.ts';
import { History } from './history.ts';
import { type DocumentType, isDocumentType } from './ids.ts';
import { Lendable } from './lendable.ts';
import { Loan } from './loan.ts';
import { Person } from './person.ts';
import { PostedLetter } from './posted-letter.ts';
import { Proposal } from './proposal.ts';
import { type InvalidDocument, PUBLIC_SCHEMAS, parseBy } from './public-document.ts';
import { Registration } from './registration.ts';
import { Report } from './report.ts';
import { ReportState } from './report-state.ts';
import { Request } from './request.ts';
import { RequestCard } from './request-card.ts';
import { RequestStep } from './request-step.ts';
import { Response } from './response.ts';
import { failure, type Result } from './result.ts';
import { Session } from './session.ts';
import { Shift } from './shift.ts';
import { Superseded } from './superseded.ts';
import { Tally } from './tally.ts';
import type { Body } from './version.ts';
import { Visit } from './visit.ts';
import { Visitor } from './visitor.ts';

const SCHEMAS: Record<DocumentType, v.GenericSchema<unknown, Body>> = {
  ...PUBLIC_SCHEMAS,
  session: Session,
  visit: Visit,
  tally: Tally,
  visitor: Visitor,
  lendable: Lendable,
  loan: Loan,
  requestCard: RequestCard,
  response: Response,
  attendance: Attendance,
  shift: Shift,
  person: Person,
  request: Request,
  requestStep: RequestStep,
  registration: Registration,
  consent: Consent,
  contact: Contact,
  accessRequest: AccessRequest,
  call: Call,
  report: Report,
  proposal: Proposal,
  history: History,
  superseded: Superseded,
  reportState: ReportState,
  erased: Erased,
  letter: PostedLetter,
};

/** The schema of a type, for whoever asks what fields it has. */
export function schemaOf(type: DocumentType): v.GenericSchema<unknown, Body> {
  return SCHEMAS[type];
}

/** A type of a later version: parked on a device, `retry/server-older` from a server. */
export interface UnknownType {
  code: 'unknownType';
  type: string;
}

/**
 * Checks a document of any database: its schema, that its id is one of its type, and that a derived
 * id says what its fields say. Unknown fields are kept. The failure names the first field that is
 * wrong. Loads every schema: a phone's first screen uses `parsePublicDocument`.
 */
export function parseDocument(input: unknown): Result<Body, InvalidDocument | UnknownType> {
  const type = (input as { type?: unknown } | null | undefined)?.type;
  if (typeof type !== 'string') {
    return failure({ code: 'invalid', field: 'type', message: 'a document names its type' });
  }
  if (!isDocumentType(type)) return failure({ code: 'unknownType', type });
  const parsed = parseBy(SCHEMAS[type], input);
  if (!parsed.ok || isFittingId(parsed.value, type)) return parsed;
  return failure({ code: 'invalid', field: '_id', message: 'an id of its type and its fields' });
}
