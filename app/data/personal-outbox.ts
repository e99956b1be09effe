import { isPersonal } from '#domain/closed-document.ts';
import { isClosed } from '#domain/closed-form.ts';
import type { SealedLetter } from '#domain/sealed-letter.ts';
import { closedHeld } from './closing.ts';
import type { Surroundings } from './copies.ts';
import type { OutboxEntry } from './database.ts';
import type { Batch } from './next-batch.ts';
import type { Outcome } from './outbox.ts';
import { rowsById } from './rows-by-id.ts';

/*
 * How documents that name a person leave a team's device. Open, they go as all others do. Locked, each
 * goes as the letter that was sealed when it was written; what has none waits, and holds up nobody.
 */

/**
 * Those of the entries that can go now, and as what. A delete says nothing of anybody. What is waiting
 * for news to be met with goes when it has met them, or as its letter: the server merges that.
 * Inside a transaction that holds `tombstones`.
 */
export async function asTheyCanGo(
  { database, vault }: Surroundings,
  entries: readonly OutboxEntry[],
): Promise<OutboxEntry[]> {
  if (!vault) return [...entries];
  const closed = entries.filter(({ id }) => isPersonal(id));
  if (closed.length === 0) return [...entries];
  const ids = closed.map(({ id }) => id);
  const deleted = await rowsById(database.tombstones, closed[0]?.quarter ?? '', ids);
  return entries.flatMap((entry) => {
    if (!isPersonal(entry.id) || deleted.has(entry.id)) return [entry];
    if (vault.isOpen && !entry.news) return [entry];
    return entry.letter && !isDelivered(entry) ? [{ ...entry, goesSealed: true }] : [];
  });
}

/** Whether what waits is safe at the server already. */
export function isDelivered({ letter, delivered }: OutboxEntry): boolean {
  return letter !== undefined && delivered?.letterId === letter.id;
}

/** The letter as which an entry goes, where it goes as one. */
export function letterOf({ sealed, goesSealed, letter }: OutboxEntry): SealedLetter | undefined {
  return sealed ?? (goesSealed ? letter : undefined);
}

/** A batch with its documents in clear, as the server wants them. What cannot be opened any more goes
 *  another time, or not at all where nobody has its key. */
export async function openedBatch(
  { quarter, vault, database }: Surroundings,
  batch: Batch,
): Promise<Batch> {
  const hasClosed = batch.writes.some((write) => 'doc' in write && isClosed(write.doc));
  if (!hasClosed) return batch;
  const opened: Batch = { ...batch, writes: [], sent: [] };
  for (const [index, write] of batch.writes.entries()) {
    const sent = batch.sent[index];
    if (!sent) continue;
    if (!('doc' in write) || !isClosed(write.doc)) {
      opened.writes.push(write);
      opened.sent.push(sent);
      continue;
    }
    // A device that is no team's any more has no vault, and may still have to deliver.
    const doc = await vault?.opened(quarter, write.doc);
    const entry = doc ? undefined : await database.outbox.get([quarter, sent.id]);
    const letter = entry && !isDelivered(entry) ? entry.letter : undefined;
    if (doc) opened.writes.push({ ...write, doc });
    else if (letter) opened.writes.push({ sealed: letter });
    else continue;
    opened.sent.push(letter ? { ...sent, letterId: letter.id } : sent);
  }
  return opened;
}

/** Answers with what they bring of personal documents closed. */
export async function closedOutcomes(
  around: Surroundings,
  outcomes: readonly Outcome[],
): Promise<readonly Outcome[]> {
  if (!around.vault) return outcomes;
  const held = outcomes.map((one) => (one.outcome === 'conflict' ? one.current : undefined));
  const closed = await closedHeld(around, held);
  return outcomes.map((one, index) =>
    one.outcome === 'conflict' ? { ...one, current: closed[index] } : one,
  );
}
