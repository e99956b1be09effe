import { expect, test } from 'vitest';
import { joinedWordsOf, soundOf, withoutDots, wordsOf } from '../../app/search/search-words.ts';

test('umlauts, sharp s and accents are written out', () => {
  expect(wordsOf('Fußpflege für Ältere im Café')).toEqual([
    'fusspflege',
    'fuer',
    'aeltere',
    'im',
    'cafe',
  ]);
});

test('an umlaut made of two characters is the same umlaut', () => {
  expect(wordsOf('Schlüssel')).toEqual(wordsOf('Schlu\u0308ssel'));
});

test('single letters are no words, digits are', () => {
  expect(wordsOf('a Hartz 4')).toEqual(['hartz', '4']);
});

test('hyphenated words are also one word', () => {
  expect(joinedWordsOf('Der Technik-Treff im Nord-Ost-Haus')).toEqual([
    'techniktreff',
    'nordosthaus',
  ]);
});

test('Arabic is compared without vowel signs, article and kinds of alif', () => {
  expect(wordsOf('الأُسْرَة')).toEqual(wordsOf('اسره'));
});

test('Turkish dotless i is found by an ordinary one', () => {
  expect(wordsOf('Kadın')).toEqual(['kadin']);
});

test('words typed without their dots meet those with dots', () => {
  expect(withoutDots(wordsOf('Schlüssel')[0] ?? '')).toBe('schlussel');
});

test.each([
  ['apoteke', 'apotheke'],
  ['rolator', 'rollator'],
  ['fysiotherapi', 'physiotherapie'],
  ['zanarzt', 'zahnarzt'],
])('%s sounds like %s', (typed, meant) => {
  expect(soundOf(typed)).toBe(soundOf(meant));
});
