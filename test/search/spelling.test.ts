import { expect, test } from 'vitest';
import { slipsTo } from '../../app/search/spelling.ts';

test.each([
  ['rente', 'rente', 0],
  ['rente', 'rennte', 1],
  ['rente', 'rete', 1],
  ['rente', 'rinte', 1],
  ['artz', 'arzt', 1],
  ['pflegedinst', 'pflegedeinst', 1],
  ['miete', 'tanne', Number.POSITIVE_INFINITY],
])('%s is %s after %d slips', (word, known, slips) => {
  expect(slipsTo(word, known, 'whole', 2)).toBe(slips);
});

test('a beginning is enough where it is asked for', () => {
  expect(slipsTo('rolat', 'rollator', 'beginning', 1)).toBe(1);
  expect(slipsTo('rolat', 'rollator', 'whole', 1)).toBe(Number.POSITIVE_INFINITY);
});

test('a part is enough where it is asked for', () => {
  expect(slipsTo('nachmitag', 'seniorennachmittag', 'part', 2)).toBe(1);
  expect(slipsTo('nachmitag', 'seniorennachmittag', 'beginning', 2)).toBe(Number.POSITIVE_INFINITY);
});
