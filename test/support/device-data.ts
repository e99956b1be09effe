import type { Surroundings } from '../../app/data/copies.ts';
import type { LocalDatabase, OutboxEntry } from '../../app/data/database.ts';
import { changeDocument } from '../../app/data/local-writes.ts';
import { nextBatch } from '../../app/data/next-batch.ts';
import type { Outcome } from '../../app/data/outbox.ts';
import { takeOutcomes } from '../../app/data/outbox.ts';

/** What a device of the office knows when it writes. */
export function surroundings(
  database: LocalDatabase,
  fields: Partial<Surroundings> = {},
): Surroundings {
  return {
    database,
    quarter: 'lichtenberg',
    now: () => new Date('2026-11-24T09:00:00Z'),
    canRead: () => true,
    scopeOfId: () => 'public',
    ...fields,
  };
}

/** Writes a document as its author's device does. */
export async function writeOwn(
  around: Surroundings,
  doc: { _id: string } & Record<string, unknown>,
): Promise<void> {
  const written = await changeDocument(around, doc._id, () => doc);
  if (!written.ok) throw new Error(`not written: ${written.error.code}`);
}

/** Sends the next batch to a server that says the same to each of its writes. */
export async function answerAll(
  around: Surroundings,
  outcome: (id: string) => Outcome,
): Promise<void> {
  const batch = await nextBatch(around, 200, new Set());
  if (!batch) throw new Error('nothing to send');
  const outcomes = batch.sent.map(({ id }) => outcome(id));
  await takeOutcomes(around, batch, { epoch: 'e1', outcomes });
}

/** An entry of an outbox, for what no command makes. */
export function anEntry(fields: Partial<OutboxEntry> = {}): OutboxEntry {
  return {
    quarter: 'lichtenberg',
    id: 'place:a',
    status: 'pending',
    base: null,
    bases: [],
    heal: false,
    clean: false,
    order: 1,
    since: '2026-11-24T09:00:00Z',
    ...fields,
  };
}
