/** How two versions of one field come together (data.md, "Merge kinds by field"). */
export type MergeKind =
  /** One value stands, the other is superseded. */
  | { kind: 'scalar' }
  /** Members are added and taken away one by one. */
  | { kind: 'set' }
  /** Members are told apart by a field of theirs and each merges as a scalar. */
  | { kind: 'keyedList'; key: string }
  /** The smaller value stands. */
  | { kind: 'earliest' }
  /** The value of the later version stands; nobody needs to be told of the other. */
  | { kind: 'latest' };

const SCALAR: MergeKind = { kind: 'scalar' };
const SET: MergeKind = { kind: 'set' };
const EARLIEST: MergeKind = { kind: 'earliest' };
const LATEST: MergeKind = { kind: 'latest' };
const BY_NAME: MergeKind = { kind: 'keyedList', key: 'name' };

type Kinds = Record<string, MergeKind>;

const EVERY_TYPE: Kinds = { createdAt: EARLIEST, v: LATEST };

/*
 * Only what is no scalar is named. One table of plain words and no schemas: the engine merges on a
 * phone's first screen. Types that are only added to (steps, responses, loans) and counters with
 * one writer (tally) hardly ever meet themselves; theirs are scalars.
 */

const PUBLIC: Record<string, Kinds> = {
  quarter: {
    streets: SET,
    languages: SET,
    doors: SET,
    topics: SET,
    treffTopics: SET,
    districts: BY_NAME,
    templates: BY_NAME,
  },
  place: {
    doors: SET,
    functions: SET,
    topics: SET,
    synonyms: SET,
    phones: SET,
    languages: SET,
    exceptions: { kind: 'keyedList', key: 'date' },
    checkedAt: LATEST,
    checkedBy: LATEST,
  },
  event: {
    doors: SET,
    languages: SET,
    accessibility: SET,
    rdates: SET,
    exdates: SET,
    overrides: { kind: 'keyedList', key: 'recurrenceId' },
    sequence: LATEST,
    checkedAt: LATEST,
    checkedBy: LATEST,
  },
};

const TEAM: Record<string, Kinds> = {
  session: { onDuty: SET, devices: SET, opened: EARLIEST, closed: LATEST },
  visit: {
    at: EARLIEST,
    topics: SET,
    waitingNumbers: SET,
    calledAt: LATEST,
    followUpAt: LATEST,
    source: LATEST,
    band: LATEST,
    enteredBy: LATEST,
  },
  visitor: { notSame: SET },
  attendance: { at: EARLIEST, source: LATEST },
  lendable: { parts: BY_NAME },
  requestCard: { invited: SET },
};

const PRIVATE: Record<string, Kinds> = {
  person: {
    languages: SET,
    topics: SET,
    training: BY_NAME,
    keys: BY_NAME,
  },
  registration: { channel: LATEST },
  consent: { withdrawnAt: EARLIEST },
  call: { attempts: { kind: 'keyedList', key: 'at' }, doneAt: LATEST },
  report: { handledAt: LATEST },
  superseded: { valueBy: EARLIEST },
};

const BY_TYPE: Record<string, Kinds> = { ...PUBLIC, ...TEAM, ...PRIVATE };

/** How a field of a document of a type merges; what is not named is a scalar. */
export function mergeKindOf(type: string, field: string): MergeKind {
  const ofType = Object.hasOwn(BY_TYPE, type) ? BY_TYPE[type] : undefined;
  if (ofType && Object.hasOwn(ofType, field)) return ofType[field] ?? SCALAR;
  return (Object.hasOwn(EVERY_TYPE, field) ? EVERY_TYPE[field] : undefined) ?? SCALAR;
}

/** Types whose id is derived from their content: whoever wrote it, it was written once. */
const WRITTEN_ONCE: ReadonlySet<unknown> = new Set(['superseded', 'image']);

/** Whether two documents of one id say the same, so that the first to arrive stands as it is. */
export function isWrittenOnce(type: unknown): boolean {
  return WRITTEN_ONCE.has(type);
}
