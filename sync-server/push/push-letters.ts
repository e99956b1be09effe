import * as v from 'valibot';
import { isOwnWriter } from '#domain/clock.ts';
import { Clock } from '#domain/document.ts';
import { hashOfBytes } from '#domain/hash.ts';
import { type DatabaseKind, partsOf } from '#domain/ids.ts';
import { mayRead, mayWrite } from '#domain/permissions.ts';
import { SealedLetter } from '#domain/sealed-letter.ts';
import { mayWriteSealed } from '#domain/sealed-permissions.ts';
import type { Version } from '#domain/version.ts';
import type { Caller } from '../access/devices.ts';
import type { SealKeys } from '../sealing/seal-keys.ts';
import type { Database } from '../stores/store.ts';
import { StoreFailure } from '../stores/store-failure.ts';
import { asIfNew, type Delivered, type Delivery, deliver } from './deliver.ts';
import { incomingVersion } from './incoming-version.ts';
import { cleared, type Judging } from './judge-write.ts';
import { postLetter } from './post-letter.ts';
import { invalid, type PushResult, rejected } from './push-result.ts';

/** How long a device waits with a letter that could not be looked at now, in seconds. */
const LATER_S = 5;

export interface LetterBox {
  quarter: string;
  keys: Pick<SealKeys, 'open'>;
  databaseFor: (kind: DatabaseKind) => Promise<Database>;
  /** Whether this server is the quarter's home; absent: it is. Elsewhere letters are passed on. */
  isHome?: () => Promise<boolean>;
  /** Nobody hears the answers: what was handed in elsewhere is opened at home. */
  isUnheard?: boolean;
  /** Where letters are kept for the office to decide on; absent where the caller does that by itself. */
  aside?: Aside;
}

/** Room for letters that met something else. */
export interface Aside {
  /** Whether it could be kept at all. */
  fits(letter: SealedLetter): boolean;
  /** Throws a `StoreFailure`. */
  keep(letter: SealedLetter): Promise<void>;
}

/**
 * Opens a letter and stores what it says, if its sender may hand that in. The answer says what became
 * of it and nothing of its contents: whoever brings a letter need not have written it.
 */
export async function takeLetter(
  sealed: unknown,
  judging: Judging,
  box: LetterBox,
): Promise<PushResult> {
  const parsed = v.safeParse(SealedLetter, sealed);
  if (!parsed.success) return invalid(letterIdOf(sealed), 'sealed', 'a sealed letter');
  const letter = parsed.output;
  try {
    const opened = await openedDelivery(letter, judging.arrival.caller, box);
    if ('outcome' in opened) return passedOn(opened, letter, judging, box);
    // The same answer whatever stands there, and whoever was erased.
    if (!box.isUnheard && !mayEverStand(opened)) return rejected(letter.id, 'forbidden');
    const incoming = cleared(opened.incoming, judging.denyList);
    // Who may not read what stands there changes nothing of it, and does not learn that it is there.
    const isOnlyNew = !mayRead(judging.arrival.caller, incoming.id, incoming.version);
    const told = isOnlyNew && !box.isUnheard ? unseen(opened, letter, judging, box) : undefined;
    if (told !== undefined && told !== 'accepted') return rejected(letter.id, told);
    const delivery = { ...opened, incoming, isOnlyNew };
    const delivered = await deliverApart(delivery, letter, judging, box);
    if (delivered === 'busy') return later(letter.id);
    if (told === undefined && delivered !== 'accepted') return rejected(letter.id, delivered);
    // Its sender thinks it safe: the office decides on what says something else.
    if (!ENDED.has(delivered)) await box.aside?.keep(letter);
    return { id: letter.id, outcome: 'accepted', rev: '', stamp: {} };
  } catch (error) {
    if (!(error instanceof StoreFailure)) throw error;
    return later(letter.id);
  }
}

/** Where nothing is left to decide: it is stored, or may not be kept. */
const ENDED: ReadonlySet<Delivered> = new Set(['accepted', 'erased', 'expired']);

/**
 * What is told of a letter whose sender may not read what stands there: the same whatever it is. So what
 * could not be set aside is refused also where it meets nothing.
 */
function unseen(opened: Delivery, letter: SealedLetter, judging: Judging, { aside }: LetterBox) {
  const told = asIfNew(opened, judging);
  const isHeld = isReport(opened.incoming.id) || !aside || aside.fits(letter);
  return told === 'accepted' && !isHeld ? 'too-large' : told;
}

/** Everybody hands in reports, and the office is not asked about each that meets another: it stands
 *  beside that as a report of its own, once, however often it comes. */
async function deliverApart(
  delivery: Delivery,
  letter: SealedLetter,
  judging: Judging,
  { databaseFor }: LetterBox,
): Promise<Delivered> {
  const delivered = await deliver(delivery, judging, databaseFor);
  const { incoming } = delivery;
  if (!delivery.isOnlyNew || delivered !== 'forbidden' || !isReport(incoming.id)) return delivered;
  if (incoming.version.deleted) return delivered;
  const id = `office:report:${hashOf(`${letter.id} ${JSON.stringify(incoming.version)}`, 32)}`;
  const version = { doc: { ...incoming.version.doc, _id: id } };
  const may = (old: Version | undefined, next: Version) =>
    mayWriteSealed(judging.arrival.caller, id, old, next);
  const own = { ...delivery, incoming: { ...incoming, id, version }, bases: [], may };
  const beside = await deliver(own, judging, databaseFor);
  // Whatever stands under this name by now, it came from this letter.
  return beside === 'forbidden' ? 'accepted' : beside;
}

function isReport(id: string): boolean {
  return partsOf(id)?.type === 'report';
}

/** Whether a sender may hand in such a thing at all: as new, or as an edit of what it was made from. */
function mayEverStand({ incoming, bases, may }: Delivery): boolean {
  const { version } = incoming;
  return may(undefined, version) || bases.some((old) => may(old, version));
}

/** A letter that only home can open is kept for it, unopened, and is safe. */
async function passedOn(
  unopened: PushResult,
  letter: SealedLetter,
  { arrival }: Judging,
  { isHome, databaseFor }: LetterBox,
): Promise<PushResult> {
  const isForHome = unopened.outcome === 'retry' && unopened.code === 'server-older';
  if (!isForHome || !isHome || (await isHome())) return unopened;
  const isKept = await postLetter(letter, arrival, await databaseFor('private'));
  return isKept ? { id: letter.id, outcome: 'accepted', rev: '', stamp: {} } : unopened;
}

/** The letter's own id, as far as it has one. */
export function letterIdOf(sealed: unknown): string {
  const { id } = (sealed ?? {}) as { id?: unknown };
  return v.is(SealedLetter.entries.id, id) ? id : '';
}

/** Reads a letter as a write of its sender; otherwise the answer to it. */
export async function openedDelivery(
  letter: SealedLetter,
  caller: Caller,
  { quarter, keys }: Pick<LetterBox, 'quarter' | 'keys'>,
): Promise<Delivery | PushResult> {
  const opened = await keys.open(quarter, letter);
  // Not a key of ours, or none yet: only its home can say more.
  if (opened === 'otherKey') return { id: letter.id, outcome: 'retry', code: 'server-older' };
  if (!opened) return rejected(letter.id, 'invalid');
  const id = typeof opened.doc._id === 'string' ? opened.doc._id : '';
  const bases = basesIn(opened.bases, id);
  const doc = bases.length === 0 ? asOfSender(opened.doc, caller.deviceId) : opened.doc;
  const incoming = incomingVersion({ id, base: null, doc });
  if (!incoming.ok) return underLetter(letter.id, incoming.error.result);
  const may = (old: Version | undefined, next: Version) =>
    mayWriteSealed(caller, id, old, next) || (bases.length > 0 && mayWrite(caller, id, old, next));
  return { incoming: incoming.value, bases, may, deviceId: caller.deviceId ?? '' };
}

/**
 * A new document whose clock names another device: an info tablet that was connected anew brings what it
 * had sealed under its name of before. It counts as the sender's own, so that it raises nobody's number.
 */
function asOfSender(doc: Record<string, unknown>, deviceId: string | undefined) {
  const clock = v.safeParse(Clock, doc.clock);
  if (deviceId === undefined || !clock.success) return doc;
  const named = Object.entries(clock.output).map(([writer, n]) => {
    const isOwn = isOwnWriter(writer, deviceId) || UNNAMED.test(writer);
    return [isOwn ? writer : `${deviceId}.${hashOf(writer, 6)}`, n] as const;
  });
  return { ...doc, clock: Object.fromEntries(named) };
}

/** Names that devices give themselves before they have one at the server. */
const UNNAMED = /^x[0-9a-f]{12}$/;

function hashOf(text: string, digits: number): string {
  return hashOfBytes(new TextEncoder().encode(text)).slice(0, digits);
}

function basesIn(bases: readonly unknown[], id: string): Version[] {
  return bases.flatMap((base): Version[] => {
    const { doc } = (base ?? {}) as { doc?: Record<string, unknown> };
    const incoming = doc ? incomingVersion({ id, base: null, doc }) : undefined;
    return incoming?.ok ? [incoming.value.version] : [];
  });
}

/** What is wrong with the content, without saying which field of which document. */
function underLetter(id: string, result: PushResult): PushResult {
  if (result.outcome === 'rejected') return rejected(id, result.code);
  return { id, outcome: 'retry', code: 'server-older' };
}

function later(id: string): PushResult {
  return { id, outcome: 'retry', code: 'busy', after: LATER_S };
}
