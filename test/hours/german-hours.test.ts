import { describe, expect, it } from 'vitest';
import { normalisedHours } from '../../app/hours/german-hours.ts';
import { readHours } from '../support/read-hours.ts';

/** What people write, and the OSM value that means the same. */
const SAME: [written: string, osm: string][] = [
  ['8-20 Uhr', '08:00-20:00'],
  ['täglich 8-20 Uhr', 'Mo-Su 08:00-20:00'],
  ['Mo-Fr 8.00-12.30 Uhr', 'Mo-Fr 08:00-12:30'],
  ['Mo – Fr 08:00 – 12:30', 'Mo-Fr 08:00-12:30'],
  ['Mo.-Fr. 9:00 - 18:00 Uhr, Sa. 9-13 Uhr', 'Mo-Fr 09:00-18:00; Sa 09:00-13:00'],
  ['Montag bis Freitag 9 bis 18 Uhr', 'Mo-Fr 09:00-18:00'],
  ['Mo-Fr 9:00 bis 12:00 Uhr sowie 14:00 bis 17:00 Uhr', 'Mo-Fr 09:00-12:00,14:00-17:00'],
  ['Mo-Do 8:00-16:00 Fr 8:00-14:00', 'Mo-Th 08:00-16:00; Fr 08:00-14:00'],
  ['Mo+Do 9-12', 'Mo,Th 09:00-12:00'],
  ['Di/Fr 9-12 Uhr', 'Tu,Fr 09:00-12:00'],
  ['Mo-Fr 9-18; Feiertags geschlossen', 'Mo-Fr 09:00-18:00; PH off'],
  ['Mo-Fr 08:00-18:00 außer an Feiertagen', 'Mo-Fr 08:00-18:00; PH off'],
  ['rund um die Uhr', '24/7'],
  ['24 Stunden', '24/7'],
  ['Mo-Fr ab 18 Uhr', 'Mo-Fr 18:00+'],
  ['Do ab 19.30 Uhr', 'Th 19:30+'],
  ['Di-So 10:00 - 17:00, 1.Do im Monat 10:00 - 22:00', 'Tu-Su 10:00-17:00, Th[1] 10:00-22:00'],
  ['jeden letzten Mittwoch im Monat 15-17 Uhr', 'We[-1] 15:00-17:00'],
  ['in ungeraden Kalenderwochen Di 15-17 Uhr', 'week 1-53/2 Tu 15:00-17:00'],
  ['gerade KW: Di 15-17 Uhr', 'week 2-52/2 Tu 15:00-17:00'],
  ['nach Vereinbarung', '"nach Vereinbarung"'],
  ['Termine nach Vereinbarung', '"Termine nach Vereinbarung"'],
  ['Mo-Fr 9-12 Uhr und nach Vereinbarung', 'Mo-Fr 09:00-12:00 || "nach Vereinbarung"'],
  ['Mo-Fr 09:00-12:00; „nach Vereinbarung“', 'Mo-Fr 09:00-12:00 || "nach Vereinbarung"'],
  ['Mo-Fr 10:00-12:00; 2026 Dec 24-31 off', 'Mo-Fr 10:00-12:00; 2026 Dec 24-2026 Dec 31 off'],
  ['Mo-Fr 10:00-12:00; 2026 Dec 24-Jan 05 off', 'Mo-Fr 10:00-12:00; 2026 Dec 24-2027 Jan 05 off'],
];

describe('hours as people write them', () => {
  it('are read as what they can only mean', async () => {
    const values = SAME.flat();
    const read = await readHours({ land: 'DE-NW', values, from: '2026-11-23', days: 60 });
    for (const [written, osm] of SAME) {
      const [found, meant] = [read.get(written), read.get(osm)];
      expect(found?.readable && found.intervals, written).toEqual(
        meant?.readable && meant.intervals,
      );
      expect(meant?.readable && meant.intervals.length, osm).toBeGreaterThan(0);
    }
  });

  it.each([
    'täglich',
    'Mo-Fr',
    'jeden 2. Dienstag 14-16 Uhr',
    'Mi 14-tägig 15:00-17:00',
    'Sommer 9-12 Uhr',
    'Mo-Fr 9-5',
    'vormittags',
    'siehe Aushang',
  ])('are not guessed at: %s', async (value) => {
    const read = await readHours({ land: 'DE-NW', values: [value], from: '2026-11-23', days: 14 });
    expect(read.get(value)).toEqual({ readable: false });
  });

  it.each([
    'Mo-Fr 09:00-18:00; Sa 09:00-13:00; PH off',
    'Apr-Oct: Th 07:30-13:00 || Nov-Mar: Th 08:00-13:00',
    'week 1-53/2 Tu 15:00-17:00',
    'Th[1],Th[-1] 10:00-12:00 open "ab 10 Uhr und nach Vereinbarung"',
    '2021 Apr 10-2021 Apr 16 off',
    'Mo-Fr 18:00+',
  ])('stay as they are where they are OSM already: %s', (value) => {
    expect(normalisedHours(value)).toBe(value);
  });
});
