import { createHmac, timingSafeEqual } from 'node:crypto';
import { partsOf } from '#domain/ids.ts';
import type { Caller } from '../access/devices.ts';

/** Who came first has the place, the task, or stands in for somebody: when such a document arrived is not its writer's to say. */
const IN_ORDER: ReadonlySet<string | undefined> = new Set(['registration', 'response', 'shift']);
/** As many characters of base64url: 132 bits. */
const LENGTH = 22;

/**
 * Shows that this server stamped a document as arrived then: set back, it believes that again from whoever
 * brings it. `key`: the server's own (identity.ts), in base64url; nothing where nobody asks for the order.
 * [RFC 2104]
 */
export function arrivalProof(key: string, id: string, arrivedAt: string): string | undefined {
  if (!IN_ORDER.has(partsOf(id)?.type)) return undefined;
  const secret = Buffer.from(key, 'base64url');
  const proof = createHmac('sha256', secret).update(`arrived:${arrivedAt} ${id}`);
  return proof.digest('base64url').slice(0, LENGTH);
}

/** Whether a device may say when a document first arrived: the office, and whoever shows the proof. */
export function maySayArrival(
  { role }: Caller,
  id: string,
  { arrivedAt, arrivalProof: given }: Record<string, unknown>,
  key: string | undefined,
): boolean {
  if (role === 'office' || !IN_ORDER.has(partsOf(id)?.type)) return true;
  if (key === undefined || typeof given !== 'string') return false;
  const proof = arrivalProof(key, id, String(arrivedAt)) ?? '';
  const [said, right] = [Buffer.from(given), Buffer.from(proof)];
  return said.length === right.length && timingSafeEqual(said, right);
}
