import * as v from 'valibot';
import { Band } from './band.ts';
import { CardNumber } from './card-number.ts';
import { documentFields, text } from './document.ts';
import { PersonId } from './person-id.ts';

/**
 * A person as the team knows one: the name to call, the number of the card. Volunteers have one
 * too; the names on rosters and visits are theirs. What else is known of a person is private.
 */
export const Visitor = v.looseObject({
  _id: v.string(),
  type: v.literal('visitor'),
  ...documentFields,
  personId: PersonId,
  displayName: text(120),
  /** The card that is valid; one that was lost has another number. */
  cardNumber: v.optional(CardNumber),
  /** The number that somebody said at a locked tablet, which could not tell whose it is. It stands for them
   *  until a tablet that can read does. */
  saidNumber: v.optional(CardNumber),
  band: v.optional(Band),
  /** The language the person likes to speak, BCP 47. */
  language: v.optional(text(35)),
  /** Somebody who helps at the Treff. */
  volunteer: v.optional(v.boolean()),
  /** Others of a similar name of whom the office said that they are somebody else. */
  notSame: v.optional(v.array(PersonId)),
  /** The person that this one turned out to be. Visits keep their id; whoever counts resolves it. */
  mergedInto: v.optional(PersonId),
});
export type Visitor = v.InferOutput<typeof Visitor>;

/** The one id of a person as the team knows them. */
export function visitorId(personId: string): string {
  return `visitor:${personId}`;
}

/**
 * Who a person is after all merges. Two offices may have merged in a circle: everyone in it is the
 * one with the smallest id, on every device.
 */
export function mergedPerson(
  personId: string,
  visitorsByPerson: ReadonlyMap<string, Pick<Visitor, 'mergedInto'>>,
): string {
  const path = [personId];
  for (;;) {
    const next = visitorsByPerson.get(path.at(-1) ?? '')?.mergedInto;
    if (next === undefined) return path.at(-1) ?? personId;
    const seenAt = path.indexOf(next);
    if (seenAt >= 0) return path.slice(seenAt).sort()[0] ?? personId;
    path.push(next);
  }
}

/** All ids of one person: a person's own, and of all who turned out to be the same. */
export function samePersons(
  personId: string,
  visitors: readonly Pick<Visitor, 'personId' | 'mergedInto'>[],
): string[] {
  const byPerson = new Map(visitors.map((visitor) => [visitor.personId, visitor]));
  const one = mergedPerson(personId, byPerson);
  const same = [...byPerson.keys()].filter((other) => mergedPerson(other, byPerson) === one);
  return [...new Set([personId, one, ...same])];
}
