import { DOORS } from '#domain/doors.ts';
import type { FilterOffer } from './filter-bar.tsx';
import type { Directory } from './use-directory.ts';

/** What a quarter's list can be narrowed by. `treff` is what a Technik-Treff is called here. */
export function offeredFilters(
  { quarter, places = [], near }: Directory,
  treff: string,
): FilterOffer {
  const used = quarter?.doors;
  return {
    doors: used && used.length > 0 ? DOORS.filter((door) => used.includes(door)) : DOORS,
    languages: languagesSpoken(places),
    nearWhat: near && (near.officeName ?? treff),
  };
}

/** Languages besides German, those that most places speak first. */
function languagesSpoken(places: readonly { languages?: string[] }[]): string[] {
  const counts = new Map<string, number>();
  for (const code of places.flatMap((place) => place.languages ?? [])) {
    if (code !== 'de') counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([code]) => code);
}
