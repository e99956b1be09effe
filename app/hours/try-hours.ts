import type { LocalDate } from '#domain/local-time.ts';
import type { Land } from '#domain/quarter.ts';
import { evaluateAll } from './hours.ts';

/** What became of some values of opening hours. */
export interface HoursTrial {
  values: number;
  readable: number;
  /** Of those readable, how many can be spoken as a sentence. */
  spoken: number;
  unreadable: { value: string; reason: string }[];
  hung: string[];
}

/** Reads values as the app would, on a Land's days from `from`, and counts. For Node. */
export async function tryHours(
  values: readonly string[],
  land: Land,
  from: LocalDate,
): Promise<HoursTrial> {
  const trial: HoursTrial = { values: 0, readable: 0, spoken: 0, unreadable: [], hung: [] };
  const evaluations = await evaluateAll({ land, values, from, days: 21 });
  if (!evaluations.ok) throw new Error(evaluations.error.message);
  for (const [value, { schedule, reason = '' }] of evaluations.value) {
    trial.values += 1;
    if (schedule.readable) trial.readable += 1;
    if (schedule.readable && schedule.phrases) trial.spoken += 1;
    if (!schedule.readable && reason === 'hung') trial.hung.push(value);
    else if (!schedule.readable) trial.unreadable.push({ value, reason });
  }
  return trial;
}
