import { failure, type Result, success } from '#domain/result.ts';
import type { PulledDocument } from '../data/pulled.ts';
import { isDocument, isText, parsed } from './json-forms.ts';
import { linesOf } from './lines.ts';
import type { QuarterRequests } from './quarter-requests.ts';
import type { SyncFailure } from './sync-failure.ts';
import type { Watchdog } from './watchdog.ts';

/** The first line of a snapshot. */
export interface SnapshotHead {
  epoch: string;
  since: string;
  /** How many documents will come; fewer means it was cut. */
  count: number;
  /** By whose rules the server has read all of them, where it has (schema-mark.ts). */
  schemas?: string;
}

/** A snapshot on its way: what it is, then its documents in pieces as they arrive. */
export interface Snapshot extends SnapshotHead {
  /** Fails by throwing, as streams do: what was read until then is right but not all. */
  pieces: AsyncIterable<PulledDocument[]>;
}

/** Asks for a snapshot: what comes first is read, the documents are still on their way. */
export async function requestSnapshot(
  requests: QuarterRequests,
  scope: string,
  signal: AbortSignal,
): Promise<Result<Snapshot, SyncFailure>> {
  const watchdog = requests.watchdog(signal);
  const opened = await requests.open(`${scope}/snapshot`, 'application/x-ndjson', watchdog);
  if (!opened.ok) return opened;
  const lines = linesOf(opened.value, watchdog);
  const first = await firstLines(lines);
  const head = headOf(first?.[0]);
  if (!first || !head) {
    watchdog.end();
    return failure({ code: 'noContact' });
  }
  return success({ ...head, pieces: documentsIn(first.slice(1), lines, watchdog) });
}

/** Reads the first line of a snapshot; `undefined` where it is none. */
export function headOf(line: string | undefined): SnapshotHead | undefined {
  const { epoch, since, count, schemas } = parsed(line ?? '');
  if (typeof epoch !== 'string' || typeof since !== 'string') return undefined;
  if (typeof count !== 'number') return undefined;
  return { epoch, since, count, ...(isText(schemas) ? { schemas } : {}) };
}

/** Reads a further line of a snapshot. Throws at one that is no document: it was cut, or is not ours. */
export function documentOf(line: string): PulledDocument {
  const pulled = JSON.parse(line) as PulledDocument;
  if (!isDocument(pulled)) throw new SyntaxError('a line that is no document');
  return pulled;
}

async function firstLines(
  lines: AsyncGenerator<string[], void, undefined>,
): Promise<string[] | undefined> {
  const first = await lines.next().catch(() => undefined);
  return first && !first.done ? first.value : undefined;
}

async function* documentsIn(
  firstLines: readonly string[],
  rest: AsyncIterable<string[]>,
  watchdog: Watchdog,
): AsyncGenerator<PulledDocument[], void, undefined> {
  try {
    yield firstLines.filter(Boolean).map(documentOf);
    for await (const lines of rest) yield lines.filter(Boolean).map(documentOf);
  } finally {
    watchdog.end();
  }
}
