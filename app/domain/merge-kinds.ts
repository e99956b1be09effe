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

const EVERY_TYPE: Record<string, MergeKind> = { createdAt: EARLIEST, v: LATEST };

const BY_TYPE: Record<string, Record<string, MergeKind>> = {
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
  quarter: { streets: SET, languages: SET, doors: SET, topics: SET },
};

/** How a field of a document of a type merges; what is not named is a scalar. */
export function mergeKindOf(type: string, field: string): MergeKind {
  const ofType = Object.hasOwn(BY_TYPE, type) ? BY_TYPE[type] : undefined;
  if (ofType && Object.hasOwn(ofType, field)) return ofType[field] ?? SCALAR;
  return (Object.hasOwn(EVERY_TYPE, field) ? EVERY_TYPE[field] : undefined) ?? SCALAR;
}
