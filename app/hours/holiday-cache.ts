import { addDays, type LocalDate } from '#domain/local-time.ts';
import type { LandHolidays } from '#domain/occurrence.ts';
import type { Land } from '#domain/quarter.ts';
import { recallAnswers, rememberAnswers } from '../data/answers.ts';
import { SERVES_DAYS, serves } from './answer-age.ts';
import { askForHolidays } from './hours.ts';

/** Raise it when holidays are read differently. */
const READER_VERSION = 1;
/** So many days before and after the present one. */
const REACH_DAYS = 400;

const known = new Map<Land, { day: LocalDate; value: LandHolidays }>();

/** The Land's holidays from about a year before to a year after a day, if at hand at once. */
export function knownHolidays(land: Land, today: LocalDate): LandHolidays | undefined {
  const answer = known.get(land);
  return answer && serves(answer.day, today) ? answer.value : undefined;
}

/** Gets the Land's holidays from this device's memory or from the worker. `undefined` where the
 *  worker cannot be had now. */
export async function loadHolidays(
  land: Land,
  today: LocalDate,
): Promise<LandHolidays | undefined> {
  return knownHolidays(land, today) ?? (await recalled(land, today)) ?? read(land, today);
}

async function recalled(land: Land, today: LocalDate): Promise<LandHolidays | undefined> {
  const answers = await recallAnswers([keyOf(land)], addDays(today, -SERVES_DAYS));
  const answer = answers.get(keyOf(land));
  if (answer) known.set(land, { day: answer.day, value: answer.value as LandHolidays });
  return knownHolidays(land, today);
}

async function read(land: Land, today: LocalDate): Promise<LandHolidays | undefined> {
  const asked = await askForHolidays(land, addDays(today, -REACH_DAYS), addDays(today, REACH_DAYS));
  if (!asked.ok) return undefined;
  known.set(land, { day: today, value: asked.value });
  await rememberAnswers([{ key: keyOf(land), day: today, value: asked.value }]);
  return asked.value;
}

function keyOf(land: Land): string {
  return `holidays ${READER_VERSION} ${land}`;
}
