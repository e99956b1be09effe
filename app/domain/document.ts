import * as v from 'valibot';
import { isLocalDate, isLocalDateTime } from './local-time.ts';

/** How often each writer has changed a document: `{writer: n}`. Revs are transport, clocks are truth. */
export const Clock = v.record(v.string(), v.pipe(v.number(), v.safeInteger(), v.minValue(0)));
export type Clock = v.InferOutput<typeof Clock>;

/** A day without a time: `2026-12-01`. */
export const LocalDateText = v.pipe(v.string(), v.check(isLocalDate, 'a day as 2026-12-01'));
/** A day and a time without a zone: `2026-12-01T15:00`. */
export const LocalDateTimeText = v.pipe(
  v.string(),
  v.check(isLocalDateTime, 'a day and time as 2026-12-01T15:00'),
);
/** An instant in ISO 8601, UTC. */
export const Instant = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/, 'an instant as 2026-12-01T14:00:00Z'),
);
/** A sentence or a name: not empty, no longer than the limit. */
export const text = (maximum: number) =>
  v.pipe(v.string(), v.minLength(1, 'must not be empty'), v.maxLength(maximum));
/** A web address. Only http and https: nothing that a tap could run. */
export const WebAddress = v.pipe(
  v.string(),
  v.maxLength(500),
  v.regex(/^https?:\/\/[^\s<>"']+$/i, 'a web address beginning http:// or https://'),
);

/** Fields the server alone writes; outside merge and comparison. */
export const SERVER_FIELDS = [
  'by',
  'arrivedAt',
  'updatedAt',
  'skew',
  'arrivalProof',
  'deleteAfter',
  'healedBy',
] as const;

/** What every document has. Unknown fields are kept: schemas are loose on purpose. */
export const documentFields = {
  v: v.pipe(v.number(), v.integer(), v.minValue(1)),
  createdAt: Instant,
  clock: v.optional(Clock),
  by: v.optional(v.union([v.string(), v.looseObject({ role: v.string() })])),
  arrivedAt: v.optional(Instant),
  updatedAt: v.optional(Instant),
  skew: v.optional(v.number()),
  /** By which a server knows again that it said so (`arrivedAt`). */
  arrivalProof: v.optional(v.string()),
  deleteAfter: v.optional(LocalDateText),
  healedBy: v.optional(v.string()),
};

/** A postal address. [HSDS address] */
export const Address = v.looseObject({
  street: v.optional(text(120)),
  postalCode: v.optional(text(10)),
  city: v.optional(text(80)),
  /** Entrance, floor, room: "Hof, 2. Tür links". */
  extra: v.optional(text(200)),
});
export type Address = v.InferOutput<typeof Address>;

/** A point in WGS 84 degrees. [HSDS location] */
export const Geo = v.object({
  latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
  longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
});
export type Geo = v.InferOutput<typeof Geo>;

/** Where a record comes from and how old it is; shown on screen, as its licence asks. */
export const Source = v.looseObject({
  name: text(200),
  licence: v.optional(text(80)),
  /** The record's id at the source, which makes an import idempotent. */
  id: v.optional(text(200)),
  url: v.optional(WebAddress),
  /** The day (or year, or month) the source's data describe. */
  asOf: v.optional(v.pipe(v.string(), v.regex(/^\d{4}(-\d\d(-\d\d)?)?$/, 'a year, month or day'))),
});
export type Source = v.InferOutput<typeof Source>;

/** A phone number in international format, as `+49 30 23125001`. */
export const Phone = v.pipe(
  v.string(),
  v.regex(/^\+?[0-9][0-9 ]{1,24}$|^1[0-9]{2,5}$/, 'a phone number as +49 30 23125001'),
);

/** Words of a document in further languages, by text set code. */
export const Translations = v.record(v.string(), v.record(v.string(), v.string()));
