import * as v from 'valibot';
import { failure, type Result, success } from '#domain/result.ts';
import type { CouchFailure } from './couch-failure.ts';

const flag = v.optional(v.picklist(['true', 'false']), 'false');
const wholeNumber = v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number));
/** A lone surrogate would make CouchDB refuse the question. */
const idText = v.pipe(v.string(), v.maxLength(500), v.regex(/^\P{Surrogate}*$/u));
const revText = v.pipe(v.string(), v.maxLength(60));
/** A key of a listing travels as JSON. */
const jsonText = v.pipe(v.string(), v.parseJson(), idText);

/** The query of `_changes`; what is not named here changes nothing. */
export const ChangesQuery = v.object({
  feed: v.optional(v.picklist(['normal', 'longpoll', 'continuous']), 'normal'),
  since: v.optional(v.pipe(v.string(), v.maxLength(5000))),
  limit: v.optional(wholeNumber),
  style: v.optional(v.picklist(['main_only', 'all_docs']), 'main_only'),
  descending: flag,
  include_docs: flag,
  filter: v.optional(v.picklist(['_doc_ids'], 'no filter but _doc_ids')),
  heartbeat: v.optional(v.union([v.picklist(['true', 'false']), wholeNumber])),
  timeout: v.optional(wholeNumber),
});

/** The body of `POST _changes`. */
export const ChangesBody = v.object({ doc_ids: v.optional(v.array(idText)) });

/** The most ids in one question, and revs of one id: replicators ask for some hundreds. */
const MOST_ASKED = 10_000;
/** The body of `_revs_diff`: whatever ids a peer has. */
export const RevsDiffBody = v.pipe(
  v.record(
    v.string(),
    v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.maxLength(MOST_ASKED)),
  ),
  v.maxEntries(MOST_ASKED),
);

/** The query and the body of `_bulk_get`. */
export const BulkGetQuery = v.object({ revs: flag, latest: flag });
export const BulkGetBody = v.object({
  docs: v.array(v.object({ id: idText, rev: v.optional(revText) })),
});

/** The query and the body of `_all_docs`. */
export const AllDocsQuery = v.object({
  include_docs: flag,
  descending: flag,
  inclusive_end: v.optional(v.picklist(['true', 'false']), 'true'),
  key: v.optional(jsonText),
  keys: v.optional(v.pipe(v.string(), v.parseJson(), v.array(v.string()))),
  startkey: v.optional(jsonText),
  endkey: v.optional(jsonText),
  limit: v.optional(wholeNumber),
  skip: v.optional(wholeNumber, '0'),
});
export const AllDocsBody = v.object({ keys: v.optional(v.array(v.string())) });

/** The query of a document. */
export const DocumentQuery = v.object({
  rev: v.optional(revText),
  revs: flag,
  latest: flag,
  conflicts: flag,
  open_revs: v.optional(
    v.union([v.literal('all'), v.pipe(v.string(), v.parseJson(), v.array(revText))]),
  ),
});

/** Checks what a peer's request brings. */
export function couchFormOf<Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
): Result<v.InferOutput<Schema>, CouchFailure & { code: 'bad_request' }> {
  const parsed = v.safeParse(schema, input ?? {}, { abortEarly: true });
  if (parsed.success) return success(parsed.output);
  const [issue] = parsed.issues;
  const field = issue.path?.map((step) => String(step.key)).join('.') || 'the request';
  const reason = `${field}: expected ${issue.expected ?? 'another value'}`;
  return failure({ code: 'bad_request', error: 'bad_request', reason });
}
