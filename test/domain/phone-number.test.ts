import { expect, test } from 'vitest';
import { phoneLink, spokenPhone } from '#domain/phone-number.ts';

test('a German number is read as it is dialled here', () => {
  expect(spokenPhone('+49 30 23125001')).toBe('030 23125001');
  expect(spokenPhone('+49177713544')).toBe('0177713544');
});

test('short numbers and those of other countries stay as they are', () => {
  expect(spokenPhone('116117')).toBe('116117');
  expect(spokenPhone('+43 1 5880000')).toBe('+43 1 5880000');
});

test('a link to ring has no spaces', () => {
  expect(phoneLink('+49 30 23125001')).toBe('tel:+493023125001');
  expect(phoneLink('112')).toBe('tel:112');
});
