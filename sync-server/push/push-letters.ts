import * as v from 'valibot';
import { isOwnWriter } from '#domain/clock.ts';
import { Clock } from '#domain/document.ts';
import { hashOfBytes } from '#domain/hash.ts';
import type { DatabaseKind } from '#domain/ids.ts';
import { mayWrite } from '#domain/permissions.ts';
import { SealedLetter } from '#domain/sealed-letter.ts';
import { mayWriteSealed } from '#domain/sealed-permissions.ts';
import type { Version } from '#domain/version.ts';
import type { Caller } from '../access/devices.ts';
import type { SealKeys } from '../sealing/seal-keys.ts';
import type { Database } from '../stores/store.ts';
import { StoreFailure } from '../stores/store-failure.ts';
import { type Delivery, deliver } from './deliver.ts';
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
    const delivered = await deliver({ ...opened, incoming }, judging, box.databaseFor);
    if (delivered === 'busy') return later(letter.id);
    if (delivered !== 'accepted') return rejected(letter.id, delivered);
    return { id: letter.id, outcome: 'accepted', rev: '', stamp: {} };
  } catch (error) {
    if (!(error instanceof StoreFailure)) throw error;
    return later(letter.id);
  }
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
    return [isOwn ? writer : `${deviceId}.${hashOf(writer)}`, n] as const;
  });
  return { ...doc, clock: Object.fromEntries(named) };
}

/** Names that devices give themselves before they have one at the server. */
const UNNAMED = /^x[0-9a-f]{12}$/;

function hashOf(writer: string): string {
  return hashOfBytes(new TextEncoder().encode(writer)).slice(0, 6);
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
