import { expect, it } from 'vitest';
import { labelPath } from '../../../app/features/lending/label-path.ts';

it('a label leads to its thing, wherever the server was when it was printed', () => {
  expect(labelPath('https://alt.example/q/huellen/lending/4f', 'huellen')).toBe(
    '/q/huellen/lending/4f',
  );
});

it('what is no label of this quarter leads nowhere', () => {
  const foreign = [
    'https://alt.example/q/other/lending/4f',
    'https://alt.example/q/huellen/lending/',
    'https://alt.example/q/huellen/lending/4f/lend',
    'https://alt.example/q/huellen/lending/4f?x=1',
    'VOTK1:abc:123456',
    'javascript:alert(1)',
    '',
  ];
  expect(foreign.map((text) => labelPath(text, 'huellen')).filter(Boolean)).toEqual([]);
});
