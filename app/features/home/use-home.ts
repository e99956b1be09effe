import { useState } from 'preact/hooks';
import type { AgendaEntry } from '#domain/agenda-entry.ts';
import { dateOf, type LocalDateTime } from '#domain/local-time.ts';
import type { Notice } from '#domain/notice.ts';
import { currentNotices } from '#domain/notice-order.ts';
import { observeNotices, observeQuarter } from '../../data/documents.ts';
import { observeByIds } from '../../data/documents-by-id.ts';
import { firstHome, foundIn } from '../../data/first-reading.ts';
import { useLive } from '../../ui/use-live.ts';
import { type HomeAgenda, useHomeAgenda } from './use-home-agenda.ts';

/** So many dates, then a way to the rest: the four ways shall stay in sight, on a phone too. */
const MOST_DATES = [
  { screen: '(min-width: 44em)', dates: 4 },
  { screen: '(min-height: 50em)', dates: 2 },
  { screen: 'all', dates: 1 },
];

/** What is read for the whole screen. */
export interface Home {
  agenda: HomeAgenda;
  /** The dates on screen: today's first, or the next one. */
  entries: readonly AgendaEntry[];
  placesById: ReadonlyMap<string, { name: string }>;
  importantNotices: readonly Notice[];
}

/** All of it at once, so that nothing moves while it is being read; `undefined` until then. */
export function useHome(quarterId: string, now: LocalDateTime): Home | undefined {
  const [first] = useState(() => firstHome(quarterId));
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId], first?.quarter);
  const notices = useLive(() => observeNotices(quarterId), [quarterId], first?.notices);
  const agenda = useHomeAgenda(quarterId, quarter, now, first);
  const most = MOST_DATES.find(({ screen }) => matchMedia(screen).matches)?.dates;
  const entries = agenda?.next ? [agenda.next] : (agenda?.entries.slice(0, most) ?? []);
  const ids = entries.flatMap(({ occurrence }) => occurrence.placeId ?? []);
  const found = useLive(
    () => observeByIds(quarterId, ids),
    [quarterId, ids.join(' ')],
    first && foundIn(first, ids),
  );
  if (!agenda || !notices || found?.askedFor !== ids.join(' ')) return undefined;
  const places = found.documents.filter((doc) => doc.type === 'place');
  const current = currentNotices(notices, dateOf(now));
  return {
    agenda,
    entries,
    placesById: new Map(places.map((place) => [place._id, place])),
    importantNotices: current.filter((notice) => notice.important),
  };
}
