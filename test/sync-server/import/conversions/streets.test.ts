import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressIn, tidyStreet } from '../../../../sync-server/import/conversions/streets.ts';

describe('tidyStreet', () => {
  it.each([
    ['Sewanstraße.235', 'Sewanstraße 235'],
    ['Max-Reichpietsch-Str.2', 'Max-Reichpietsch-Str. 2'],
    ['Josef – Orlopp – Str. 20', 'Josef-Orlopp-Str. 20'],
    ['Kalker Hauptstraße 247 -273', 'Kalker Hauptstraße 247-273'],
    ['Buchberger Str. 4 - 12', 'Buchberger Str. 4-12'],
    ['  Marktstr. 6 ', 'Marktstr. 6'],
    ['Dolgenseestr. 11 a', 'Dolgenseestr. 11 a'],
    ['Dorfstr. 4 / 4a', 'Dorfstr. 4 / 4a'],
    ['Straße des 17. Juni 135', 'Straße des 17. Juni 135'],
  ])('puts the spaces of "%s" right', (written, expected) => {
    expect(tidyStreet(written)).toBe(expected);
  });

  it('leaves misspelt words alone', () => {
    expect(tidyStreet('Warnitzer Strrasse 6-8')).toBe('Warnitzer Strrasse 6-8');
  });

  it('never throws and has nothing to do the second time', () => {
    const streetLike = fc.string({
      unit: fc.constantFrom(' ', '-', '–', '.', ',', '1', '2', 'a', 'Straße', 'str.', 'ß'),
    });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), streetLike), (text) => {
        expect(tidyStreet(tidyStreet(text))).toBe(tidyStreet(text));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('addressIn', () => {
  it.each([
    ['10319 Berlin', { postalCode: '10319', city: 'Berlin' }],
    ['D-10319 Berlin', { postalCode: '10319', city: 'Berlin' }],
    [
      'Roncalliplatz 4, 50667 Köln',
      { street: 'Roncalliplatz 4', postalCode: '50667', city: 'Köln' },
    ],
    [
      'Aachener Strasse 220, 50931Köln ',
      { street: 'Aachener Strasse 220', postalCode: '50931', city: 'Köln' },
    ],
    ['Willy-Brandt-Platz 1', { street: 'Willy-Brandt-Platz 1' }],
  ])('takes "%s" apart', (text, expected) => {
    expect(addressIn(text)).toEqual(expected);
  });
});
