import * as v from 'valibot';
import { mayWrite } from '#domain/permissions.ts';
import { SealedLetter } from '#domain/sealed-letter.ts';
import type { Version } from '#domain/version.ts';
import type { Caller } from '../access/devices.ts';
import type { LivingDocument } from '../stores/store.ts';
import { type Delivered, type Delivery, deliver, type StoredChange } from './deliver.ts';
import { incomingVersion } from './incoming-version.ts';
import { cleared, type Judging } from './judge-write.ts';
import type { SentWrite } from './push-form.ts';
import { type LetterBox, openedDelivery } from './push-letters.ts';

/**
 * Stores what a revoked device brought, as the office's own decision: by the office's rights or those
 * that the device had, merged where it meets something else. Gives what was written too, where
 * something was. Throws a `StoreFailure`.
 */
export async function acceptQuarantined(
  { doc }: LivingDocument,
  device: Caller | undefined,
  judging: Judging,
  box: LetterBox,
): Promise<{ outcome: Delivered; stored?: StoredChange }> {
  const { caller } = judging.arrival;
  const may = (id: string) => (old: Version | undefined, next: Version) =>
    mayWrite(caller, id, old, next) || (device !== undefined && mayWrite(device, id, old, next));
  const delivery = await deliveryIn(doc.write as SentWrite, device ?? caller, box);
  if (typeof delivery === 'string') return { outcome: delivery };
  const { incoming, bases } = delivery;
  const own = may(incoming.id);
  const either = (old: Version | undefined, next: Version) =>
    own(old, next) || delivery.may(old, next);
  let stored: StoredChange | undefined;
  const onStored = (change: StoredChange) => {
    stored = change;
  };
  const asDecided = { incoming: cleared(incoming, judging.denyList), bases, may: either, onStored };
  return { outcome: await deliver(asDecided, judging, box.databaseFor), stored };
}

async function deliveryIn(
  write: SentWrite,
  device: Caller,
  box: LetterBox,
): Promise<Delivery | Delivered> {
  if (!('sealed' in write)) {
    const incoming = incomingVersion(write);
    if (!incoming.ok) return incoming.error.result.outcome === 'retry' ? 'busy' : 'invalid';
    return { incoming: incoming.value, bases: [], may: () => false };
  }
  const letter = v.safeParse(SealedLetter, write.sealed);
  if (!letter.success) return 'invalid';
  const opened = await openedDelivery(letter.output, device, box);
  if (!('outcome' in opened)) return opened;
  return opened.outcome === 'retry' ? 'busy' : 'invalid';
}
