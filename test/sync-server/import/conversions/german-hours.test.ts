import fc from 'fast-check';
import OpeningHours from 'opening_hours';
import { describe, expect, it } from 'vitest';
import { osmHoursOf } from '../../../../sync-server/import/conversions/german-hours.ts';

const CLEAR = [
  ['Mo-Sa: 08-20 Uhr', 'Mo-Sa 08:00-20:00'],
  ['Di-So 10:00 - 17:00, 1.Do im Monat 10:00 - 22:00 ', 'Tu-Su 10:00-17:00; Th[1] 10:00-22:00'],
  ['Mo,Mi,Fr 7:30 - 12:00, Di 9:30 - 18:00', 'Mo,We,Fr 07:30-12:00; Tu 09:30-18:00'],
  [
    'Mo;Di;Do;Fr: 09-19 Uhr / Mi: 13-19 Uhr / Sa: 09-15 Uhr',
    'Mo,Tu,Th,Fr 09:00-19:00; We 13:00-19:00; Sa 09:00-15:00',
  ],
  ['Di-Fr: 11- 18 Uhr / So: 11- 18 Uhr', 'Tu-Fr 11:00-18:00; Su 11:00-18:00'],
  ['Montag bis Sonntag 8 bis 18 Uhr', 'Mo-Su 08:00-18:00'],
  ['Mo und Do 9.00-12.30 Uhr und 14-18 Uhr', 'Mo,Th 09:00-12:30,14:00-18:00'],
  [
    'Di-So 10:00 - 18:00, Do 10:00 - 21:00, Feiertags 10:00 - 18:00',
    'Tu-Su 10:00-18:00; Th 10:00-21:00; PH 10:00-18:00',
  ],
  ['6.00-19.30 Uhr', '06:00-19:30'],
  ['24 Stunden', '24/7'],
  ['rund um die Uhr', '24/7'],
] as const;

const BERLIN = {
  lat: 52.5,
  lon: 13.5,
  address: { country_code: 'de', state: 'Berlin' },
};

describe('osmHoursOf', () => {
  it.each(CLEAR)('turns "%s" into "%s"', (german, osm) => {
    expect(osmHoursOf(german)).toBe(osm);
  });

  it.each(CLEAR)('writes for "%s" what the opening hours library reads', (_, osm) => {
    expect(() => new OpeningHours(osm, BERLIN)).not.toThrow();
  });

  it.each([
    ['a word is left over', 'Mo - Fr 08:00 - 16:00 Uhr und zu Veranstaltungen'],
    ['it is prose', 'während der Öffnungszeiten'],
    ['a break may hold for one day or for all', 'Mo 8-16, Fr 8-12 Pause von 13:00 - 13:30'],
    ['a second time may replace or add', 'Mo-Fr 9-12, Do 14-18'],
    ['there is no such time', 'Mo 8-25 Uhr'],
    ['there is no such minute', 'Mo 8:75-9:00'],
    ['days have no times', 'Mo-Fr'],
    ['it is OSM already', 'Tu, Th 08:00-13:00'],
    ['there is nothing', ''],
  ])('leaves the text where %s', (_, text) => {
    expect(osmHoursOf(text)).toBeUndefined();
  });

  it('never throws', () => {
    const hoursLike = fc.string({
      unit: fc.constantFrom('Mo', 'Di', 'Uhr', ' ', '-', ',', ':', '1.', '8', '20', 'bis', 'und'),
    });
    fc.assert(
      fc.property(hoursLike, (text) => void osmHoursOf(text)),
      { numRuns: 2000 },
    );
  });
});
