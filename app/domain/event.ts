import * as v from 'valibot';
import {
  Address,
  documentFields,
  LocalDateText,
  LocalDateTimeText,
  Phone,
  Source,
  Translations,
  text,
  WebAddress,
} from './document.ts';
import { DOORS } from './doors.ts';

/** The start of an occurrence: a day and time, or a day alone for what lasts all day. */
export const OccurrenceStart = v.union([LocalDateTimeText, LocalDateText]);

/** One date of an event that differs from its rule. [RFC 5545 RECURRENCE-ID] */
export const EventOverride = v.looseObject({
  /** The start that the rule gave, local. */
  recurrenceId: OccurrenceStart,
  start: v.optional(OccurrenceStart),
  end: v.optional(OccurrenceStart),
  /** A place of the directory, or where it is in words. */
  placeId: v.optional(text(200)),
  place: v.optional(text(200)),
  title: v.optional(text(200)),
  cancelled: v.optional(v.boolean()),
  note: v.optional(text(500)),
  /** Holds for all later dates of the rule too. [RFC 5545 RANGE=THISANDFUTURE] */
  andFuture: v.optional(v.boolean()),
});
export type EventOverride = v.InferOutput<typeof EventOverride>;

/** Something that takes place, once or by a rule. Fields after RFC 5545 and schema.org Event.
 *  `start` and `end` are local in `tz`; an all-day event has days, and its end is exclusive. */
export const Event = v.looseObject({
  _id: v.pipe(v.string(), v.regex(/^event:[^/:]+$/)),
  type: v.literal('event'),
  ...documentFields,
  uid: text(300),
  sequence: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  title: text(200),
  summary: v.optional(text(300)),
  description: v.optional(text(8000)),
  doors: v.array(v.picklist(DOORS)),
  placeId: v.optional(text(200)),
  /** Room or meeting point: "Raum 2", "am Brunnen". */
  room: v.optional(text(200)),
  address: v.optional(Address),
  start: OccurrenceStart,
  end: v.optional(OccurrenceStart),
  tz: v.optional(text(60)),
  /** The value of an RRULE property, without its name; several rules stand one a line. */
  rrule: v.optional(text(1000)),
  /** Rules whose dates are left out, as `rrule`. Deprecated, but calendars still have it.
   *  [RFC 2445 EXRULE] */
  exrule: v.optional(text(1000)),
  rdates: v.optional(v.array(OccurrenceStart)),
  exdates: v.optional(v.array(OccurrenceStart)),
  overrides: v.optional(v.array(EventOverride)),
  /** Pauses in the school holidays of the quarter's Land. */
  notInSchoolHolidays: v.optional(v.boolean()),
  /** Pauses on the public holidays of the quarter's Land. */
  notOnPublicHolidays: v.optional(v.boolean()),
  byAppointment: v.optional(v.boolean()),
  organiser: v.optional(text(200)),
  cost: v.optional(text(200)),
  capacity: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  registration: v.optional(v.picklist(['none', 'phone', 'here'])),
  phone: v.optional(Phone),
  website: v.optional(WebAddress),
  languages: v.optional(v.array(text(35))),
  /** What helps people take part: `wheelchair`, `inductionLoop`, `signLanguage`, `quiet`. */
  accessibility: v.optional(v.array(text(60))),
  status: v.optional(v.picklist(['confirmed', 'cancelled', 'postponed', 'moved'])),
  /** The regular Technik-Treff, which "near the Treff" measures from. */
  treff: v.optional(v.boolean()),
  source: v.optional(Source),
  checkedAt: v.optional(LocalDateText),
  checkedBy: v.optional(text(120)),
  example: v.optional(v.boolean()),
  translations: v.optional(Translations),
});
export type Event = v.InferOutput<typeof Event>;
