import { BERLIN, type LocalDateTime } from '#domain/local-time.ts';
import { berlinTimezone } from './berlin-timezone.ts';
import { type Component, calendarText, instant, type Property, starts, words } from './jcal.ts';

/** A visit takes about so long; nobody says when it ends. [RFC 5545, 3.8.2.5] */
const ABOUT = 'PT1H';

/**
 * A calendar file of one agreed visit. `start` is a wall clock in Berlin, `madeAt` the instant at
 * which it was agreed (ISO 8601, UTC), `uid` the same for the same agreement. [RFC 5545, 3.6.1]
 */
export function visitFile({
  uid,
  start,
  title,
  madeAt,
}: {
  uid: string;
  start: LocalDateTime;
  title: string;
  madeAt: string;
}): string {
  const properties: Property[] = [
    ...words('uid', `${uid}@vor-ort`),
    instant('dtstamp', madeAt),
    ...starts('dtstart', BERLIN, [start]),
    ['duration', {}, 'duration', ABOUT],
    ...words('summary', title),
    ...words('class', 'PRIVATE'),
  ];
  const event: Component = ['vevent', properties, []];
  const head = [
    ...words('version', '2.0'),
    ...words('prodid', '-//Vor Ort//Besuche//DE'),
    ...words('calscale', 'GREGORIAN'),
  ];
  return calendarText(['vcalendar', head, [berlinTimezone, event]]);
}
