import type { LocalDatabase, LocalDocument } from '../data/database.ts';
import type { Searchable } from './search-entry.ts';

/** A place or an event as it lies on this device. */
export interface SearchableRow {
  id: string;
  rev: string;
  doc: Searchable;
}

/** Places first: they are what most people look for, and nothing shall slip in above them. */
const TYPES = ['place', 'event'] as const;

/**
 * Reads a quarter's places and events in portions, so that whoever asks meanwhile is answered
 * between two of them.
 */
export async function* documentPortions(
  database: LocalDatabase,
  quarter: string,
  size: number,
): AsyncGenerator<SearchableRow[]> {
  for (const type of TYPES) {
    let after = `${type}:`;
    for (;;) {
      const rows = await database.documents
        .where('[quarter+id]')
        .between([quarter, after], [quarter, `${type}:\uffff`], false)
        .limit(size)
        .toArray();
      yield rows.filter(isSearchable);
      const last = rows.at(-1);
      if (!last || rows.length < size) break;
      after = last.id;
    }
  }
}

/** Rows that this version cannot read carry another type than their id. */
function isSearchable(row: LocalDocument): row is LocalDocument & SearchableRow {
  return row.type === 'place' || row.type === 'event';
}
