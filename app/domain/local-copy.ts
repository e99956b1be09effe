import { covers, raisedClock, raisesAnother } from './clock.ts';
import { SERVER_FIELDS } from './document.ts';
import { meet, type SupersededValue } from './merge.ts';
import { mergeKindOf } from './merge-kinds.ts';
import { havingSeen } from './renamed-writer.ts';
import type { SealedLetter } from './sealed-letter.ts';
import { type Body, clockOf, isFinal, type Version } from './version.ts';

/*
 * One document on one device: what it holds, and what of it the server has not shown yet. Pure
 * steps: an edit, an answer, news from the feed go in, the next state comes out. Each rule among
 * them was found by a model that lost acknowledged writes without it (sync.md).
 */

/** A version as the device holds it. `rev` is absent where no server ever had it. */
export interface Held {
  rev?: string;
  version: Version;
}

/** What is on its way to the server. */
export interface Outgoing {
  /** `pending`: to be sent. `sent`: accepted; it leaves when the feed shows a clock that covers it.
   *  `kept`: accepted and never shown to this device; sent again when the epoch changes. */
  status: 'pending' | 'sent' | 'kept';
  /** The rev that the next push names; `null` where the server has nothing. */
  base: string | null;
  /** Versions that both sides may have seen, in the order in which they were held. */
  bases: Held[];
  /** Whether the clock is higher than the server's in an entry that is not this device's. */
  heal: boolean;
  /** Nothing of this device's own: it only brings back what the server lost. */
  clean: boolean;
  /** One counter for the whole device: oldest first, and which edit an answer is about. */
  order: number;
  /** Counts acceptances on this device, to tell whether a pull began after this one. */
  acceptance?: number;
  /** Of what is kept: the server's epoch that accepted it. */
  epoch?: string;
  /** What came while its meeting with the copy could not be read (closed-document.ts). */
  news?: Held;
  /** The same write, sealed to the quarter's key: a locked tablet delivers it so. */
  letter?: SealedLetter;
  /** The letter that was accepted, and in which epoch; a later edit has another. */
  delivered?: { letterId: string; epoch: string };
}

/** A document on a device. Both are absent where it knows nothing of it. */
export interface LocalCopy {
  held?: Held;
  outgoing?: Outgoing;
}

/** What a step needs to know of the device. */
export interface StepContext {
  deviceId: string;
  /** The next number of the device's own counter. */
  order: number;
}

/** What became of a copy. */
export interface Step {
  copy: LocalCopy;
  /** Values that gave way; each is to become a `superseded` document, sent before the winner. */
  superseded: SupersededValue[];
}

/** What an edit does: a new content, or a delete. */
export type Edit = { doc: Body } | { deleted: true };

/**
 * The copy after a person's edit. `number` is the next of the device's one counter of edits. A
 * document that expired, was erased or withdrawn takes none: `undefined`.
 */
export function edited(
  copy: LocalCopy,
  edit: Edit,
  { writer, number, order }: { writer: string; number: number; order: number },
): LocalCopy | undefined {
  const { held, outgoing } = copy;
  if (held && isFinal(held.version)) return undefined;
  const clock = raisedClock(held && clockOf(held.version), writer, number);
  const version: Version =
    'doc' in edit
      ? { doc: { ...madeAgain(withoutStamp(edit.doc), copy), clock } }
      : { deleted: true, clock, reason: 'user' };
  return { held: { rev: held?.rev, version }, outgoing: edge(held, outgoing, order) };
}

/** What is made again over a delete that was not sent yet is a change to the server. */
function madeAgain(doc: Body, { held, outgoing }: LocalCopy): Body {
  if (!held?.version.deleted || outgoing?.status !== 'pending') return doc;
  const living = outgoing.bases.findLast(({ version }) => !version.deleted);
  return living ? withEarliest(doc, living.version) : doc;
}

/**
 * Of times of which the earliest counts (`createdAt`), that of the version it replaces stays: a
 * document may have been made again over a delete of which the server knows nothing.
 */
function withEarliest(doc: Body, replaced: Version): Body {
  if (replaced.deleted) return doc;
  const earlier = Object.entries(replaced.doc).filter(([field, value]) => {
    const isEarliest = mergeKindOf(doc.type ?? '', field).kind === 'earliest';
    return isEarliest && typeof value === 'string' && value < String(doc[field] ?? '');
  });
  return earlier.length > 0 ? { ...doc, ...Object.fromEntries(earlier) } : doc;
}

function edge(held: Held | undefined, outgoing: Outgoing | undefined, order: number): Outgoing {
  const own = { status: 'pending', heal: false, clean: false } as const;
  if (!outgoing) {
    return { ...own, base: held?.rev ?? null, bases: held ? [held] : [], order };
  }
  if (outgoing.status !== 'pending') {
    const bases = held ? [...outgoing.bases, held] : outgoing.bases;
    return { ...own, base: held?.rev ?? null, bases, order };
  }
  // A second edit keeps the first one's base; what was only to be brought back becomes the base.
  return outgoing.clean ? { ...outgoing, clean: false, bases: held ? [held] : [] } : outgoing;
}

/** News of a document from the feed, or from `diff` where the copy is pending. */
export function takenIn(copy: LocalCopy, news: Held, context: StepContext): Step {
  const { held, outgoing } = copy;
  if (!outgoing) return isOlder(news, held) ? same(copy) : taken(news);
  if (outgoing.status === 'pending') {
    return isBehindBases(news, outgoing, held) ? same(copy) : met(copy, news, context);
  }
  if (!held || covers(clockOf(news.version), clockOf(held.version))) return taken(news);
  if (covers(clockOf(held.version), clockOf(news.version))) return same(copy);
  // Neither older nor newer: what was accepted is not in what the server has now.
  return met(pendingAgain(copy, context), news, context);
}

/** A document that `diff` names as different. Where the copy is ahead or beside, it is healed. */
export function differed(copy: LocalCopy, news: Held, context: StepContext): Step {
  const { held, outgoing } = copy;
  if (!held || outgoing?.status === 'pending') return takenIn(copy, news, context);
  if (isFinal(news.version) || covers(clockOf(news.version), clockOf(held.version))) {
    return taken(news);
  }
  return met(pendingAgain(copy, context), news, context);
}

/** A document that the server does not know at all: it is brought back. */
export function unknownToServer(copy: LocalCopy, context: StepContext): LocalCopy {
  if (!copy.held) return copy;
  const { outgoing } = pendingAgain(copy, context);
  return { ...copy, outgoing: { ...outgoing, base: null, heal: true } };
}

/** The server refused the base: its current version, or nothing where it has none. */
export function met(copy: LocalCopy, current: Held | undefined, context: StepContext): Step {
  const { held, outgoing } = copy;
  if (!held || !outgoing) return current ? taken(current) : same(copy);
  if (!current) {
    const lost = { ...outgoing, base: null, bases: [], heal: true };
    return same({ held, outgoing: lost });
  }
  const bases = outgoing.clean ? [] : outgoing.bases;
  const versions = bases.map((base) => base.version);
  const meeting = meet(held.version, current.version, versions, outgoing.clean);
  if (meeting.outcome === 'arrived' || meeting.outcome === 'yields') return taken(current);
  const version = meeting.outcome === 'merged' ? meeting.version : standing(held, current);
  const isMixed = meeting.outcome === 'merged' && !version.deleted && !current.version.deleted;
  const next: Outgoing = {
    ...outgoing,
    status: 'pending',
    base: current.rev ?? null,
    bases: [...seenBy(current, bases), current],
    clean: outgoing.clean && !isMixed,
    heal: raisesAnother(clockOf(version), clockOf(current.version), context.deviceId),
  };
  const superseded = meeting.outcome === 'merged' ? meeting.superseded : [];
  return { copy: { held: { rev: current.rev, version }, outgoing: next }, superseded };
}

function standing({ version }: Held, current: Held): Version {
  return version.deleted ? version : { doc: withEarliest(version.doc, current.version) };
}

/** What was sent, to be recognised in the answer. */
export interface Sent {
  order: number;
  version: Version;
}

/** What the server said to a write that it took. */
export interface Acceptance {
  rev: string;
  stamp: Record<string, unknown>;
  /** One number for each acceptance on this device. */
  acceptance: number;
  /** Whether this device reads what it wrote; otherwise the copy is kept. */
  isShown: boolean;
  /** The server's epoch. */
  epoch: string;
}

/** The server accepted what was sent. An edit made meanwhile stays pending on the new base. */
export function accepted(
  copy: LocalCopy,
  sent: Sent,
  answer: Acceptance,
  context: StepContext,
): LocalCopy {
  const { held, outgoing } = copy;
  const isOurs = outgoing?.status === 'pending' && outgoing.order === sent.order;
  if (!held || !isOurs) return copy;
  const arrived: Held = { rev: answer.rev, version: stamped(sent.version, answer.stamp) };
  if (isSameClock(held.version, sent.version)) {
    const { acceptance, isShown, epoch } = answer;
    const state = isShown ? { status: 'sent' as const } : { status: 'kept' as const, epoch };
    return {
      held: { rev: answer.rev, version: stamped(held.version, answer.stamp) },
      outgoing: { ...outgoing, ...state, base: answer.rev, acceptance },
    };
  }
  const version = standing({ version: havingSeen(held.version, arrived.version) }, arrived);
  const next: Outgoing = {
    ...outgoing,
    base: answer.rev,
    bases: [...outgoing.bases, arrived],
    clean: false,
    heal: raisesAnother(clockOf(version), clockOf(arrived.version), context.deviceId),
  };
  return { held: { rev: answer.rev, version }, outgoing: next };
}

/** The server will never take it: the copy falls back to what the server was last known to have. An edit
 *  made meanwhile stays pending: of that it has said nothing yet. */
export function refused(copy: LocalCopy, sent: Sent): LocalCopy {
  const { held, outgoing } = copy;
  if (outgoing?.status !== 'pending' || outgoing.order !== sent.order) return copy;
  if (held && !isSameClock(held.version, sent.version)) return copy;
  const last = outgoing.bases.findLast((base) => base.rev !== undefined);
  return last ? { held: last } : {};
}

function same(copy: LocalCopy): Step {
  return { copy, superseded: [] };
}

function taken(news: Held): Step {
  return { copy: { held: news }, superseded: [] };
}

/** The copy as something that waits to be sent. */
export function pendingAgain(
  copy: LocalCopy,
  { order }: StepContext,
): Required<Pick<LocalCopy, 'outgoing'>> & LocalCopy {
  const { outgoing } = copy;
  if (outgoing?.status === 'pending') return { ...copy, outgoing };
  if (outgoing) return { ...copy, outgoing: { ...outgoing, status: 'pending' } };
  const healing = { status: 'pending', base: null, bases: [], heal: true, clean: true } as const;
  return { ...copy, outgoing: { ...healing, bases: [], order } };
}

/** Older than what is held, and no delete that stands above clocks. */
function isOlder(news: Held, held: Held | undefined): boolean {
  if (!held || isFinal(news.version)) return false;
  const [theirs, ours] = [clockOf(news.version), clockOf(held.version)];
  return covers(ours, theirs) && !covers(theirs, ours);
}

/** The feed is behind: it shows what the pending edit was made over, or what came before that. */
function isBehindBases(news: Held, outgoing: Outgoing, held: Held | undefined): boolean {
  const last = outgoing.bases.at(-1);
  if (!last || !held || !isOlder(news, held)) return false;
  return covers(clockOf(last.version), clockOf(news.version));
}

function seenBy(current: Held, bases: readonly Held[]): Held[] {
  return bases.filter((base) => covers(clockOf(current.version), clockOf(base.version)));
}

function isSameClock(a: Version, b: Version): boolean {
  const [one, other] = [clockOf(a), clockOf(b)];
  return Boolean(a.deleted) === Boolean(b.deleted) && covers(one, other) && covers(other, one);
}

/** What an edit makes untrue: when the content last arrived, and with which clock. */
function withoutStamp({ updatedAt: _, skew: __, healedBy: ___, ...doc }: Body): Body {
  return doc as Body;
}

/** A version with the server's fields as the server tells them. */
function stamped(version: Version, stamp: Record<string, unknown>): Version {
  if (version.deleted) return version;
  const doc: Body = { ...version.doc };
  for (const field of SERVER_FIELDS) {
    delete doc[field];
    if (stamp[field] !== undefined) doc[field] = stamp[field];
  }
  return { doc };
}
