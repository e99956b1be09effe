import { keyOf } from '#domain/ids.ts';
import { BERLIN, type LocalDateTime } from '#domain/local-time.ts';
import { berlinTimezone } from './berlin-timezone.ts';
import {
  type Component,
  calendarText,
  instant,
  integer,
  type Property,
  starts,
  words,
} from './jcal.ts';

/** A visit takes about so long; nobody says when it ends. [RFC 5545, 3.8.2.5] */
const ABOUT = 'PT1H';

/** From here on the seconds are counted that make a later agreement the greater number; counted from
 *  1970 they would outgrow calendars that read 32 bits. */
const FIRST_AGREEMENT = Date.UTC(2020, 0, 1);

/** What a visit's calendar file is made of. */
export interface VisitEntry {
  /** Whole, or its key alone. */
  requestId: string;
  /** A wall clock in Berlin. */
  start: LocalDateTime;
  title: string;
  /** The instant at which it was agreed, or was off (ISO 8601, UTC). */
  madeAt: string;
}

/**
 * A calendar file of one agreed visit. All that is agreed about a request has one UID: another time
 * takes the place of the first in somebody's calendar. [RFC 5545, 3.6.1 and 3.8.7.4]
 */
export function visitFile(visit: VisitEntry): string {
  return fileOf(visit, 'CONFIRMED', []);
}

/**
 * The same entry, now called off: `madeAt` has to be later by a second than that of the file before.
 * Calendars that know the method take the entry out, others strike it through or show the new title.
 * [RFC 5546, 4.1.3; RFC 5545, 3.8.1.11]
 */
export function visitOffFile(visit: VisitEntry): string {
  return fileOf(visit, 'CANCELLED', words('method', 'CANCEL'));
}

function fileOf(
  { requestId, start, title, madeAt }: VisitEntry,
  status: 'CONFIRMED' | 'CANCELLED',
  method: Property[],
): string {
  const properties: Property[] = [
    ...words('uid', `${keyOf(requestId)}@vor-ort`),
    integer('sequence', Math.floor((Date.parse(madeAt) - FIRST_AGREEMENT) / 1000)),
    instant('dtstamp', madeAt),
    instant('last-modified', madeAt),
    ...starts('dtstart', BERLIN, [start]),
    ['duration', {}, 'duration', ABOUT],
    ...words('summary', title),
    ...words('status', status),
    ...words('class', 'PRIVATE'),
  ];
  const event: Component = ['vevent', properties, []];
  const head = [
    ...words('version', '2.0'),
    ...words('prodid', '-//Vor Ort//Besuche//DE'),
    ...words('calscale', 'GREGORIAN'),
    ...method,
  ];
  return calendarText(['vcalendar', head, [berlinTimezone, event]]);
}
