import { covers, mergedClock, raisesAnother } from '#domain/clock.ts';
import { type Clock, SERVER_FIELDS } from '#domain/document.ts';
import { isEqualJson } from '#domain/equal.ts';
import { type DatabaseKind, databaseOf } from '#domain/ids.ts';
import { meet, type SupersededValue } from '#domain/merge.ts';
import { supersededOf } from '#domain/superseded.ts';
import { type Body, clockOf, isFinal, type Version } from '#domain/version.ts';
import { NOBODY_ERASED } from '../access/deny-list.ts';
import type { Database, StoredDocument, StoreWrite } from '../stores/store.ts';
import { isTooLarge } from '../stores/well-formed.ts';
import type { IncomingVersion } from './incoming-version.ts';
import { isErased, isOver, type Judging, stamped } from './judge-write.ts';
import type { RejectionCode } from './push-result.ts';

/** A write whose author cannot answer a conflict: it came in a letter, or out of the quarantine. */
export interface Delivery {
  incoming: IncomingVersion;
  /** Versions that it may have been made from. */
  bases: readonly Version[];
  /** Whether it may stand in the place of another; asked again for what merging makes of it. */
  may: (old: Version | undefined, next: Version) => boolean;
  /** Whose numbers its clock may raise; absent: anybody's. */
  deviceId?: string;
  /** Whether it changes nothing where there is, or was, something at its id: `forbidden`, where it says
   *  something else. */
  isOnlyNew?: boolean;
  /** Is told what was written, and what stood there before. */
  onStored?: (change: StoredChange) => void;
}

/** What a write put in the place of what. */
export interface StoredChange {
  id: string;
  /** Of what stands there since. */
  rev: string;
  before: StoredDocument | undefined;
}

/** `busy`: others write faster than we read, it is to be tried again. */
export type Delivered = 'accepted' | 'busy' | Exclude<RejectionCode, 'quarantined'>;

const MOST_TRIES = 5;

/**
 * Stores a write that is judged like any other, and merged here where it meets something else. Doing
 * it again changes nothing: by its clock it arrived already. Throws a `StoreFailure`.
 */
export async function deliver(
  delivery: Delivery,
  judging: Judging,
  databaseFor: (kind: DatabaseKind) => Promise<Database>,
): Promise<Delivered> {
  const { id } = delivery.incoming;
  const database = await databaseFor(databaseOf(id) ?? 'private');
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const current = await database.get(id);
    const made = madeOf(delivery, current, judging);
    if (typeof made === 'string') return made;
    await keepSuperseded(made.superseded, id, judging, await databaseFor('private'));
    const [outcome] = await database.write([made.write]);
    if (outcome?.outcome !== 'written') continue;
    delivery.onStored?.({ id, rev: outcome.rev, before: current });
    return 'accepted';
  }
  return 'busy';
}

/** What would become of a write where nothing stood at its id, and nobody had been erased. */
export function asIfNew(delivery: Delivery, judging: Judging): Exclude<Delivered, 'busy'> {
  const made = madeOf(delivery, undefined, { ...judging, denyList: NOBODY_ERASED });
  return typeof made === 'string' && made !== 'busy' ? made : 'accepted';
}

interface Made {
  write: StoreWrite;
  superseded: readonly SupersededValue[];
}

function madeOf(
  delivery: Delivery,
  current: StoredDocument | undefined,
  judging: Judging,
): Made | Delivered {
  const { incoming, bases } = delivery;
  const { id, version } = incoming;
  // Rights, erasure, time, clocks: in the order of every other write. But what came before is asked
  // first: the office may have gone on with it since.
  if (isErased(incoming, judging.denyList)) return 'erased';
  if (current && hasArrived(version, current)) return 'accepted';
  if (current && delivery.isOnlyNew) return besides(version, current);
  if (!mayWriteAtAll(delivery, current)) return 'forbidden';
  if (raisesOthers(delivery, current)) return 'invalid';
  const meeting = current && meet(version, current, bases);
  if (meeting?.outcome === 'arrived') return 'accepted';
  if (meeting?.outcome === 'yields') return current && isFinal(current) ? 'expired' : 'accepted';
  const merged = meeting?.outcome === 'merged' ? meeting.version : version;
  if (current && !delivery.may(current, merged)) return 'forbidden';
  const next = { ...incoming, version: withoutStamp(merged) };
  const { document } = stamped(next, current, judging);
  if (isOver(document, current, judging.arrival.now)) return 'expired';
  if (document && isTooLarge(document)) return 'too-large';
  const base = current?.rev ?? null;
  const superseded = meeting?.outcome === 'merged' ? meeting.superseded : [];
  if (document) return { write: { id, base, doc: document }, superseded };
  return merged.deleted ? { write: { id, base, ...merged }, superseded } : 'invalid';
}

function besides(version: Version, current: StoredDocument): Delivered {
  if (isFinal(current)) return 'expired';
  const isSame = !current.deleted && !version.deleted && isEqualJson(said(version), said(current));
  return isSame ? 'accepted' : 'forbidden';
}

/** A document without who said it and when. */
function said({ doc }: { doc: Body }): Record<string, unknown> {
  const { clock: _, ...fields } = { ...doc } as Record<string, unknown>;
  for (const field of SERVER_FIELDS) delete fields[field];
  return fields;
}

/** An edit of what others changed meanwhile is no trespass before it is merged. */
function mayWriteAtAll({ may, incoming, bases }: Delivery, current: StoredDocument | undefined) {
  const { version } = incoming;
  return may(current, version) || (current !== undefined && bases.some((old) => may(old, version)));
}

function hasArrived(version: Version, current: StoredDocument): boolean {
  const clock = clockOf(version);
  return Object.keys(clock).length > 0 && covers(clockOf(current), clock);
}

/** A number of another device that it never gave would make that device's next edit look old. */
function raisesOthers(
  { incoming, bases, deviceId }: Delivery,
  current: StoredDocument | undefined,
): boolean {
  if (deviceId === undefined) return false;
  const seen = [...bases, ...(current ? [current] : [])].map(clockOf).reduce(mergedClock, {});
  return raisesAnother(namedClock(clockOf(incoming.version)), seen, deviceId);
}

/** Names that devices gave themselves before they had one at the server are nobody else's. */
function namedClock(clock: Clock): Clock {
  const named = Object.entries(clock).filter(([writer]) => !/^x[0-9a-f]{12}$/.test(writer));
  return Object.fromEntries(named);
}

function withoutStamp(version: Version): Version {
  if (version.deleted) return version;
  const { by: _, arrivedAt: __, updatedAt: ___, skew: ____, healedBy: _____, ...doc } = version.doc;
  return { doc: doc as typeof version.doc };
}

/** Once each, and before what won over it. */
async function keepSuperseded(
  values: readonly SupersededValue[],
  about: string,
  { arrival }: Judging,
  database: Database,
): Promise<void> {
  const at = arrival.now.toISOString();
  const server = { by: { role: 'server' }, arrivedAt: at, updatedAt: at };
  const writes = values.map(({ field, value }): StoreWrite => {
    const doc = { ...supersededOf({ about, field, value }, arrival.now), ...server };
    return { id: doc._id, base: null, doc };
  });
  if (writes.length > 0) await database.write(writes);
}
