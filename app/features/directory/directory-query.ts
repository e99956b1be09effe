import { DOORS, type Door } from '#domain/doors.ts';

/** What the directory is asked for; it stands in the address, so that back and sharing keep it. */
export interface DirectoryQuery {
  text: string;
  door?: Door;
  open: boolean;
  wheelchair: boolean;
  /** BCP 47 code of a language spoken there. */
  language?: string;
  near: boolean;
}

/** Reads the part of an address after the question mark; what it does not know it leaves out. */
export function readDirectoryQuery(search: string): DirectoryQuery {
  const given = new URLSearchParams(search);
  const door = given.get('door');
  return {
    text: given.get('q') ?? '',
    door: DOORS.find((known) => known === door),
    open: given.has('open'),
    wheelchair: given.has('wheelchair'),
    language: given.get('lang') || undefined,
    near: given.has('near'),
  };
}

/** The part of an address from the question mark on; empty where nothing is asked. */
export function directorySearch(query: Partial<DirectoryQuery>): string {
  const given = new URLSearchParams();
  if (query.text) given.set('q', query.text);
  if (query.door) given.set('door', query.door);
  if (query.open) given.set('open', '1');
  if (query.wheelchair) given.set('wheelchair', '1');
  if (query.language) given.set('lang', query.language);
  if (query.near) given.set('near', '1');
  const search = given.toString();
  return search && `?${search}`;
}

/** Whether anything but words narrows the list. */
export function hasFilters(query: DirectoryQuery): boolean {
  return Boolean(query.door || query.open || query.wheelchair || query.language || query.near);
}

/** The same words, without what narrows the list. */
export function withoutFilters({ text }: DirectoryQuery): DirectoryQuery {
  return {
    text,
    door: undefined,
    open: false,
    wheelchair: false,
    language: undefined,
    near: false,
  };
}
