import { expect, test } from 'vitest';
import { translated } from '#domain/translation.ts';
import { aPlace } from '../support/builders.ts';

const place = aPlace({
  name: 'Sanitätshaus',
  summary: 'Gehhilfen und Bandagen',
  translations: { ar: { name: 'متجر' }, 'de-simple': { summary: 'Hilfen zum Gehen' } },
});

test('words come in the language on screen', () => {
  expect(translated(place, 'name', 'ar')).toEqual({ words: 'متجر', lang: 'ar' });
  expect(translated(place, 'summary', 'de-simple')).toEqual({
    words: 'Hilfen zum Gehen',
    lang: 'de',
  });
});

test('what nobody translated is German and says so', () => {
  expect(translated(place, 'summary', 'ar')).toEqual({
    words: 'Gehhilfen und Bandagen',
    lang: 'de',
  });
});

test('a field that is missing has no words', () => {
  expect(translated(place, 'description', 'ar')).toBeUndefined();
});
