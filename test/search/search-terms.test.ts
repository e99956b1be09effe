import { expect, test } from 'vitest';
import { heardTerms, stemOf, termOf, tokensOf } from '../../app/search/search-terms.ts';
import { wordsOf } from '../../app/search/search-words.ts';

test.each([
  ['Schlüssel', 'Schlussel'],
  ['Schlüssel', 'Schluessel'],
  ['Rollator', 'Rolator'],
  ['Fußpflege', 'Fuspflege'],
])('%s and %s are one term', (written, typed) => {
  expect(wordsOf(typed).map(termOf)).toEqual(wordsOf(written).map(termOf));
});

test('years and house numbers keep their doubled digits', () => {
  expect(termOf('2200')).toBe('2200');
  expect(heardTerms('12233445')).toEqual([]);
});

test('words with a hyphen are also one word', () => {
  expect(tokensOf('Der Technik-Treff')).toEqual(['der', 'technik', 'treff', 'techniktreff']);
});

test('the last words of a compound are heard in it', () => {
  expect(heardTerms('seniorennachmittag')).toContain('nachmitag');
});

test('chance endings of short words are not', () => {
  expect(heardTerms('kaffee')).toEqual([]);
});

test('a word that sounds unlike it is written is heard as a whole', () => {
  expect(heardTerms('physio')).toContain('fisio');
});

test('a word without its ending begins its other forms, a short one stays', () => {
  expect(stemOf('putzt')).toBe('putz');
  expect(stemOf('see')).toBe('se');
});
