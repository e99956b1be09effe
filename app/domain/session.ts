import * as v from 'valibot';
import { documentFields, Instant, LocalDateText, text } from './document.ts';
import { keyOf } from './ids.ts';
import type { LocalDate } from './local-time.ts';
import { PersonId } from './person-id.ts';
import { EventReference, PlaceReference, Writer } from './references.ts';

/** One opening of a Treff on one day. Two tablets that open it without a network open one. */
export const Session = v.looseObject({
  _id: v.string(),
  type: v.literal('session'),
  ...documentFields,
  placeId: PlaceReference,
  date: LocalDateText,
  /** What the day is about: "Fotos vom Handy auf den Rechner". */
  focus: v.optional(text(200)),
  /** Volunteers on duty. Their names are those of their visitor documents. */
  onDuty: v.optional(v.array(PersonId)),
  /** The event whose date this is, where it stands in the calendar. */
  eventId: v.optional(EventReference),
  /** Tablets that took part: the evening says which of them has not synced yet. */
  devices: v.optional(v.array(Writer)),
  opened: v.optional(Instant),
  /** Absent while it is open; opening again takes it away. */
  closed: v.optional(Instant),
});
export type Session = v.InferOutput<typeof Session>;

/** The one id of a Treff's opening on a day. */
export function sessionId(placeId: string, date: LocalDate): string {
  return `session:${keyOf(placeId)}~${date}`;
}

/** Whether a session has begun and not ended. */
export function isOpenSession({ opened, closed }: Pick<Session, 'opened' | 'closed'>): boolean {
  return opened !== undefined && closed === undefined;
}
