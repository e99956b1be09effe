import { expect, it } from 'vitest';
import { DOOR_WORDS } from '#domain/door-words.ts';
import { DOOR_WORDS_AR } from '../../app/texts/door-words-ar.ts';

it('every word of a Türwort says what it means in Arabic, and none says the same', () => {
  expect(DOOR_WORDS.map(({ word }) => word).filter((word) => !DOOR_WORDS_AR.has(word))).toEqual([]);
  expect(DOOR_WORDS_AR.size).toBe(DOOR_WORDS.length);
  expect(new Set(DOOR_WORDS_AR.values()).size).toBe(DOOR_WORDS.length);
});
