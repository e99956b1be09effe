import { expect, it } from 'vitest';
import { addressLine, addressLines, townOf } from '#domain/postal-address.ts';

it('an address in one line leaves out what is missing', () => {
  expect(addressLine({ street: 'Am Platz 1', city: 'Berlin' })).toBe('Am Platz 1, Berlin');
  expect(addressLine({ street: 'Am Platz 1' })).toBe('Am Platz 1');
});

it('a town stands behind its postal code, and is empty where neither is known', () => {
  expect(townOf({ postalCode: '10367', city: 'Berlin' })).toBe('10367 Berlin');
  expect(townOf({ street: 'Am Platz 1' })).toBe('');
});

it('a letter has a line for everything that is known, and an empty one for what is not', () => {
  const home = { street: 'Am Platz 1', extra: 'Hinterhaus', postalCode: '10367', city: 'Berlin' };
  const all = ['Frau A.', 'Am Platz 1', 'Hinterhaus', '10367 Berlin'];
  expect(addressLines('Frau A.', home)).toEqual(all);
  expect(addressLines('Frau A.', undefined)).toEqual(['Frau A.', '', '']);
});
