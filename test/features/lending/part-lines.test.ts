import { expect, it } from 'vitest';
import { linesOf, partsFrom } from '../../../app/features/lending/part-lines.ts';

it('parts are a line each, with their count where there is one, and come back as they were', () => {
  const parts = partsFrom(
    'Ladekabel\n 2 Eingabestifte \n\n3 × Schrauben\n4x Dübel\nLadekabel\n5G-Karte',
  );
  expect(parts).toEqual([
    { name: 'Ladekabel' },
    { name: 'Eingabestifte', count: 2 },
    { name: 'Schrauben', count: 3 },
    { name: 'Dübel', count: 4 },
    { name: '5G-Karte' },
  ]);
  expect(partsFrom(linesOf(parts))).toEqual(parts);
  expect([partsFrom(' \n '), linesOf()]).toEqual([undefined, '']);
});
