import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { MOST_WRONG_PINS } from '#domain/lock-signs.ts';
import type { Database } from '../stores/store.ts';

/*
 * The PIN with which whoever looks after an info tablet opens it for a while. The server draws it and says
 * it to the office once; nothing of it is on the tablet, so that nobody who has the tablet, or a copy of
 * what it holds, can try all of them. Without a network a Schlüsselkarte opens it.
 */

const LeavePin = v.looseObject({
  type: v.literal('leavePin'),
  salt: v.string(),
  hash: v.string(),
  /** Wrong PINs since the last right one. */
  wrong: v.number(),
});
type LeavePin = v.InferOutput<typeof LeavePin>;

/** What came of saying a PIN. `left`: so many wrong ones are still borne. `isNow`: by this one. */
export type LeaveAnswer =
  | { outcome: 'right' }
  | { outcome: 'wrong'; left: number }
  | { outcome: 'stopped'; isNow: boolean }
  | { outcome: 'unknown' };

const DIGITS = 6;
const HASH_BYTES = 32;
const stretched = promisify<string, Buffer, number, Buffer>(scrypt);

/** Draws a tablet's PIN, in place of the one before. */
export async function drawLeavePin(registry: Database, deviceId: string): Promise<string> {
  const pin = String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
  const salt = randomBytes(16);
  const hash = await stretched(pin, salt, HASH_BYTES);
  const fields = { salt: salt.toString('base64url'), hash: hash.toString('base64url'), wrong: 0 };
  for (let written = false; !written; ) {
    const { base } = await readPin(registry, deviceId);
    written = await writePin(registry, deviceId, { type: 'leavePin', ...fields }, base);
  }
  return pin;
}

/** Whether it is the tablet's PIN. A try is counted before it is answered: many at once are many. */
export async function tryLeavePin(
  registry: Database,
  deviceId: string,
  pin: string,
): Promise<LeaveAnswer> {
  for (;;) {
    const { known, base } = await readPin(registry, deviceId);
    if (!known) return { outcome: 'unknown' };
    if (known.wrong >= MOST_WRONG_PINS) return { outcome: 'stopped', isNow: false };
    const given = await stretched(pin, Buffer.from(known.salt, 'base64url'), HASH_BYTES);
    const isRight = timingSafeEqual(given, Buffer.from(known.hash, 'base64url'));
    const wrong = isRight ? 0 : known.wrong + 1;
    if (!(await writePin(registry, deviceId, { ...known, wrong }, base))) continue;
    if (isRight) return { outcome: 'right' };
    const left = MOST_WRONG_PINS - wrong;
    return left > 0 ? { outcome: 'wrong', left } : { outcome: 'stopped', isNow: true };
  }
}

async function readPin(
  registry: Database,
  deviceId: string,
): Promise<{ known?: LeavePin; base: string | null }> {
  const stored = await registry.get(idOf(deviceId));
  if (!stored || stored.deleted) return { base: null };
  const parsed = v.safeParse(LeavePin, stored.doc);
  return { known: parsed.success ? parsed.output : undefined, base: stored.rev };
}

async function writePin(
  registry: Database,
  deviceId: string,
  fields: LeavePin,
  base: string | null,
): Promise<boolean> {
  const id = idOf(deviceId);
  const { salt, hash, wrong } = fields;
  const doc = { _id: id, type: 'leavePin', salt, hash, wrong };
  const [outcome] = await registry.write([{ id, base, doc }]);
  return outcome?.outcome === 'written';
}

function idOf(deviceId: string): string {
  return `leavePin:${deviceId}`;
}
