import * as v from 'valibot';

const LARGEST_PAGE = 1000;
/** Versions that one pull may name; a device pushes at most 200 at once. */
const MOST_ACCEPTED = 5000;
/** Versions that one `diff` may name: several times what a large quarter holds. */
const MOST_HELD = 50_000;

const DEFAULT_PAGE = 500;
const pageSize = v.pipe(
  v.number(),
  v.integer('a whole number'),
  v.minValue(1, 'at least 1'),
  v.maxValue(LARGEST_PAGE, `at most ${LARGEST_PAGE}`),
);
const since = v.optional(v.pipe(v.string(), v.minLength(1)));
const idText = v.pipe(v.string(), v.maxLength(400));
const revText = v.pipe(v.string(), v.maxLength(60));

/** The number of an erasure. */
const erasureNumber = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9));

/** The query of `GET changes`. */
export const ChangesQuery = v.object({
  since,
  limit: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,6}$/, 'a number'), v.transform(Number), pageSize),
    String(DEFAULT_PAGE),
  ),
  erasedUpTo: v.optional(v.pipe(v.string(), v.regex(/^\d{1,9}$/, 'a number'), v.transform(Number))),
});

/** The body of `POST changes`. */
export const ChangesBody = v.object({
  since,
  limit: v.optional(pageSize, DEFAULT_PAGE),
  erasedUpTo: v.optional(erasureNumber),
  accepted: v.optional(
    v.pipe(v.array(v.object({ id: idText, rev: revText })), v.maxLength(MOST_ACCEPTED)),
    [],
  ),
});

/** The body of `POST diff`. */
export const DiffBody = v.object({
  epoch: v.pipe(v.string(), v.maxLength(100)),
  have: v.pipe(
    v.custom<Record<string, unknown>>(isObject, 'an object'),
    v.check((have) => Object.keys(have).length <= MOST_HELD, `at most ${MOST_HELD} documents`),
    v.record(idText, revText),
  ),
});

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
