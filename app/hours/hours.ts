import type { LocalDate } from '#domain/local-time.ts';
import type { LandHolidays } from '#domain/occurrence.ts';
import type { Land } from '#domain/quarter.ts';
import type { Result } from '#domain/result.ts';
import { startBrowserWorker } from './browser-worker.ts';
import type { Evaluation } from './evaluate.ts';
import { HoursReader, type HoursUnavailable } from './hours-reader.ts';

/** Opening hours to be read: distinct OSM values, for a Land, over some days. */
export interface HoursQuestion {
  land: Land;
  values: readonly string[];
  from: LocalDate;
  days: number;
}

let shared: Promise<HoursReader> | undefined;

/**
 * Reads opening hours; a value that cannot be read, or takes too long, is `readable: false`, with
 * the library's reason (`hung`: took too long). Intervals are wall clock in Berlin wherever this
 * runs. Fails `unavailable` in a browser without a network, before the library is on the device.
 */
export async function evaluateAll(
  question: HoursQuestion,
): Promise<Result<Map<string, Evaluation>, HoursUnavailable>> {
  return (await sharedReader()).readValues({ kind: 'values', ...question });
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
  return (await sharedReader()).readHolidays({ kind: 'holidays', land, from, to });
}

/** One worker for everybody. Vite knows the browser's build from the server's; without Vite, under
 *  tsx, it is Node. */
function sharedReader(): Promise<HoursReader> {
  shared ??= createReader();
  return shared;
}

async function createReader(): Promise<HoursReader> {
  if (import.meta.env?.SSR === false) return new HoursReader(startBrowserWorker);
  const { startNodeWorker } = await import('./node-worker.ts');
  return new HoursReader(startNodeWorker);
}
