import { setTimeout } from 'node:timers/promises';
import { dateOf, type LocalDate, localDateTimeAt } from '#domain/local-time.ts';

/** How long before its end a day is too short for a test, ms. */
const ENDS_SOON_MS = 30_000;

/** Today, which is today until the end of a test: where the day is about to end, the next is waited for. */
export async function aLastingDay(): Promise<LocalDate> {
  const dayAt = (ms: number) => dateOf(localDateTimeAt(new Date(ms)));
  const day = dayAt(Date.now() + ENDS_SOON_MS);
  while (dayAt(Date.now()) < day) await setTimeout(100);
  return day;
}
