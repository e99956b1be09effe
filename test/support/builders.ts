import type { Event } from '#domain/event.ts';
import type { Notice } from '#domain/notice.ts';
import type { Place } from '#domain/place.ts';
import type { Quarter } from '#domain/quarter.ts';

const made = { v: 1, createdAt: '2026-11-01T08:00:00Z' };

/** A quarter as small as one can be. */
export function aQuarter(fields: Partial<Quarter> = {}): Quarter {
  return {
    _id: 'quarter:lichtenberg',
    type: 'quarter',
    ...made,
    name: 'Lichtenberg',
    word: 'Kiez',
    land: 'DE-BE',
    city: 'Berlin',
    office: { name: 'Vor-Ort-Büro', phone: '+49 30 23125001', openingHours: 'Mo-Fr 09:00-16:00' },
    ...fields,
  };
}

/** A place with a name and a door. */
export function aPlace(fields: Partial<Place> = {}): Place {
  return {
    _id: 'place:sanitaetshaus',
    type: 'place',
    ...made,
    name: 'Sanitätshaus am Markt',
    doors: ['health'],
    ...fields,
  };
}

/** An event on one afternoon. */
export function anEvent(fields: Partial<Event> = {}): Event {
  return {
    _id: 'event:technik-treff',
    type: 'event',
    ...made,
    uid: 'technik-treff@example.org',
    title: 'Technik-Treff',
    doors: ['technology'],
    start: '2026-12-01T15:00',
    end: '2026-12-01T17:00',
    tz: 'Europe/Berlin',
    ...fields,
  };
}

/** A notice of today. */
export function aNotice(fields: Partial<Notice> = {}): Notice {
  return {
    _id: 'notice:aufzug',
    type: 'notice',
    ...made,
    title: 'Der Aufzug geht wieder',
    text: 'Sie kommen wieder ohne Stufen in den Saal.',
    from: '2026-11-20',
    ...fields,
  };
}
