import * as v from 'valibot';
import { MOST_WRONG_PINS } from '#domain/lock-signs.ts';
import { hashOf, isSecretOf } from '../access/credentials.ts';
import type { Database, StoredDocument } from '../stores/store.ts';

/*
 * The server's part of a PIN on a shared tablet. The tablet draws a share of 256 bits, mixes the PIN
 * with it, and does not write it down: without the share the PIN opens nothing. Who says the PIN gets
 * it; who guesses is stopped after a few, whatever the tablet's clock or its restarts say.
 */

/** One share, at `pinShare:<deviceId>~<personId>` among those of the same volunteer and tablet. */
const Share = v.object({
  wrapId: v.string(),
  /** SHA-256 of what the tablet says that knows the PIN. */
  checkHash: v.string(),
  share: v.string(),
  /** Wrong PINs since the last right one. */
  wrong: v.number(),
});
type Share = v.InferOutput<typeof Share>;

const PinShares = v.looseObject({ type: v.literal('pinShare'), shares: v.array(Share) });

/** Which share is meant: of a volunteer's PIN on one tablet. */
export interface Place {
  deviceId: string;
  personId: string;
}

/** What came of saying a PIN. `left`: so many wrong ones are still borne. `isNow`: by this one. */
export type PinAnswer =
  | { outcome: 'right'; wrapId: string; share: string }
  | { outcome: 'wrong'; left: number }
  | { outcome: 'stopped'; isNow: boolean }
  | { outcome: 'unknown' };

/** The one before stays until its tablet has heard that the new one is kept. */
const MOST_SHARES = 2;

/** Keeps a new share. Wrong PINs count for each share by itself: a new one gives the old no new tries. */
export async function keepShare(
  registry: Database,
  place: Place,
  { wrapId, check, share }: { wrapId: string; check: string; share: string },
): Promise<void> {
  const fresh: Share = { wrapId, checkHash: hashOf(check), share, wrong: 0 };
  await changeShares(registry, place, (shares) => {
    // Sent again after a lost answer it is the same one, with its count.
    if (shares.some((one) => one.wrapId === wrapId)) return { shares };
    return { shares: [fresh, ...shares].slice(0, MOST_SHARES) };
  });
}

/**
 * Gives the share to whoever says the PIN. `checks`: by wrap, since the tablet may not have heard which
 * share is kept. A try is counted before it is answered: many at once are many. Throws a `StoreFailure`.
 */
export async function sharesFor(
  registry: Database,
  place: Place,
  checks: Readonly<Record<string, string>>,
): Promise<PinAnswer> {
  let answer: PinAnswer = { outcome: 'unknown' };
  await changeShares(registry, place, (shares) => {
    const tried = shares.map((one) => triedWith(one, checks));
    answer = answerTo(tried);
    return { shares: tried.map(({ share }) => share) };
  });
  return answer;
}

/** Lets go of all shares of a volunteer on some tablets: the PIN opens nothing from now on. */
export async function dropShares(
  registry: Database,
  personId: string,
  isMeant: (deviceId: string) => boolean,
): Promise<void> {
  const stored = await registry.range('pinShare:');
  const writes = stored
    .filter(({ id }) => {
      const [deviceId = '', person] = id.slice('pinShare:'.length).split('~');
      return person === personId && isMeant(deviceId);
    })
    .map(({ id, rev }) => {
      return { id, base: rev, deleted: true, clock: {}, reason: 'user' } as const;
    });
  if (writes.length > 0) await registry.write(writes);
}

interface Tried {
  share: Share;
  result: 'right' | 'wrong' | 'stopped' | 'other';
}

function triedWith(share: Share, checks: Readonly<Record<string, string>>): Tried {
  const check = Object.hasOwn(checks, share.wrapId) ? checks[share.wrapId] : undefined;
  if (check === undefined) return { share, result: 'other' };
  if (share.wrong >= MOST_WRONG_PINS) return { share, result: 'stopped' };
  if (isSecretOf(check, share.checkHash)) return { share: { ...share, wrong: 0 }, result: 'right' };
  return { share: { ...share, wrong: share.wrong + 1 }, result: 'wrong' };
}

function answerTo(tried: readonly Tried[]): PinAnswer {
  const right = tried.find(({ result }) => result === 'right');
  if (right) {
    const { wrapId, share } = right.share;
    return { outcome: 'right', wrapId, share };
  }
  const wrong = tried.filter(({ result }) => result === 'wrong');
  if (wrong.length === 0) {
    const isStopped = tried.some(({ result }) => result === 'stopped');
    return isStopped ? { outcome: 'stopped', isNow: false } : { outcome: 'unknown' };
  }
  const left = MOST_WRONG_PINS - Math.max(...wrong.map(({ share }) => share.wrong));
  return left > 0 ? { outcome: 'wrong', left } : { outcome: 'stopped', isNow: true };
}

/** What changes nothing is not written: by its time it would tell that there is something. */
async function changeShares(
  registry: Database,
  place: Place,
  change: (shares: Share[]) => { shares: Share[] },
): Promise<void> {
  const id = `pinShare:${place.deviceId}~${place.personId}`;
  for (;;) {
    const known = await registry.get(id);
    const before = sharesIn(known);
    const { shares } = change(before);
    if (shares.length === before.length && shares.every((one, n) => one === before[n])) return;
    const doc = { _id: id, type: 'pinShare', personId: place.personId, shares };
    const base = known && !known.deleted ? known.rev : null;
    const [outcome] = await registry.write([{ id, base, doc }]);
    if (outcome?.outcome === 'written') return;
  }
}

function sharesIn(stored: StoredDocument | undefined): Share[] {
  if (!stored || stored.deleted) return [];
  const parsed = v.safeParse(PinShares, stored.doc);
  return parsed.success ? parsed.output.shares : [];
}
