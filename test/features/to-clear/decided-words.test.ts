import { expect, it } from 'vitest';
import { decidedWords } from '../../../app/features/to-clear/decided-words.ts';

const outcomes = (...all: string[]) => all.map((outcome, index) => ({ id: `q${index}`, outcome }));

it('says what was taken in and what was thrown away', () => {
  expect(decidedWords(outcomes('accepted', 'accepted'))).toEqual(['2 Angaben sind übernommen.']);
  expect(decidedWords(outcomes('discarded'))).toEqual(['Eine Angabe ist weggeworfen.']);
});

it('says what did not work and stays, with each reason once', () => {
  expect(decidedWords(outcomes('accepted', 'forbidden', 'forbidden', 'busy'))).toEqual([
    'Eine Angabe ist übernommen.',
    '3 Angaben gingen nicht. Sie bleiben hier.',
    'Das durfte das Gerät nicht.',
    'Der Server war beschäftigt. Bitte noch einmal.',
  ]);
});

it('what is of somebody who was erased is gone, whatever was decided', () => {
  expect(decidedWords(outcomes('erased'))).toEqual(['Eine Angabe ist weggeworfen.']);
});

it('says what waits again, and what somebody has gone on with', () => {
  expect(decidedWords(outcomes('undone', 'undone', 'changed'))).toEqual([
    '2 Angaben warten wieder.',
    'Eine Angabe ging nicht. Sie bleibt hier.',
    'Jemand hat es seitdem geändert.',
  ]);
});
