import type { Schedule } from '#domain/opening.ts';
import { evaluateAll, type HoursQuestion } from '#hours/hours.ts';

/** The schedules of opening hours by their value; throws where the library cannot be had. */
export async function readHours(question: HoursQuestion): Promise<Map<string, Schedule>> {
  const evaluated = await evaluateAll(question);
  if (!evaluated.ok) throw new Error(`hours cannot be read: ${evaluated.error.message}`);
  return new Map([...evaluated.value].map(([value, { schedule }]) => [value, schedule]));
}
