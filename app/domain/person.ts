import * as v from 'valibot';
import { Address, documentFields, LocalDateText, Phone, text } from './document.ts';
import { DocumentReference } from './references.ts';
import { ComeAs } from './request.ts';

/** Why nobody calls, writes to or reminds a person any more. */
export const Ended = v.looseObject({
  reason: v.picklist(['died', 'moved', 'asked']),
  on: LocalDateText,
});
export type Ended = v.InferOutput<typeof Ended>;

/** A training that a volunteer had. Keyed by name when merging. */
export const Training = v.looseObject({ name: text(120), on: v.optional(LocalDateText) });

/** Keys that a volunteer was given. Keyed by name when merging. */
export const HandedKey = v.looseObject({
  name: text(80),
  handedOn: v.optional(LocalDateText),
  returnedOn: v.optional(LocalDateText),
});

/**
 * What the office knows of a person: how to reach them, and of a volunteer what the work needs.
 * Nothing on health, and no remarks.
 */
export const Person = v.looseObject({
  _id: v.string(),
  type: v.literal('person'),
  ...documentFields,
  /** Absent where somebody left a number only ("Bitte rufen Sie mich an"). */
  name: v.optional(text(120)),
  phone: v.optional(Phone),
  address: v.optional(Address),
  language: v.optional(text(35)),
  /** Who may come to the door. */
  comeAs: v.optional(ComeAs),
  /** The day on which the office confirmed the person by a call back. */
  verified: v.optional(LocalDateText),
  ended: v.optional(Ended),
  /** The first and the last day as a volunteer. */
  volunteerSince: v.optional(LocalDateText),
  volunteerUntil: v.optional(LocalDateText),
  /** Since when a volunteer who left has no key card, PIN and connected device any more: only the
   *  server can end these, so that it may be later than the last day. */
  accessEndedOn: v.optional(LocalDateText),
  /** What the card to show at the door says: "Technikbotschafterin". */
  function: v.optional(text(80)),
  languages: v.optional(v.array(text(35))),
  topics: v.optional(v.array(text(80))),
  training: v.optional(v.array(Training)),
  /** The day the office saw the Führungszeugnis. The paper itself is never kept. */
  recordSeenOn: v.optional(LocalDateText),
  keys: v.optional(v.array(HandedKey)),
  /** The id of an image. */
  photo: v.optional(DocumentReference),
});
export type Person = v.InferOutput<typeof Person>;

/** The one id of a person: phone and office that both write it write one. */
export function personDocumentId(personId: string): string {
  return `${personId}:person:self`;
}

/** Whether somebody may be called, written to, reminded. */
export function isReachable(person: Pick<Person, 'ended'>): boolean {
  return person.ended === undefined;
}
