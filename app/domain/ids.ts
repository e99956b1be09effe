/** The three databases of a quarter. A database is a wall that a filter is not. */
export type DatabaseKind = 'public' | 'team' | 'private';

const PUBLIC_TYPES = ['quarter', 'place', 'event', 'notice', 'vacancy', 'image'] as const;
const TEAM_TYPES = [
  'session',
  'visit',
  'tally',
  'visitor',
  'lendable',
  'loan',
  'requestCard',
  'response',
  'attendance',
  'shift',
] as const;

const PERSON_ID = /^[0-9a-f]{32}$/;
const QUARTER_ID = /^[a-z][a-z0-9-]{0,40}$/;
const publicTypes: ReadonlySet<string> = new Set(PUBLIC_TYPES);
const teamTypes: ReadonlySet<string> = new Set(TEAM_TYPES);

/** What an id alone tells about its document. */
export interface IdParts {
  type: string;
  database: DatabaseKind;
  /** 32 lower-case hex digits, or `office` where a private document belongs to no person. */
  owner?: string;
  /** The part after the last colon. */
  key: string;
}

/**
 * Reads type and database from an id, for deletes too.
 * Ids that no database may hold (unknown type, a slash, a leading underscore) give `undefined`.
 */
export function partsOf(id: string): IdParts | undefined {
  if (id.startsWith('_') || id.includes('/') || id.length > 400) return undefined;
  const [first = '', second, ...rest] = id.split(':');
  if (second === undefined) return undefined;
  if (first === 'office' || PERSON_ID.test(first)) {
    if (rest.length === 0 || rest.at(-1) === '') return undefined;
    return { type: second, database: 'private', owner: first, key: rest.at(-1) ?? '' };
  }
  if (rest.length > 0 || second === '') return undefined;
  if (publicTypes.has(first)) return { type: first, database: 'public', key: second };
  if (teamTypes.has(first)) return { type: first, database: 'team', key: second };
  return undefined;
}

/** The database that holds a document of this id; `undefined` where none may. */
export function databaseOf(id: string): DatabaseKind | undefined {
  return partsOf(id)?.database;
}

/** The part after the last colon: what derived ids and addresses in the browser use. */
export function keyOf(id: string): string {
  return id.slice(id.lastIndexOf(':') + 1);
}

/** Whether the text can name a quarter: a lower-case letter, then letters, digits, hyphens. */
export function isQuarterId(text: string): boolean {
  return QUARTER_ID.test(text);
}
