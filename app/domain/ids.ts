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
/** Whose range of the private database a type belongs to: a person's, the office's, or either. */
const PRIVATE_TYPES = {
  person: 'person',
  request: 'person',
  requestStep: 'person',
  registration: 'person',
  consent: 'person',
  contact: 'person',
  accessRequest: 'person',
  image: 'person',
  call: 'office',
  report: 'office',
  proposal: 'office',
  reportState: 'office',
  erased: 'office',
  letter: 'office',
  history: 'either',
  superseded: 'either',
} as const;

/** A type of document that this version knows. */
export type DocumentType =
  | (typeof PUBLIC_TYPES)[number]
  | (typeof TEAM_TYPES)[number]
  | keyof typeof PRIVATE_TYPES;

const OFFICE = 'office';
const PERSON_ID = /^[0-9a-f]{32}$/;
const QUARTER_ID = /^[a-z][a-z0-9-]{0,40}$/;
const publicTypes: ReadonlySet<string> = new Set(PUBLIC_TYPES);
const teamTypes: ReadonlySet<string> = new Set(TEAM_TYPES);
/** Types of the team's database whose ids name a person: before their number, or at their end. */
const NAMES_PERSON: ReadonlySet<string> = new Set([
  'visit',
  'visitor',
  'attendance',
  'shift',
  'response',
]);

/** What an id alone tells about its document. */
export interface IdParts {
  type: DocumentType;
  database: DatabaseKind;
  /** 32 lower-case hex digits, or `office` where a private document belongs to no person. */
  owner?: string;
  /** The part after the last colon. */
  key: string;
}

/**
 * Reads type and database from an id, for deletes too. Total over every type of the product.
 * Ids that no database of this version may hold give `undefined`: a type it does not know, a slash,
 * a leading underscore, a private type in a range where it does not belong. A device parks what
 * such an id comes with; a server answers `retry/server-older` where the shape is an id's
 * (`isForeignId`), since a newer version may know the type.
 */
export function partsOf(id: string): IdParts | undefined {
  if (!isPlainId(id)) return undefined;
  const parts = id.split(':');
  const [first = '', second = '', third = ''] = parts;
  if (parts.length === 3) return privateParts(first, second, third);
  if (parts.length !== 2 || second === '') return undefined;
  if (publicTypes.has(first)) {
    return { type: first as DocumentType, database: 'public', key: second };
  }
  if (teamTypes.has(first)) return { type: first as DocumentType, database: 'team', key: second };
  return undefined;
}

/** The database that holds a document of this id; `undefined` where none may. */
export function databaseOf(id: string): DatabaseKind | undefined {
  return partsOf(id)?.database;
}

/**
 * Whether an id has the shape of one and a type that this version does not know: a later version
 * made it. No database here may hold it.
 */
export function isForeignId(id: string): boolean {
  const parts = id.split(':');
  const type = parts.length === 3 ? parts[1] : parts[0];
  if (!isPlainId(id) || !type || parts.at(-1) === '' || isDocumentType(type)) return false;
  return parts.length === 2 || (parts.length === 3 && isOwner(parts[0] ?? ''));
}

/** Whether this version knows a type. */
export function isDocumentType(type: string): type is DocumentType {
  return publicTypes.has(type) || teamTypes.has(type) || Object.hasOwn(PRIVATE_TYPES, type);
}

/** The person in whose range of the private database an id lies; `undefined` for all others. */
export function ownerOf(id: string): string | undefined {
  const owner = partsOf(id)?.owner;
  return owner === OFFICE ? undefined : owner;
}

/**
 * The person that an id speaks of: the owner of a private one, and whom a visit, visitor,
 * attendance, shift or response names. Fields of a document may name others.
 */
export function personOf(id: string): string | undefined {
  const parts = partsOf(id);
  if (!parts) return undefined;
  if (parts.database === 'private') return ownerOf(id);
  if (!NAMES_PERSON.has(parts.type)) return undefined;
  const names = parts.key.split('~');
  const person = names.at(parts.type === 'response' ? -2 : -1);
  return person !== undefined && isPersonId(person) ? person : undefined;
}

/** First and last key of a person's range of the private database; both belong to it. */
export function rangeOf(personId: string): { from: string; to: string } {
  return { from: `${personId}:`, to: `${personId}:\uffff` };
}

/** The part after the last colon: what derived ids and addresses in the browser use. */
export function keyOf(id: string): string {
  return id.slice(id.lastIndexOf(':') + 1);
}

/** Whether the text can name a quarter: a lower-case letter, then letters, digits, hyphens. */
export function isQuarterId(text: string): boolean {
  return QUARTER_ID.test(text);
}

function privateParts(owner: string, type: string, key: string): IdParts | undefined {
  if (key === '' || !isOwner(owner) || !Object.hasOwn(PRIVATE_TYPES, type)) return undefined;
  const known = type as keyof typeof PRIVATE_TYPES;
  const range = PRIVATE_TYPES[known];
  if (range !== 'either' && (range === OFFICE) !== (owner === OFFICE)) return undefined;
  return { type: known, database: 'private', owner, key };
}

function isOwner(first: string): boolean {
  return first === OFFICE || isPersonId(first);
}

function isPlainId(id: string): boolean {
  return !id.startsWith('_') && !id.includes('/') && id.length <= 400;
}

/** Whether a text is a person's id. Here and not beside its schema: addresses are made of ids, and
 *  the first screen shall not wait for the schema library. */
export function isPersonId(text: string): boolean {
  return PERSON_ID.test(text);
}
