import { DOORS } from '#domain/doors.ts';
import type { Place } from '#domain/place.ts';
import { aPlace } from './builders.ts';
import { pick, randomFrom } from './random.ts';

const KINDS = ['Beratung', 'Treff', 'Pflegedienst', 'Werkstatt', 'Apotheke', 'Küche', 'Verein'];
const FIRST = [
  'Senioren',
  'Nachbarschafts',
  'Stadtteil',
  'Familien',
  'Gesundheits',
  'Bürger',
  'Frauen',
];
const AFTER = [
  'am Markt',
  'an der Kirche',
  'im Hof',
  'Süd',
  'Nord',
  'am Park',
  'im Bahnhof',
  'Mitte',
];
const STREETS = [
  'Sewanstraße',
  'Frankfurter Allee',
  'Möllendorffstraße',
  'Weitlingstraße',
  'Rüdigerstraße',
];
const WORDS =
  'wir helfen beim Ausfüllen von Anträgen und hören zu ohne Anmeldung kostenlos für ältere Menschen aus der Nachbarschaft mit Kaffee Kuchen Gesprächen Spaziergängen Reparaturen Einkäufen Begleitung zum Arzt Rat bei Miete Rente Pflege Telefon Internet'.split(
    ' ',
  );
const HOURS = [
  'Mo-Fr 09:00-18:00; PH off',
  'Mo,We,Fr 10:00-12:00,14:00-17:00; PH off',
  'Tu,Th 09:00-16:00; SH off',
  'Mo-Sa 08:00-20:00',
  '24/7',
  'We[-1] 15:00-17:00',
  'week 01-53/2 Tu 15:00-17:00; PH off',
];

/** So many places like those of a large city, the same at every call. About 1.1 kB of JSON each. */
export function manyPlaces(count: number, seed = 1): Place[] {
  const random = randomFrom(seed);
  const sentence = (words: number) =>
    Array.from({ length: words }, () => pick(random, WORDS)).join(' ');
  return Array.from({ length: count }, (_, index) =>
    aPlace({
      _id: `place:menge~${index}`,
      name: `${pick(random, FIRST)}${pick(random, KINDS).toLowerCase()} ${pick(random, AFTER)} ${index}`,
      summary: `${sentence(8)}.`,
      description: `${sentence(14)}. ${sentence(16)}. ${sentence(12)}.`,
      doors: [pick(random, DOORS)],
      topics: [pick(random, WORDS), pick(random, WORDS)],
      address: {
        street: `${pick(random, STREETS)} ${1 + Math.floor(random() * 200)}`,
        postalCode: '10319',
        city: 'Berlin',
      },
      geo: { latitude: 52.49 + random() * 0.08, longitude: 13.47 + random() * 0.08 },
      phones: [`+49 30 23125${String(index % 1000).padStart(3, '0')}`],
      openingHours: pick(random, HOURS),
      wheelchair: pick(random, ['yes', 'limited', 'no', 'unknown'] as const),
      languages: ['de', pick(random, ['tr', 'ru', 'ar', 'vi'])],
      source: { name: 'Beispiel', id: String(index), asOf: '2026-10' },
      checkedAt: '2026-11-03',
    }),
  );
}
