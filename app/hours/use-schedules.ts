import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { LocalDate } from '#domain/local-time.ts';
import type { LandHolidays } from '#domain/occurrence.ts';
import type { Schedule } from '#domain/opening.ts';
import type { Land } from '#domain/quarter.ts';
import { knownHolidays, loadHolidays } from './holiday-cache.ts';
import { knownSchedules, loadSchedules } from './schedule-cache.ts';

/** Without a network the worker's file may be missing on a first visit: ask again after so long. */
const RETRY_MS = 15_000;

/**
 * The schedules of the values from a day on; a value is missing while it is being read. They cover
 * at least 14 days from `today`, and the map grows in batches.
 */
export function useSchedules(
  land: Land | undefined,
  values: readonly string[],
  today: LocalDate,
): ReadonlyMap<string, Schedule> {
  const wanted = useSteady(values);
  const [growth, setGrowth] = useState(0);
  useEffect(() => {
    if (!land) return;
    const leaving = new AbortController();
    const grow = () => !leaving.signal.aborted && setGrowth((count) => count + 1);
    repeatUntil(
      () => loadSchedules({ land, values: wanted, today }, grow, leaving.signal),
      leaving.signal,
    );
    return () => leaving.abort();
  }, [land, wanted, today]);
  return useMemo(
    () => (land ? knownSchedules({ land, values: wanted, today }) : new Map()),
    [land, wanted, today, growth],
  );
}

/** The Land's holidays around a day; `undefined` while they are being read. */
export function useHolidays(land: Land | undefined, today: LocalDate): LandHolidays | undefined {
  const [, setLoaded] = useState<LandHolidays>();
  useEffect(() => {
    if (!land) return;
    const leaving = new AbortController();
    repeatUntil(async () => {
      const loaded = await loadHolidays(land, today);
      if (loaded && !leaving.signal.aborted) setLoaded(loaded);
      return loaded !== undefined;
    }, leaving.signal);
    return () => leaving.abort();
  }, [land, today]);
  return land && knownHolidays(land, today);
}

/** The same array for the same contents, so that a list drawn anew does not ask anew. */
function useSteady(values: readonly string[]): readonly string[] {
  const steady = useRef(values);
  const before = steady.current;
  const isSame =
    before.length === values.length && values.every((value, index) => value === before[index]);
  if (!isSame) steady.current = values;
  return steady.current;
}

async function repeatUntil(work: () => Promise<boolean>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && !(await work()))
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
}
