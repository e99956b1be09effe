import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { VolunteerFilters } from '#domain/volunteer.ts';

/** Browsers refuse addresses that change with every key. */
const WRITE_AFTER_MS = 250;
const SHOWS: readonly VolunteerFilters['show'][] = ['', 'record', 'ended', 'all'];

/** The question of the list, kept in the address: it is there again after "Zurück". */
export function useVolunteersQuery(): {
  filters: VolunteerFilters;
  change: (changes: Partial<VolunteerFilters>) => void;
  /** Call before the screen is left: what was typed last may not stand in the address yet. */
  keep: () => void;
} {
  const { path, query, route } = useLocation();
  const [filters, setFilters] = useState<VolunteerFilters>({
    typed: query.q ?? '',
    language: query.language ?? '',
    topic: query.topic ?? '',
    show: SHOWS.find((one) => one === query.show) ?? '',
  });
  const unwritten = useRef<{ search: string; timer: ReturnType<typeof setTimeout> }>(undefined);
  useEffect(() => () => clearTimeout(unwritten.current?.timer), []);
  const keep = () => {
    if (!unwritten.current) return;
    const { search, timer } = unwritten.current;
    clearTimeout(timer);
    unwritten.current = undefined;
    route(path + search, true);
  };
  const change = (changes: Partial<VolunteerFilters>) => {
    const next = { ...filters, ...changes };
    setFilters(next);
    clearTimeout(unwritten.current?.timer);
    unwritten.current = { search: searchOf(next), timer: setTimeout(keep, WRITE_AFTER_MS) };
  };
  return { filters, change, keep };
}

function searchOf({ typed, language, topic, show }: VolunteerFilters): string {
  const search = new URLSearchParams();
  if (typed.trim()) search.set('q', typed.trim());
  for (const [name, value] of Object.entries({ language, topic, show })) {
    if (value) search.set(name, value);
  }
  const text = search.toString();
  return text && `?${text}`;
}
