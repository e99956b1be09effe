import { expect, it } from 'vitest';
import { occurrencesOf } from '#domain/occurrences.ts';
import { eventFile, occurrenceFile } from '../../app/calendar/calendar.ts';
import { anEvent, aPlace } from '../support/builders.ts';

const place = aPlace({ _id: 'place:treff', name: 'Kiezhaus' });
const around = {
  placesById: new Map([[place._id, place]]),
  urlOf: () => 'https://vor-ort.example/x',
};
const weekly = anEvent({
  placeId: 'place:treff',
  rrule: 'FREQ=WEEKLY',
  overrides: [{ recurrenceId: '2026-12-08T15:00', start: '2026-12-09T10:00', note: 'Nur heute' }],
});

it('makes a file of an event with all its dates', () => {
  const text = eventFile(weekly, around);
  expect(text).toContain('UID:technik-treff@example.org\r\n');
  expect(text).toContain('RRULE:FREQ=WEEKLY\r\n');
  expect(text).toContain('LOCATION:Kiezhaus\r\n');
  expect(text).not.toContain('METHOD');
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
});

it('makes a file of one date, under a name of its own', () => {
  const window = { from: '2026-12-09', until: '2026-12-10' };
  const [moved] = occurrencesOf([weekly], window);
  if (!moved) throw new Error('no date');
  const text = occurrenceFile(weekly, moved, around);
  expect(text).toContain('UID:20261208T1500-technik-treff@example.org\r\n');
  expect(text).toContain('DTSTART;TZID=Europe/Berlin:20261209T100000\r\n');
  expect(text).toContain('DESCRIPTION:Nur heute\r\n');
  expect(text).not.toContain('FREQ=WEEKLY');
  expect(text).not.toContain('RECURRENCE-ID');
});

it('makes a file of a day', () => {
  const feast = anEvent({ start: '2026-12-05', end: '2026-12-06', status: 'cancelled' });
  const [day] = occurrencesOf([feast], { from: '2026-12-05', until: '2026-12-06' });
  if (!day) throw new Error('no date');
  const text = occurrenceFile(feast, day, around);
  expect(text).toContain('DTSTART;VALUE=DATE:20261205\r\nDTEND;VALUE=DATE:20261206\r\n');
  expect(text).toContain('STATUS:CANCELLED\r\n');
});
