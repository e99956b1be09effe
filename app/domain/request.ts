import * as v from 'valibot';
import { Address, documentFields, LocalDateText, Phone, text } from './document.ts';
import { PlaceReference } from './references.ts';

/** What help is asked for. `callMe` needs a number and nothing else. */
export const RequestKind = v.picklist([
  'callMe',
  'technology',
  'shopping',
  'escort',
  'company',
  'household',
  'paperwork',
  'other',
]);
export type RequestKind = v.InferOutput<typeof RequestKind>;

/** Who may come: anyone, a woman, two people, or nobody since it is at the Treff. */
export const ComeAs = v.picklist(['any', 'woman', 'two', 'treff']);
export type ComeAs = v.InferOutput<typeof ComeAs>;

/** When it suits. Weekdays 1 to 7 begin on Monday (ISO 8601). */
export const RequestWindow = v.looseObject({
  soon: v.optional(v.boolean()),
  day: v.optional(LocalDateText),
  days: v.optional(v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7)))),
  partOfDay: v.optional(v.array(v.picklist(['morning', 'noon', 'afternoon', 'evening']))),
});
export type RequestWindow = v.InferOutput<typeof RequestWindow>;

/** Where the help is given. */
export const RequestWhere = v.picklist(['home', 'treff', 'phone']);
/** By which way something came to the office. */
export const Channel = v.picklist(['app', 'kiosk', 'phone', 'desk']);
export type Channel = v.InferOutput<typeof Channel>;

/** Somebody for whom another asks. The office rings them; the asker sees the state only. */
export const OtherPerson = v.looseObject({
  name: text(120),
  phone: v.optional(Phone),
  /** Whether they know of it. */
  knows: v.optional(v.boolean()),
});
export type OtherPerson = v.InferOutput<typeof OtherPerson>;

/** Help that somebody asks for, in their words. What happens to it are its steps. */
export const Request = v.looseObject({
  _id: v.string(),
  type: v.literal('request'),
  ...documentFields,
  kind: RequestKind,
  words: v.optional(text(2000)),
  /** The language to answer in, BCP 47. */
  language: v.optional(text(35)),
  when: v.optional(RequestWindow),
  where: v.optional(RequestWhere),
  /** The Treff, where it is to be there. */
  placeId: v.optional(PlaceReference),
  phone: v.optional(Phone),
  address: v.optional(Address),
  /** The name on the bell, and the floor. */
  doorbell: v.optional(text(80)),
  floor: v.optional(text(40)),
  comeAs: v.optional(ComeAs),
  channel: Channel,
  for: v.optional(v.picklist(['self', 'other'])),
  other: v.optional(OtherPerson),
});
export type Request = v.InferOutput<typeof Request>;

/** The id of a person's request; `key` is drawn by the device that makes it. */
export function requestDocumentId(personId: string, key: string): string {
  return `${personId}:request:${key}`;
}
