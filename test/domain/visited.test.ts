import { describe, expect, it } from 'vitest';
import { askersPhone, visitedOf } from '#domain/visited.ts';

const daughter = { name: 'Frau Tochter', phone: '+49 209 1', address: { street: 'Weg 1' } };

describe('whom a request is for', () => {
  it('is the other where somebody asks for another: never with the home or number of who asks', () => {
    const asked = { for: 'other', other: { name: 'Frau Mutter' }, phone: '+49 209 2' } as const;
    expect(visitedOf(asked, daughter)).toEqual({ name: 'Frau Mutter' });
    const known = { ...asked, other: { ...asked.other, phone: '+49 209 3' } };
    const address = { street: 'Hofweg 3' };
    expect(visitedOf({ ...known, address }, daughter)).toEqual({
      name: 'Frau Mutter',
      phone: '+49 209 3',
      address,
    });
    expect(askersPhone(asked, daughter)).toBe('+49 209 2');
  });

  it('is who asks: rung at the number that the request says, else at the one that is known', () => {
    expect(visitedOf({ phone: '+49 209 2' }, daughter).phone).toBe('+49 209 2');
    expect(visitedOf({}, daughter)).toEqual(daughter);
    expect(visitedOf({ for: 'self' }, undefined).phone).toBeUndefined();
  });
});
