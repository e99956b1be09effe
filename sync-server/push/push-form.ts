import * as v from 'valibot';

/** The most that one request may bring. */
export const MOST_WRITES = 200;

const isObject = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const object = v.custom<Record<string, unknown>>(isObject, 'an object');
const addressed = {
  id: v.string(),
  base: v.nullable(v.pipe(v.string(), v.maxLength(100))),
};

/** A document that a device sends, on the version it was made from. */
const SentDocument = v.object({ ...addressed, doc: object });
/** A delete. What its clock and reason say is looked at write by write. */
const SentDelete = v.object({
  ...addressed,
  deleted: v.literal(true),
  clock: v.optional(v.unknown()),
  reason: v.optional(v.unknown()),
});
/** A letter to the quarter's key that the server opens. */
const SentLetter = v.object({ sealed: v.unknown() });

/** One thing that a device sends. */
export type SentWrite = v.InferOutput<typeof SentWrite>;
const SentWrite = v.lazy((write) => {
  if (!isObject(write)) return v.never('an object');
  if ('sealed' in (write as object)) return SentLetter;
  return 'deleted' in (write as object) ? SentDelete : SentDocument;
}) as unknown as v.GenericSchema<
  v.InferOutput<typeof SentDocument> | v.InferOutput<typeof SentDelete> | { sealed: unknown }
>;

/**
 * The body of `POST push`. Only what every write has is checked here: one bad document is refused by
 * itself and not with the whole batch.
 */
export const PushBody = v.object({
  writes: v.pipe(
    v.custom<unknown[]>(Array.isArray, 'a list of writes'),
    v.maxLength(MOST_WRITES, `at most ${MOST_WRITES} writes`),
    v.array(SentWrite),
  ),
  heal: v.optional(v.boolean(), false),
  /** The volunteer who used a shared tablet. */
  actor: v.optional(v.pipe(v.string(), v.regex(/^[\w:~.-]{1,100}$/, 'an id'))),
  /** The device that the writer takes itself for; absent for a guest, and in what older apps send. */
  device: v.optional(v.string()),
});
export type PushBody = v.InferOutput<typeof PushBody>;
