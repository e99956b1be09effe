import { describe, expect, it } from 'vitest';
import { dateFromTyped, typedDate } from '#domain/typed-date.ts';

describe('a day as it is typed', () => {
  it.each([
    ['1.12.2026', '2026-12-01'],
    [' 01. 12. 26 ', '2026-12-01'],
    ['1/12/2026', '2026-12-01'],
    ['2026-12-1', '2026-12-01'],
    ['29.2.2024', '2024-02-29'],
  ])('%s is a day', (typed, date) => {
    expect(dateFromTyped(typed)).toBe(date);
    expect(dateFromTyped(typedDate(date))).toBe(date);
  });

  it.each(['', '30.2.2026', '1.13.2026', 'gestern', '12.2026', '1.12.202'])(
    '%s is none',
    (typed) => {
      expect(dateFromTyped(typed)).toBeUndefined();
    },
  );
});
