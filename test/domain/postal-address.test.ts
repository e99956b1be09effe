import { expect, it } from 'vitest';
import { addressLine, townOf } from '#domain/postal-address.ts';

it('an address in one line leaves out what is missing', () => {
  expect(addressLine({ street: 'Am Platz 1', city: 'Berlin' })).toBe('Am Platz 1, Berlin');
  expect(addressLine({ street: 'Am Platz 1' })).toBe('Am Platz 1');
});

it('a town stands behind its postal code, and is empty where neither is known', () => {
  expect(townOf({ postalCode: '10367', city: 'Berlin' })).toBe('10367 Berlin');
  expect(townOf({ street: 'Am Platz 1' })).toBe('');
});
