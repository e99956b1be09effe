import { useLocation } from 'preact-iso';
import { addDays, type LocalDate } from '#domain/local-time.ts';
import type { Duty } from '#domain/roster.ts';

/** How many weeks can be looked at. */
export const WEEKS = [4, 8, 26] as const;
type Weeks = (typeof WEEKS)[number];

/** Which part of the roster is shown: it stands in the address. */
export interface RosterView {
  weeks: Weeks;
  /** The key of a Treff's place; all Treffs where it is absent. */
  place?: string;
}

/** The view that the address says, and the way to another. */
export function useRosterView(): {
  view: RosterView;
  show: (changes: Partial<RosterView>) => void;
} {
  const { path, query, route } = useLocation();
  const weeks = WEEKS.find((one) => String(one) === query.weeks) ?? WEEKS[0];
  const view: RosterView = { weeks, ...(query.place && { place: query.place }) };
  return { view, show: (changes) => route(path + searchOf({ ...view, ...changes }), true) };
}

/** What follows the path in the address. */
export function searchOf({ weeks, place }: RosterView): string {
  const search = new URLSearchParams();
  if (weeks !== WEEKS[0]) search.set('weeks', String(weeks));
  if (place) search.set('place', place);
  const text = search.toString();
  return text && `?${text}`;
}

/** The duties that a view shows. */
export function dutiesIn(
  duties: readonly Duty[],
  { weeks, place }: RosterView,
  today: LocalDate,
): Duty[] {
  const until = addDays(today, weeks * 7);
  return duties.filter(
    ({ date, placeId }) => date < until && (place === undefined || placeId === `place:${place}`),
  );
}
