import type { LocalDate } from '#domain/local-time.ts';
import type { LandHolidays } from '#domain/occurrence.ts';
import type { Land } from '#domain/quarter.ts';
import { failure, type Result } from '#domain/result.ts';
import type { Evaluation } from './evaluate.ts';
import type { HoursReader, HoursUnavailable } from './hours-reader.ts';

/** Opening hours to be read: distinct OSM values, for a Land, over some days. */
export interface HoursQuestion {
  land: Land;
  values: readonly string[];
  from: LocalDate;
  days: number;
}

const NOT_HERE: HoursUnavailable = {
  code: 'unavailable',
  message: 'the code that reads hours could not be fetched',
};

let shared: Promise<HoursReader> | undefined;

/**
 * Reads opening hours; a value that cannot be read, or takes too long, is `readable: false`, with
 * the library's reason (`hung`: took too long). Intervals are wall clock in Berlin wherever this
 * runs. Fails `unavailable` in a browser without a network, before the library is on the device.
 */
export async function evaluateAll(
  question: HoursQuestion,
): Promise<Result<Map<string, Evaluation>, HoursUnavailable>> {
  const reader = await sharedReader();
  return reader ? reader.readValues({ kind: 'values', ...question }) : failure(NOT_HERE);
}

/**
 * Public and school holidays of a Land, from the first day to the last, both inclusive. School
 * holidays are known to about 2029. Throws where the library cannot be had (`askForHolidays`).
 */
export async function readHolidays(
  land: Land,
  from: LocalDate,
  to: LocalDate,
): Promise<LandHolidays> {
  const read = await askForHolidays(land, from, to);
  if (!read.ok) throw new Error(`holidays cannot be read: ${read.error.message}`);
  return read.value;
}

/** Like `readHolidays`; fails `unavailable` where the library cannot be had now. */
export async function askForHolidays(
  land: Land,
  from: LocalDate,
  to: LocalDate,
): Promise<Result<LandHolidays, HoursUnavailable>> {
  const reader = await sharedReader();
  return reader ? reader.readHolidays({ kind: 'holidays', land, from, to }) : failure(NOT_HERE);
}

/** One worker for everybody; nothing where its files cannot be fetched now. Most starts find what
 *  they need remembered: the code that asks comes with the first question. */
async function sharedReader(): Promise<HoursReader | undefined> {
  shared ??= createReader();
  const reader = await shared.catch(() => undefined);
  if (!reader) shared = undefined;
  return reader;
}

/** Vite knows the browser's build from the server's; without Vite, under tsx, it is Node. */
async function createReader(): Promise<HoursReader> {
  const { HoursReader } = await import('./hours-reader.ts');
  if (import.meta.env?.SSR === false) {
    const { startBrowserWorker } = await import('./browser-worker.ts');
    return new HoursReader(startBrowserWorker);
  }
  const { startNodeWorker } = await import('./node-worker.ts');
  return new HoursReader(startNodeWorker);
}
