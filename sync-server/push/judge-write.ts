import { covers, isOwnWriter, raisesAnother } from '#domain/clock.ts';
import { SERVER_FIELDS } from '#domain/document.ts';
import { isEqualJson } from '#domain/equal.ts';
import { whatRemains } from '#domain/erasure.ts';
import { partsOf } from '#domain/ids.ts';
import { isOverAt } from '#domain/last-day.ts';
import { mayBringBack, mayRead, mayWrite } from '#domain/permissions.ts';
import { type Body, clockOf, isFinal, type Version } from '#domain/version.ts';
import { type DenyList, isErasedPerson } from '../access/deny-list.ts';
import type { StoredDocument, StoreWrite } from '../stores/store.ts';
import { isTooLarge } from '../stores/well-formed.ts';
import { arrivalProof, maySayArrival } from './arrival-proof.ts';
import { deleteAfterOf, type Retention } from './delete-after.ts';
import type { IncomingVersion } from './incoming-version.ts';
import { conflict, invalid, type PushResult, rejected } from './push-result.ts';
import { type Arrival, type Stamp, stampOf } from './stamp.ts';

/** What a judgement depends on, besides the write and what stands in its place. */
export interface Judging {
  arrival: Arrival;
  denyList: DenyList;
  retention: Retention;
  /** The server's own, by which it knows its stamps again; absent: it knows none again. */
  key?: string;
}

/** Either what is to be stored, or what the device is told. */
export type Verdict =
  | { store: StoreWrite; stamp: Stamp; result?: undefined }
  | { result: PushResult; store?: undefined };

/**
 * Decides about one write, given what stands at its id. Rights come first, for a refusal may not tell
 * what the device may not read; then erasure and retention, which no write survives; then clocks.
 */
export function judgeWrite(
  incoming: IncomingVersion,
  current: StoredDocument | undefined,
  judging: Judging,
): Verdict {
  const { id, version } = incoming;
  if (!isAuthorised(incoming, current, judging)) return { result: rejected(id, 'forbidden') };
  if (isErased(incoming, judging.denyList)) return { result: rejected(id, 'erased') };
  const { document, stamp } = stamped(incoming, current, judging);
  if (isOver(document, current, judging.arrival.now)) return { result: rejected(id, 'expired') };
  const standing = standingResult(incoming, current, judging);
  if (standing) return { result: standing };
  if (document === undefined) return { store: storeWriteOf(incoming, version), stamp };
  if (isTooLarge(document)) return { result: rejected(id, 'too-large') };
  return { store: storeWriteOf(incoming, { doc: document }), stamp };
}

/**
 * Whether the caller may put this version in the place of the other. Where nothing will be written,
 * because it stands there already or was made from an older one, it is enough that the caller may
 * read what stands and may change such a document at all: what others changed meanwhile would
 * look like the caller's own trespass, and the edit be lost instead of merged.
 */
function isAuthorised(
  { id, base, version, sentStamp }: IncomingVersion,
  current: StoredDocument | undefined,
  { arrival: { caller, heal }, denyList }: Judging,
): boolean {
  const isOurs = partsOf(id)?.type !== 'erased' || isOwnEntry(version, denyList);
  const hadArrived = heal && typeof sentStamp.arrivedAt === 'string' && isOurs;
  if (mayBringBack(caller, id, current, version, hadArrived)) return true;
  if (!current) return false;
  const isOnCurrent = current.rev === base;
  // Whoever may keep a value that gave way may find it kept already, and earlier.
  if (!isOnCurrent && isInboxEntry(id) && mayWrite(caller, id, undefined, version)) return true;
  if (!mayRead(caller, id, current)) return false;
  if (isSame(version, current)) return true;
  return !isOnCurrent && mayWrite(caller, id, version, version);
}

/** Nobody is erased by an entry that a device made up. */
function isOwnEntry(version: Version, denyList: DenyList): boolean {
  return !version.deleted && denyList.isOwnEntry?.(version.doc) === true;
}

/** The answer where the write changes nothing, or may not: by content, base and clocks. */
function standingResult(
  { id, base, version }: IncomingVersion,
  current: StoredDocument | undefined,
  { arrival: { caller, heal } }: Judging,
): PushResult | undefined {
  const readable = current !== undefined && mayRead(caller, id, current);
  // Who may not read a value that gave way cannot meet it either: it has arrived, whoever kept it.
  if (current && (isSame(version, current) || (isInboxEntry(id) && !readable))) {
    return accepted(current, readable);
  }
  if ((current?.rev ?? null) !== base) {
    if (!current || readable) return conflict(id, current);
    const arrived = hasArrived(version, current, caller.deviceId ?? '');
    return arrived ? accepted(current, false) : rejected(id, 'forbidden');
  }
  const [mine, theirs] = [clockOf(version), current ? clockOf(current) : {}];
  if (!heal && raisesAnother(mine, theirs, caller.deviceId ?? '')) {
    return invalid(id, 'clock', 'raises the number of another writer');
  }
  if (!current) return undefined;
  if (isFinal(current) && !isFinal(version)) return conflict(id, current);
  // Another content under a clock that says nothing new would never reach the other devices.
  const saysSomethingNew = covers(mine, theirs) && (isFinal(version) || !covers(theirs, mine));
  return saysSomethingNew ? undefined : invalid(id, 'clock', 'is not ahead of its base');
}

/** Stamps are for those who may read them: who may only write learns that it arrived. */
function accepted(current: StoredDocument, readable: boolean): PushResult {
  const { id, rev } = current;
  const stamp: Stamp = {};
  const doc = readable && !current.deleted ? current.doc : {};
  for (const field of SERVER_FIELDS) {
    if (Object.hasOwn(doc, field)) stamp[field] = (doc as Stamp)[field];
  }
  return { id, outcome: 'accepted', rev, stamp };
}

/** A device that may not read what it wrote cannot see by itself that an edit of it came later. */
function hasArrived(version: Version, current: StoredDocument, deviceId: string): boolean {
  const isOwn = Object.keys(clockOf(version)).some((writer) => isOwnWriter(writer, deviceId));
  return isOwn && covers(clockOf(current), clockOf(version));
}

/** A superseded value has a derived id: whoever sends it again, it was written once. */
function isInboxEntry(id: string): boolean {
  return partsOf(id)?.type === 'superseded';
}

/** Whether a write is of an erased person, or about them. */
export function isErased({ id, version }: IncomingVersion, denyList: DenyList): boolean {
  if (denyList.isErased(id)) return true;
  if (version.deleted || denyList.size === 0) return false;
  const { about } = version.doc;
  if (typeof about === 'string' && denyList.isErased(about)) return true;
  return whatRemains(version.doc, isErasedPerson(denyList)) === undefined;
}

/** A write without the erased persons that it mentions: whoever sends it was away. */
export function cleared(incoming: IncomingVersion, denyList: DenyList): IncomingVersion {
  const { version } = incoming;
  if (version.deleted || denyList.size === 0) return incoming;
  const remains = whatRemains(version.doc, isErasedPerson(denyList));
  if (!remains || remains === version.doc) return incoming;
  return { ...incoming, version: { doc: remains } };
}

/** Whether a document would live on after its last day. Deletes are always welcome. */
export function isOver(document: Body | undefined, current: StoredDocument | undefined, now: Date) {
  if (document === undefined) return false;
  if (current?.deleted) return current.reason === 'retention' || isOverAt(document, now);
  return isOverAt(document, now) || (current !== undefined && isOverAt(current.doc, now));
}

function isSame(version: Version, current: StoredDocument): boolean {
  if (version.deleted || current.deleted) {
    return (
      version.deleted === current.deleted &&
      version.deleted === true &&
      current.deleted === true &&
      version.reason === current.reason &&
      isEqualJson(version.clock, current.clock)
    );
  }
  const standing: Record<string, unknown> = { ...current.doc };
  for (const field of SERVER_FIELDS) delete standing[field];
  return isEqualJson(version.doc, standing);
}

/** What a device says of a document's first stamp, where it may say so. */
function believed(
  id: string,
  sent: Stamp,
  current: StoredDocument | undefined,
  { arrival: { caller }, key }: Judging,
): Stamp {
  if (current && !current.deleted) return sent;
  // What was deleted here is not lost: who begins anew, comes now.
  return maySayArrival(caller, id, sent, current ? undefined : key) ? sent : {};
}

/** A version as it is to be stored, with the server's fields; no document where it is a delete. */
export function stamped(
  { id, version, sentStamp }: IncomingVersion,
  current: StoredDocument | undefined,
  judging: Judging,
): { document: Body | undefined; stamp: Stamp } {
  if (version.deleted) return { document: undefined, stamp: {} };
  const { arrival, retention, key } = judging;
  const before = current && !current.deleted ? current.doc : undefined;
  const stamp = stampOf(arrival, id, before, believed(id, sentStamp, current, judging));
  const proof = key && arrivalProof(key, id, String(stamp.arrivedAt));
  if (proof) stamp.arrivalProof = proof;
  const deleteAfter = deleteAfterOf(retention, version.doc.type, String(stamp.arrivedAt));
  if (deleteAfter !== undefined) stamp.deleteAfter = deleteAfter;
  return { document: { ...version.doc, ...stamp }, stamp };
}

function storeWriteOf({ id, base }: IncomingVersion, version: Version): StoreWrite {
  return version.deleted ? { id, base, ...version } : { id, base, doc: version.doc };
}
