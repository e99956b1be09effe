import * as v from 'valibot';
import {
  Address,
  documentFields,
  Geo,
  LocalDateText,
  Phone,
  Source,
  Translations,
  text,
  WebAddress,
} from './document.ts';
import { DOORS, FUNCTIONS } from './doors.ts';
import { daysBetween, type LocalDate } from './local-time.ts';

/** A day on which the usual hours do not hold; keyed by date when merging. */
export const HoursException = v.looseObject({
  date: LocalDateText,
  closed: v.optional(v.boolean()),
  from: v.optional(v.pipe(v.string(), v.regex(/^\d\d:\d\d$/))),
  to: v.optional(v.pipe(v.string(), v.regex(/^\d\d:\d\d$/))),
  reason: v.optional(text(200)),
});
export type HoursException = v.InferOutput<typeof HoursException>;

/** Somewhere or someone that helps: an organisation, a place or a service.
 *  Fields after Open Referral HSDS and OpenStreetMap. */
export const Place = v.looseObject({
  _id: v.pipe(v.string(), v.regex(/^place:[^/:]+$/)),
  type: v.literal('place'),
  ...documentFields,
  name: text(200),
  kind: v.optional(v.picklist(['organisation', 'place', 'service'])),
  /** One plain sentence. */
  summary: v.optional(text(300)),
  description: v.optional(text(8000)),
  doors: v.array(v.picklist(DOORS)),
  functions: v.optional(v.array(v.picklist(FUNCTIONS))),
  topics: v.optional(v.array(text(80))),
  /** Words people use for it that do not stand in its name. */
  synonyms: v.optional(v.array(text(80))),
  address: v.optional(Address),
  geo: v.optional(Geo),
  phones: v.optional(v.array(Phone)),
  email: v.optional(v.pipe(v.string(), v.regex(/^[^\s@<>]+@[^\s@<>]+$/, 'an e-mail address'))),
  website: v.optional(WebAddress),
  /** OSM `opening_hours`; where it cannot be read it is shown as it stands. */
  openingHours: v.optional(text(1000)),
  exceptions: v.optional(v.array(HoursException)),
  /** Hours kept for older people, OSM `opening_hours` too. */
  seniorsHours: v.optional(text(500)),
  wheelchair: v.optional(v.picklist(['yes', 'limited', 'no', 'unknown'])),
  /** BCP 47 codes of the languages spoken there. */
  languages: v.optional(v.array(text(35))),
  fees: v.optional(text(300)),
  howToJoin: v.optional(text(500)),
  contactName: v.optional(text(120)),
  status: v.optional(v.picklist(['active', 'temporarilyClosed', 'closed'])),
  source: v.optional(Source),
  /** The day somebody last made sure of it, and who. [HSDS assured_date, assurer] */
  checkedAt: v.optional(LocalDateText),
  checkedBy: v.optional(text(120)),
  /** Written for the sample quarter; shown as "Beispiel". */
  example: v.optional(v.boolean()),
  translations: v.optional(Translations),
});
export type Place = v.InferOutput<typeof Place>;

/** After so many days without anybody checking, a record is too old to ring by. */
const OUTDATED_AFTER_DAYS = 3 * 365;

/**
 * Whether the record describes a state so old that calling its number may reach a stranger.
 * The newer of `checkedAt` and `source.asOf` counts; without either it is not outdated.
 */
export function isOutdated(record: Pick<Place, 'checkedAt' | 'source'>, today: LocalDate): boolean {
  const asOf = record.source?.asOf && endOf(record.source.asOf);
  const newest = [record.checkedAt, asOf]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
  return Boolean(newest) && daysBetween(newest ?? today, today) > OUTDATED_AFTER_DAYS;
}

/** The last day of a year, month or day as text. */
function endOf(asOf: string): LocalDate {
  if (asOf.length === 4) return `${asOf}-12-31`;
  return asOf.length === 7 ? `${asOf}-28` : asOf;
}
