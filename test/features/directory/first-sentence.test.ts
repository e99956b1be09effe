import { expect, test } from 'vitest';
import { firstSentence } from '../../../app/features/directory/first-sentence.ts';

test('the first sentence stands for a description', () => {
  expect(firstSentence('Wir helfen. Kommen Sie vorbei.')).toBe('Wir helfen.');
  expect(firstSentence('Beratung\nund mehr')).toBe('Beratung');
});

test('a number in a sentence does not end it', () => {
  expect(firstSentence('Am 3. mai ist zu. Danach offen.')).toBe('Am 3. mai ist zu.');
});

test('a long list is cut between two words', () => {
  const long = Array.from({ length: 40 }, () => 'Beratung,').join(' ');
  const cut = firstSentence(long);
  expect(cut.length).toBeLessThanOrEqual(123);
  expect(cut).toMatch(/Beratung, …$/);
});
