import type { Result } from '#domain/result.ts';
import type { CommandFailure } from './checked-writes.ts';
import { writeHere } from './person-commands.ts';

/** Says whether the Treffs of a quarter hand out numbers to who waits. */
export function changeWaitingNumbers(
  quarter: string,
  waitingNumbers: boolean,
  now: Date,
): Promise<Result<void, CommandFailure>> {
  const id = `quarter:${quarter}`;
  return writeHere(
    quarter,
    [{ id, change: (current) => current && { ...current, waitingNumbers } }],
    now,
  );
}
