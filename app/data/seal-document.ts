import { raisedClock } from '#domain/clock.ts';
import { failure, type Result, success } from '#domain/result.ts';
import type { SealedLetter } from '#domain/sealed-letter.ts';
import type { Body } from '#domain/version.ts';
import type { Surroundings } from './copies.ts';
import type { OutboxEntry } from './database.ts';
import { keepCounters, readCounters, readIdentity } from './device.ts';
import { askToPersist } from './persistence.ts';
import { sealKeyOf } from './seal-key.ts';

/** `noKey`: no key of the quarter has arrived here yet. */
export type SealFailure = { code: 'noKey' };

/**
 * Seals a new document to the quarter's key and puts it in the outbox under an id of its own: from
 * then on nobody can read it on this device, not even whoever wrote it. Commands check schema and
 * permission before. Throws where the device's database refuses (full, gone).
 */
export async function sealDocument(
  around: Pick<Surroundings, 'database' | 'quarter' | 'now'>,
  doc: Body,
): Promise<Result<{ letterId: string }, SealFailure>> {
  const { database, quarter, now } = around;
  const sealKey = await sealKeyOf(around);
  if (!sealKey) return failure({ code: 'noKey' });
  void askToPersist();
  // Only who seals something loads the cryptography.
  const { sealedLetter } = await import('#domain/sealed-letter.ts');
  return database.transaction('rw', database.own, database.outbox, async () => {
    const { writer } = await readIdentity(database);
    const counters = { ...(await readCounters(database)) };
    counters.edits += 1;
    counters.orders += 1;
    const clock = raisedClock(doc.clock, writer, counters.edits);
    const content = { doc: { ...doc, clock }, bases: [] };
    const random = crypto.getRandomValues(new Uint8Array(48));
    const letter = sealedLetter({ quarter, sealKey }, content, random);
    if (!letter) return failure({ code: 'noKey' });
    await keepCounters(database, counters);
    await database.outbox.put({
      ...letterEntry(letter),
      quarter,
      order: counters.orders,
      since: now().toISOString(),
    });
    return success({ letterId: letter.id });
  });
}

function letterEntry(
  sealed: SealedLetter,
): Omit<OutboxEntry, 'quarter' | 'order' | 'since'> & { sealed: SealedLetter } {
  const fresh = { status: 'pending', base: null, heal: false, clean: false } as const;
  return { id: sealed.id, ...fresh, bases: [], sealed };
}
