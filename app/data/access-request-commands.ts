import { liveQuery, type Observable } from 'dexie';
import { type AccessRequest, accessDueOn, isOpenAccessRequest } from '#domain/access-request.ts';
import type { LocalDate } from '#domain/local-time.ts';
import { type Person, personDocumentId } from '#domain/person.ts';
import { failure, type Result, success } from '#domain/result.ts';
import type { Body } from '#domain/version.ts';
import { readAsker } from './asker.ts';
import { type CommandFailure, problemWith, put, writeChecked } from './checked-writes.ts';
import { type ContactDetails, newPerson, saysOfThemselves } from './contact-details.ts';
import { documentById, documentsBeginning } from './document-range.ts';
import { freshKey } from './fresh-keys.ts';
import { localDatabase } from './local-store.ts';
import { writeHere } from './person-commands.ts';
import { type SealFailure, sealDocument } from './seal-document.ts';
import { readSurroundings } from './surroundings.ts';

/** Why it could not be asked here. */
export type AskFailure = CommandFailure | SealFailure;

/** The question as a document. `dueOn` is a month away, by the day of Berlin. */
function accessRequest(
  personId: string,
  now: Date,
  fields: Partial<Pick<AccessRequest, 'channel' | 'identitySeenOn'>>,
): Body {
  const at = now.toISOString();
  const made = { type: 'accessRequest', v: 1, createdAt: at, askedAt: at, dueOn: accessDueOn(now) };
  const told = Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  );
  return { _id: `${personId}:accessRequest:${freshKey()}`, ...made, ...told };
}

/**
 * Asks the office what is stored, from whoever's device this is. On one's own phone it is asked in the
 * own range, with name and number where the office does not have them yet; on a shared tablet name and number go along sealed, and nobody reads them there again.
 * `identitySeenOn`: the day on which a volunteer looked at a document.
 */
export async function askWhatIsStored(
  quarter: string,
  { details = {}, identitySeenOn }: { details?: ContactDetails; identitySeenOn?: LocalDate },
  now: Date,
): Promise<Result<void, AskFailure>> {
  const around = await readSurroundings(quarter, () => now);
  const asker = await readAsker(around);
  if (!asker) return failure({ code: 'forbidden' });
  const { personId, viewer, isSealed } = asker;
  if (!isSealed) {
    const asks = put(accessRequest(personId, now, { channel: 'app' }));
    const says = Object.keys(details).length > 0;
    const own = says ? [saysOfThemselves(personId, details, now)] : [];
    return writeChecked(around, viewer, [...own, asks]);
  }
  const channel = viewer.role === 'team' ? 'desk' : 'kiosk';
  // Of who uses a phone of their own the office has a document, which no letter may change.
  const own = viewer.personId === undefined ? [newPerson(personId, details, now)] : [];
  const docs = [...own, accessRequest(personId, now, { channel, identitySeenOn })];
  // Who may seal it looks only at type and what it says; the schema is looked at here.
  for (const doc of docs) {
    const problem = problemWith({ role: 'office', quarters: [quarter] }, doc._id, undefined, doc);
    if (problem) return failure(problem);
  }
  for (const doc of docs) {
    const sealed = await sealDocument(around, doc);
    if (!sealed.ok) return sealed;
  }
  return success(undefined);
}

/** The office writes down that somebody asked it, by telephone or at the desk. */
export function noteAccessRequest(
  quarter: string,
  personId: string,
  fields: { channel: 'phone' | 'desk'; identitySeenOn?: LocalDate },
  now: Date,
): Promise<Result<void, CommandFailure>> {
  return writeHere(quarter, [put(accessRequest(personId, now, fields))], now);
}

/** The office says that it has seen who asks, that it has answered, or takes either back. */
export function changeAccessRequest(
  quarter: string,
  id: string,
  changes: Partial<Pick<AccessRequest, 'identitySeenOn' | 'answeredAt'>>,
  now: Date,
): Promise<Result<void, CommandFailure>> {
  const change = (current: Body | undefined) => current && withoutEmpty({ ...current, ...changes });
  return writeHere(quarter, [{ id, change }], now);
}

/** Whether the office knows from this device's own range who asks: a name and a number. */
export function observeIsKnown(quarter: string, personId: string): Observable<boolean> {
  return liveQuery(async () => {
    const id = personDocumentId(personId);
    const own = await documentById<Person>(localDatabase(), quarter, id);
    return own?.name !== undefined && own.phone !== undefined;
  });
}

/** The question that still waits for its answer in this device's own range; newest first. */
export function observeOwnAccessRequest(
  quarter: string,
  personId: string,
): Observable<AccessRequest | undefined> {
  return liveQuery(async () => {
    const range = `${personId}:accessRequest:`;
    const own = await documentsBeginning<AccessRequest>(localDatabase(), quarter, range);
    return own
      .filter(isOpenAccessRequest)
      .sort((a, b) => (a.askedAt > b.askedAt ? -1 : 1))
      .at(0);
  });
}

function withoutEmpty(doc: Body): Body {
  return Object.fromEntries(Object.entries(doc).filter(([, value]) => value !== undefined)) as Body;
}
