import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
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

describe('what takes place once', () => {
  const feast = anEvent({ clock: { office: 1 }, updatedAt: '2026-11-02T08:00:00.000Z' });
  const moved = anEvent({
    clock: { office: 2 },
    updatedAt: '2026-11-20T09:30:00.000Z',
    overrides: [
      { recurrenceId: feast.start, start: '2026-12-03T10:00', title: 'Feier', note: 'Neuer Tag' },
    ],
  });

  /** The events of a file, as a calendar that follows the standard reads them. */
  function entries(event: typeof feast) {
    const calendar = new ICAL.Component(ICAL.parse(eventFile(event, around)));
    return calendar.getAllSubcomponents('vevent').map((component) => {
      const entry = new ICAL.Event(component);
      return {
        uid: entry.uid,
        sequence: entry.sequence,
        isInstance: entry.isRecurrenceException(),
        isSeries: entry.isRecurring(),
        ...{ start: entry.startDate.toString(), end: entry.endDate.toString() },
        ...{ title: entry.summary, words: entry.description },
        status: component.getFirstPropertyValue('status'),
        modified: component.getFirstPropertyValue('last-modified')?.toString(),
      };
    });
  }

  it('and was moved is one entry on its new day, which takes the place of the old one', () => {
    const [before] = entries(feast);
    expect(entries(moved)).toEqual([
      {
        ...{ uid: before?.uid, sequence: 2, isInstance: false, isSeries: false },
        ...{ start: '2026-12-03T10:00:00', end: '2026-12-03T12:00:00' },
        ...{ title: 'Feier', words: 'Neuer Tag', status: 'CONFIRMED' },
        modified: '2026-11-20T09:30:00Z',
      },
    ]);
    expect(before).toMatchObject({ sequence: 1, start: '2026-12-01T15:00:00' });
  });

  it('and was moved to a whole day ends with that day', () => {
    const overrides = [{ recurrenceId: feast.start, start: '2026-12-03' }];
    expect(entries({ ...feast, overrides })).toMatchObject([
      { start: '2026-12-03', end: '2026-12-04', isInstance: false },
    ]);
  });

  it('and is cancelled on its only date is one entry that is cancelled', () => {
    const overrides = [{ recurrenceId: feast.start, cancelled: true }];
    expect(entries({ ...feast, overrides })).toMatchObject([
      { start: '2026-12-01T15:00:00', status: 'CANCELLED', isInstance: false },
    ]);
  });

  it('and was moved and cancelled as a whole is cancelled on its new day', () => {
    expect(entries({ ...moved, status: 'cancelled' })).toMatchObject([
      { start: '2026-12-03T10:00:00', status: 'CANCELLED' },
    ]);
  });

  it('and has one more date since is two, of which the second is an instance', () => {
    const overrides = [{ recurrenceId: '2026-12-05T15:00', start: '2026-12-05T16:00' }];
    expect(entries({ ...feast, overrides })).toMatchObject([
      { start: '2026-12-01T15:00:00', isInstance: false },
      { start: '2026-12-05T16:00:00', isInstance: true },
    ]);
  });
});
