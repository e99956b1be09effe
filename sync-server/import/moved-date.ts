import { isDeepStrictEqual } from 'node:util';
import type { Event, EventOverride } from '#domain/event.ts';
import { dateOf, type LocalDate } from '#domain/local-time.ts';
import type { Body } from '#domain/version.ts';
import type { Draft } from './draft.ts';

type Fields = Record<string, unknown>;
type When = Pick<Event, 'start' | 'end'>;

/**
 * An event that takes place once, and to which people register, when a file gives it another day: it stays
 * the date that they registered for, and is moved, as a date of a series would be. What is over by `today`
 * is not moved: another year's feast under the same id is another date.
 */
export function keepingRegisteredDate(
  draft: Draft,
  current: Body | undefined,
  today: LocalDate,
): Draft {
  const { fields } = draft;
  if (!current || !isOnce(current) || !isOnce(fields) || fields.overrides) return draft;
  if (current.registration !== 'here' && fields.registration !== 'here') return draft;
  const { start: first, end: firstEnd } = current as unknown as When;
  const { start, end: newEnd } = fields as unknown as When;
  const others = (current.overrides ?? []) as EventOverride[];
  const moved = others.find(({ recurrenceId }) => recurrenceId === first);
  if (dateOf(start) === dateOf(first)) return draft;
  const isSame = moved !== undefined && moved.start === start;
  if (!isSame && dateOf(moved?.start ?? first) < today) return draft;
  const next = { recurrenceId: first, start, ...(newEnd && { end: newEnd }) };
  const { end: _, ...rest } = fields;
  // An end that is not said any more must not come back as the length of the first day.
  const length = newEnd && firstEnd ? { end: firstEnd } : {};
  return { ...draft, fields: { ...rest, start: first, ...length, overrides: [next] } };
}

function isOnce(fields: Fields): boolean {
  const { type, rrule, rdates, exdates } = fields;
  const isNone = (list: unknown) => list === undefined || isDeepStrictEqual(list, []);
  return type === 'event' && !rrule && isNone(rdates) && isNone(exdates);
}
