import type { Result } from '#domain/result.ts';
import type { CommandFailure } from './checked-writes.ts';
import { writeHere } from './person-commands.ts';

/** Says for the quarter whether statistics hide numbers under five. */
export function hideSmallCounts(
  quarter: string,
  isWanted: boolean,
  now: Date,
): Promise<Result<void, CommandFailure>> {
  const id = `quarter:${quarter}`;
  return writeHere(
    quarter,
    [{ id, change: (current) => current && { ...current, hideSmallCounts: isWanted } }],
    now,
  );
}
