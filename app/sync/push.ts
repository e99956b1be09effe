import { failure, type Result, success } from '#domain/result.ts';
import { noteEpoch } from '../data/checkpoints.ts';
import type { Surroundings } from '../data/copies.ts';
import { makeDurable } from '../data/make-durable.ts';
import { type Batch, nextBatch, type SentWrite } from '../data/next-batch.ts';
import { type Outcome, takeOutcomes, type Waiting } from '../data/outbox.ts';
import { lettersWaitAgain, withLettersOnTheWay } from '../data/sealed-letters.ts';
import { sendKeptAgain } from '../data/sent-entries.ts';
import type { QuarterServer } from './quarter-server.ts';
import { type SyncFailure, storageFailure } from './sync-failure.ts';

/** What a push works with. */
export interface PushParts {
  around: Surroundings;
  server: QuarterServer;
  /** The volunteer whose card or PIN opened a shared tablet. */
  actor?: string;
  /** Whether a write waits for a later round: the server would refuse it as this device is now. */
  mustWait?: (write: SentWrite) => boolean;
  /** Which device the round began as, `null` a guest's; absent where nobody looks at that. */
  device?: string | null;
}

/** What a push came to. */
export interface Pushed {
  /** Writes that reached the server, whatever it said to them. */
  sent: number;
  /** Seconds after which the server wants to be asked again about the rest. */
  after: number;
}

/** As many writes as the server takes at once. */
const MOST_WRITES = 200;

/**
 * Sends the outbox of a quarter, oldest first, until everything was tried once. Answers are taken in
 * a batch at a time; what the server wants later stays. After a cut answer the same writes go again:
 * the server knows them by their clocks.
 */
export async function push(
  parts: PushParts,
  signal: AbortSignal,
): Promise<Result<Pushed, SyncFailure>> {
  const pushed: Pushed = { sent: 0, after: 0 };
  const tried = new Set<string>();
  let most = MOST_WRITES;
  let epoch: string | undefined;
  try {
    while (!signal.aborted) {
      const batch = await nextBatch(parts.around, most, tried);
      if (!batch) return success(pushed);
      if (isOfAnother(parts, batch)) return failure({ code: 'overtaken' });
      const held = batch.sent.filter((one) => parts.mustWait?.(one));
      if (held.length > 0) {
        for (const { id } of held) tried.add(id);
        continue;
      }
      const going = await withLettersOnTheWay(parts.around, batch);
      if (going.writes.length === 0) continue;
      await makeDurable(parts.around.database);
      const sent = await send(parts, going, signal);
      if (sent.ok) {
        for (const id of sent.value.later) tried.add(id);
        // What is kept from now on is kept under this epoch: it is looked at once.
        if (sent.value.epoch !== epoch) await noticeEpoch(parts.around, sent.value.epoch);
        epoch = sent.value.epoch;
        pushed.sent += going.writes.length;
        pushed.after = Math.max(pushed.after, sent.value.after);
      } else if (sent.error.code !== 'tooLarge') {
        return sent;
      } else if (batch.writes.length > 1) {
        most = Math.ceil(batch.writes.length / 2);
      } else {
        await setAside(parts.around, batch, sent.error.byServer, tried);
        most = MOST_WRITES;
      }
    }
    return failure({ code: 'noContact' });
  } catch (error) {
    return failure(storageFailure(error));
  }
}

/** The device has become another since the round began: what waits, and what does not, is to be looked at
 *  again. */
function isOfAnother({ device }: PushParts, batch: Batch): boolean {
  return device !== undefined && device !== (batch.device ?? null);
}

/**
 * One write that is too large by itself must not hold up the others. Where the server says so it is
 * refused, like every other that the server never takes; a proxy's word is not final: it waits.
 */
async function setAside(
  around: Surroundings,
  batch: Batch,
  byServer: boolean,
  tried: Set<string>,
): Promise<void> {
  for (const { id } of batch.sent) {
    tried.add(id);
    const refusal = { id, outcome: 'rejected', code: 'too-large', message: 'larger than 1 MB' };
    if (byServer) await takeOutcomes(around, batch, { epoch: '', outcomes: [refusal as Outcome] });
  }
}

async function send(
  { around, server, actor }: PushParts,
  batch: Batch,
  signal: AbortSignal,
): Promise<Result<Waiting & { epoch: string }, SyncFailure>> {
  const { heal, device } = batch;
  const answer = await server.push(batch.writes, { heal, actor, device }, signal);
  if (!answer.ok) {
    await lettersWaitAgain(around, batch);
    return answer;
  }
  const waiting = await takeOutcomes(around, batch, answer.value);
  return success({ ...waiting, epoch: answer.value.epoch });
}

/** Another epoch than the copies know: the next pull of each scope begins with `diff`. */
async function noticeEpoch(around: Surroundings, epoch: string): Promise<void> {
  const { database, quarter } = around;
  await sendKeptAgain(around, (entry) => entry.epoch !== epoch);
  const checkpoints = await database.checkpoints
    .where('[quarter+scope]')
    .between([quarter, ''], [quarter, '\uffff'])
    .toArray();
  for (const held of checkpoints) {
    if (held.complete && held.epoch !== epoch && held.wanted !== epoch) {
      await noteEpoch(database, held, epoch);
    }
  }
}
