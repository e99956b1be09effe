import { useEffect, useMemo, useState } from 'preact/hooks';
import { agendaOf } from '#domain/agenda.ts';
import { type IdlePicture, idlePictures } from '#domain/idle-picture.ts';
import { addDays, dateOf, type LocalDateTime } from '#domain/local-time.ts';
import type { Quarter } from '#domain/quarter.ts';
import { useHolidays } from '#hours/use-schedules.ts';
import { observeEvents, observeNotices, observePlaces } from '../../data/documents.ts';
import { useInParts } from '../../ui/use-in-parts.ts';
import { useLive } from '../../ui/use-live.ts';

/** So many days from today on are looked at. */
const DAYS = 7;
/** A picture stands long enough to be read by somebody who walks slowly past, ms. */
const EACH_MS = 12_000;

/** The pictures of a quarter now, and the places they name; `undefined` while they are being read. */
export function usePictures(quarterId: string, quarter: Quarter | undefined, now: LocalDateTime) {
  const today = dateOf(now);
  const events = useLive(() => observeEvents(quarterId), [quarterId]);
  const notices = useLive(() => observeNotices(quarterId), [quarterId]);
  const places = useLive(() => observePlaces(quarterId), [quarterId]);
  const holidays = useHolidays(quarter?.land, today);
  const window = { from: today, until: addDays(today, DAYS), holidays };
  const entries = useInParts(events, (part) => agendaOf(part, window), [today, holidays]);
  const placesById = useMemo(
    () => new Map((places ?? []).map((place) => [place._id, place])),
    [places],
  );
  const pictures = useMemo(
    () => entries && notices && idlePictures(entries, notices, now),
    [entries, notices, now],
  );
  return { pictures, placesById };
}

/** One of the pictures after the other, over and over. */
export function useRotation(pictures: readonly IdlePicture[] | undefined): IdlePicture | undefined {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTurn((before) => before + 1), EACH_MS);
    return () => clearInterval(timer);
  }, []);
  return pictures?.[turn % Math.max(pictures.length, 1)];
}
