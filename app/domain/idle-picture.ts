import { type AgendaEntry, agendaDays, isPast } from './agenda-entry.ts';
import { dateOf, type LocalDate, type LocalDateTime } from './local-time.ts';
import type { Notice } from './notice.ts';
import { currentNotices } from './notice-order.ts';

/** What an info tablet shows from afar while nobody stands there: a notice, or some dates of a day. */
export type IdlePicture =
  | { kind: 'notice'; id: string; notice: Notice }
  | { kind: 'day'; id: string; day: LocalDate; entries: readonly AgendaEntry[] };

/** So many dates can be read from three steps away. */
const MOST_DATES = 4;
/** So many pictures of one day: tomorrow shall have its turn. */
const MOST_OF_A_DAY = 3;
/** So many days have something to show. */
const MOST_DAYS = 3;

/** The pictures at a moment, in their order: what is important, then the dates that are still to come. */
export function idlePictures(
  entries: readonly AgendaEntry[],
  notices: readonly Notice[],
  now: LocalDateTime,
): IdlePicture[] {
  const important = currentNotices(notices, dateOf(now)).filter((notice) => notice.important);
  const left = entries.filter((entry) => !isPast(entry, now) && !entry.movedAway);
  const days = agendaDays(left).slice(0, MOST_DAYS);
  return [
    ...important.map((notice) => ({ kind: 'notice' as const, id: notice._id, notice })),
    ...days.flatMap(({ date, entries: ofDay }) => partsOf(date, ofDay)),
  ];
}

function partsOf(day: LocalDate, entries: readonly AgendaEntry[]): IdlePicture[] {
  const parts: IdlePicture[] = [];
  for (let from = 0; from < entries.length && parts.length < MOST_OF_A_DAY; from += MOST_DATES) {
    const some = entries.slice(from, from + MOST_DATES);
    parts.push({ kind: 'day', id: `${day}~${from}`, day, entries: some });
  }
  return parts;
}
