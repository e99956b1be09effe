import { expect, test } from 'vitest';
import { ar } from '../../app/texts/ar.ts';
import { de } from '../../app/texts/de.ts';
import { nextDate } from '../../app/texts/next-date.ts';
import { anEvent, aPlace } from '../support/builders.ts';

const now = '2026-11-24T10:00';
const hall = aPlace({ _id: 'place:halle', name: 'Halle' });
const placesById = new Map([[hall._id, hall]]);

test('the next date of an event is told with day, time and place', () => {
  const event = anEvent({ placeId: hall._id });
  expect(nextDate(de, event, now, placesById)).toMatchObject({
    start: '2026-12-01T15:00',
    when: 'Dienstag, 1. Dezember, 15 Uhr',
    title: { words: 'Technik-Treff', lang: 'de' },
    where: { words: 'Halle', lang: 'de' },
    states: [],
  });
});

test('a next date that is cancelled is told as such', () => {
  const overrides = [{ recurrenceId: '2026-12-01T15:00', cancelled: true }];
  const states = nextDate(de, anEvent({ overrides }), now, placesById)?.states;
  expect(states).toEqual([expect.objectContaining({ tone: 'bad' })]);
});

test('an event that is over has no next date', () => {
  const event = anEvent({ start: '2014-05-06T14:00', end: '2014-05-06T18:00' });
  expect(nextDate(de, event, now, placesById)).toBeUndefined();
});

test('words come in the language on screen', () => {
  const event = anEvent({ translations: { ar: { title: 'لقاء التقنية' } } });
  expect(nextDate(ar, event, now, placesById)?.title).toEqual({
    words: 'لقاء التقنية',
    lang: 'ar',
  });
});
