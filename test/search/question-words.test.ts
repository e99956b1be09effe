import { expect, test } from 'vitest';
import { questionWords } from '../../app/search/question-words.ts';

test('a whole question is read for what it asks', () => {
  expect(questionWords('Wer hilft mir beim Einkaufen?').needed).toEqual(['einkaufen']);
  expect(questionWords('ich brauche einen Rollator').needed).toEqual(['rollator']);
});

test('vague words only help to order', () => {
  expect(questionWords('Hilfe beim Einkaufen')).toEqual({
    needed: ['einkaufen'],
    helpful: ['hilfe'],
  });
});

test('a vague word counts where it is all that is said', () => {
  expect(questionWords('ich brauche Hilfe').needed).toEqual(['hilfe']);
});

test('a filler that may be the beginning of a word is kept where nothing else is said', () => {
  expect(questionWords('ein').needed).toEqual(['ein']);
});

test('a word that is hardly begun rules nothing out yet', () => {
  expect(questionWords('Kaffee un')).toEqual({ needed: ['kaffee'], helpful: ['un'] });
  expect(questionWords('Hartz 4').needed).toEqual(['hartz', '4']);
  expect(questionWords('PC').needed).toEqual(['pc']);
});

test('nothing is asked by nothing', () => {
  expect(questionWords(' ? ')).toEqual({ needed: [], helpful: [] });
});
