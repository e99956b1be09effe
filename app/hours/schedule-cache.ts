import { addDays, type LocalDate } from '#domain/local-time.ts';
import type { Schedule } from '#domain/opening.ts';
import type { Land } from '#domain/quarter.ts';
import { forgetAnswersBefore, recallAnswers, rememberAnswers } from '../data/answers.ts';
import { SERVES_DAYS, serves } from './answer-age.ts';
import { evaluateAll } from './hours.ts';

/** Raise it when values are read differently: what was remembered is then read anew. */
const READER_VERSION = 1;
/** How far a schedule looks ahead: while it serves, 14 days are always left. */
const SCHEDULE_DAYS = 14 + SERVES_DAYS;
/** A value that is closed all that time is asked again, for when it opens at last. */
const FAR_DAYS = 120;
/** So many values are read before the screen is told. */
const BATCH = 20;

const schedules = new Map<string, { day: LocalDate; value: Schedule }>();
let turn: Promise<unknown> = Promise.resolve();
let tidiedOn: LocalDate | undefined;

/** What a screen wants read. */
export interface ScheduleWish {
  land: Land;
  values: readonly string[];
  today: LocalDate;
}

/** The schedules that are at hand at once; the others are missing. */
export function knownSchedules({ land, values, today }: ScheduleWish): Map<string, Schedule> {
  const known = new Map<string, Schedule>();
  for (const value of values) {
    const answer = schedules.get(scheduleKey(land, value));
    if (answer && serves(answer.day, today)) known.set(value, answer.value);
  }
  return known;
}

/**
 * Gets all schedules of a wish: from this device's memory, then from the worker in batches. Calls
 * `onGrowth` whenever more are at hand, stops early when nobody wants them any more.
 * @returns whether all are at hand; not so where the worker cannot be had now.
 */
export async function loadSchedules(
  wish: ScheduleWish,
  onGrowth: () => void,
  signal: AbortSignal,
): Promise<boolean> {
  tidy(wish.today);
  if (await recallSchedules(wish)) onGrowth();
  while (!signal.aborted) {
    const missing = missingValues(wish).slice(0, BATCH);
    if (missing.length === 0) return true;
    const read = await inTurn(() => readBatch({ ...wish, values: missing }));
    if (!read) return false;
    onGrowth();
  }
  return false;
}

function scheduleKey(land: Land, value: string): string {
  return `hours ${READER_VERSION} ${land} ${value}`;
}

function missingValues(wish: ScheduleWish): string[] {
  const known = knownSchedules(wish);
  return [...new Set(wish.values)].filter((value) => !known.has(value));
}

async function recallSchedules(wish: ScheduleWish): Promise<boolean> {
  const keys = missingValues(wish).map((value) => scheduleKey(wish.land, value));
  if (keys.length === 0) return false;
  const answers = await recallAnswers(keys, addDays(wish.today, -SERVES_DAYS));
  for (const [key, { day, value }] of answers)
    if (serves(day, wish.today)) schedules.set(key, { day, value: value as Schedule });
  return answers.size > 0;
}

/** Reads values that nobody has read meanwhile. */
async function readBatch(wish: ScheduleWish): Promise<boolean> {
  const values = missingValues(wish);
  const near = await readSchedules({ ...wish, values }, SCHEDULE_DAYS);
  const closed = values.filter((value) => opensNever(near.get(value)));
  const far = await readSchedules({ ...wish, values: closed }, FAR_DAYS);
  const answers = [...near, ...far].map(([value, schedule]) => ({
    key: scheduleKey(wish.land, value),
    day: wish.today,
    value: schedule,
  }));
  for (const { key, day, value } of answers) schedules.set(key, { day, value });
  await rememberAnswers(answers);
  return values.every((value) => near.has(value));
}

async function readSchedules(wish: ScheduleWish, days: number): Promise<Map<string, Schedule>> {
  const { land, values, today } = wish;
  const read = await evaluateAll({ land, values, from: today, days });
  return new Map(read.ok ? [...read.value].map(([value, one]) => [value, one.schedule]) : []);
}

function opensNever(schedule: Schedule | undefined): boolean {
  return Boolean(schedule?.readable && schedule.intervals.length === 0);
}

/** One batch after the other, whoever asks: a screen with one place waits for one batch at most. */
function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  const next = turn.then(work);
  turn = next.catch(() => undefined);
  return next;
}

/** Once a day: what is too old to serve goes. */
function tidy(today: LocalDate): void {
  if (tidiedOn === today) return;
  tidiedOn = today;
  void forgetAnswersBefore(addDays(today, -SERVES_DAYS));
}
