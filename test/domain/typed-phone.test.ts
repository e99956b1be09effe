import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Phone } from '#domain/document.ts';
import { spokenPhone } from '#domain/phone-number.ts';
import { phoneFromTyped } from '#domain/typed-phone.ts';

describe('a telephone number as somebody types it', () => {
  it.each([
    ['0209 1234567', '+49 209 1234567'],
    ['0209/1234567', '+49 209 1234567'],
    ['0209 - 123 45 67', '+49 209 123 45 67'],
    ['(0209) 1234567', '+49 209 1234567'],
    ['+49 209 1234567', '+49 209 1234567'],
    ['+49 (0)209 1234567', '+49 209 1234567'],
    ['0049 209 1234567', '+49 209 1234567'],
    ['00492091234567', '+49 2091234567'],
    [' 01520.1234567 ', '+49 1520 1234567'],
    ['123456', '123456'],
    ['+90 212 1234567', '+90 212 1234567'],
    ['0090 212 1234567', '+90 212 1234567'],
  ])('%s is kept as %s', (typed, kept) => {
    expect(phoneFromTyped(typed)).toBe(kept);
    expect(v.is(Phone, kept)).toBe(true);
  });

  it('keeps its groups, which are read back to whoever wrote it', () => {
    expect(spokenPhone(phoneFromTyped('0209 / 123 45 67') ?? '')).toBe('0209 123 45 67');
  });

  it.each(['', '02', '1234', 'rufen Sie an', '0209 12345x', '12345678901234567', '0209+1234'])(
    '“%s” is none',
    (typed) => {
      expect(phoneFromTyped(typed)).toBeUndefined();
    },
  );
});
