import { describe, expect, it } from 'vitest';
import {
  parseQuarterList,
  type QuarterListing,
  quartersByStreet,
} from '#domain/quarter-listing.ts';

const lichtenberg: QuarterListing = {
  id: 'lichtenberg',
  name: 'Lichtenberg',
  word: 'Kiez',
  city: 'Berlin',
  streets: ['Sewanstraße', 'Straße am Heizhaus', 'Möllendorffstraße'],
};
const schalke: QuarterListing = {
  id: 'schalke',
  name: 'Schalke',
  word: 'Stadtteil',
  city: 'Gelsenkirchen',
  streets: ['Grillostraße', 'Am Stadtgarten'],
};

/** Ids of what is found, with the street by which it was. */
function found(typed: string): string[] {
  return quartersByStreet([lichtenberg, schalke], typed).map(({ quarter, street }) =>
    street ? `${quarter.id}: ${street}` : quarter.id,
  );
}

describe('a quarter', () => {
  it('is found by its street, from the first letters on', () => {
    expect(found('Sewan')).toEqual(['lichtenberg: Sewanstraße']);
    expect(found('stadtg')).toEqual(['schalke: Am Stadtgarten']);
  });

  it('is found however people write the street', () => {
    const spellings = ['sewanstr.', 'Sewanstr', 'SEWANSTRASSE', 'Sewan Straße', 'Sewanstraße 12 b'];
    for (const typed of spellings) expect(found(typed)).toEqual(['lichtenberg: Sewanstraße']);
    expect(found('Moellendorff')).toEqual(['lichtenberg: Möllendorffstraße']);
    expect(found('heizhaus')).toEqual(['lichtenberg: Straße am Heizhaus']);
  });

  it('is found by its own name and its city', () => {
    expect(found('schal')).toEqual(['schalke']);
    expect(found('berlin')).toEqual(['lichtenberg']);
  });

  it('is not found by the inside of a word, nor by what is nowhere', () => {
    expect(found('garten')).toEqual([]);
    expect(found('Kudamm')).toEqual([]);
  });

  it('stands in the list with all others while nothing was typed', () => {
    expect(found('  ')).toEqual(['lichtenberg', 'schalke']);
  });
});

describe('the server’s list', () => {
  it('is read with what it says besides', () => {
    const more = { ...schalke, colour: 'blue' };
    expect(parseQuarterList([lichtenberg, more])).toEqual([lichtenberg, more]);
  });

  it('is no list where a captive portal answers, or an id leads out of the quarter', () => {
    expect(parseQuarterList('<html>')).toBeUndefined();
    expect(parseQuarterList({ quarters: [] })).toBeUndefined();
    expect(parseQuarterList([{ ...schalke, id: '../settings' }])).toBeUndefined();
  });
});
