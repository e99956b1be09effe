import type { VolunteerFilters } from '#domain/volunteer.ts';
import { searchWith, useAddressQuery } from '../../entries/use-address-query.ts';

const SHOWS: readonly VolunteerFilters['show'][] = ['', 'record', 'ended', 'all'];

/** The question of the list, kept in the address. */
export function useVolunteersQuery(): {
  filters: VolunteerFilters;
  change: (changes: Partial<VolunteerFilters>) => void;
  /** Call before the screen is left: what was typed last may not stand in the address yet. */
  keep: () => void;
} {
  const { query: filters, change, keep } = useAddressQuery(read, searchOf);
  return { filters, change: (changes) => change({ ...filters, ...changes }), keep };
}

function read(search: string): VolunteerFilters {
  const asked = new URLSearchParams(search);
  return {
    typed: asked.get('q') ?? '',
    language: asked.get('language') ?? '',
    topic: asked.get('topic') ?? '',
    show: SHOWS.find((one) => one === asked.get('show')) ?? '',
  };
}

function searchOf({ typed, ...others }: VolunteerFilters): string {
  return searchWith({ q: typed, ...others });
}
