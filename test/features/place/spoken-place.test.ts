import { expect, test } from 'vitest';
import type { Schedule } from '#domain/opening.ts';
import { placeStatus } from '#domain/place-status.ts';
import { spokenPlace } from '../../../app/features/place/spoken-place.ts';
import { ar } from '../../../app/texts/ar.ts';
import { de } from '../../../app/texts/de.ts';
import { aPlace } from '../../support/builders.ts';

const now = '2026-11-24T10:00';
const open: Schedule = {
  readable: true,
  from: '2026-11-24',
  until: '2026-12-08',
  intervals: [{ start: '2026-11-24T09:00', end: '2026-11-24T12:00', state: 'open' }],
};
const schedules = new Map([['Tu 09:00-12:00', open]]);
const place = aPlace({
  name: 'Rentenberatung',
  summary: 'Wir helfen bei der Rente.',
  openingHours: 'Tu 09:00-12:00',
  phones: ['+49 30 23125104'],
  translations: { ar: { summary: 'نساعدكم في المعاش.' } },
});

test('name, state, what there is and number are read in the order of the screen', () => {
  const words = spokenPlace(de, detailsOf(place), now).map((part) => part.words);
  expect(words).toEqual([
    'Rentenberatung',
    'Jetzt geöffnet, bis 12 Uhr.',
    'Wir helfen bei der Rente.',
    'Telefon: 0 3 0  2 3 1 2 5 1 0 4.',
  ]);
});

test('each part is read in its own language', () => {
  const languages = spokenPlace(ar, detailsOf(place), now).map((part) => part.lang);
  expect(languages).toEqual(['de', 'ar', 'ar', 'ar']);
});

test('a number that may be a stranger’s is not read', () => {
  const old = aPlace({ ...place, source: { name: 'Amt', asOf: '2014' } });
  const words = spokenPlace(de, detailsOf(old), now).map((part) => part.words);
  expect(words.join(' ')).not.toContain('Telefon');
});

function detailsOf(shown: typeof place) {
  return { place: shown, schedules, status: placeStatus(shown, schedules, now), events: [] };
}
