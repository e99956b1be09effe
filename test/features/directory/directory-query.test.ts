import { expect, test } from 'vitest';
import {
  directorySearch,
  hasFilters,
  readDirectoryQuery,
  withoutFilters,
} from '../../../app/features/directory/directory-query.ts';

const nothing = readDirectoryQuery('');

test('an address and the question it stands for are the same thing', () => {
  const search = '?q=fu%C3%9Fpflege+zu+Hause&door=health&open=1&wheelchair=1&lang=tr&near=1';
  const query = readDirectoryQuery(search);
  expect(query).toEqual({
    text: 'fußpflege zu Hause',
    door: 'health',
    open: true,
    wheelchair: true,
    language: 'tr',
    near: true,
  });
  expect(directorySearch(query)).toBe(search);
});

test('nothing asked is nothing in the address', () => {
  expect(directorySearch(nothing)).toBe('');
  expect(hasFilters(nothing)).toBe(false);
});

test('a door that is none is left out', () => {
  expect(readDirectoryQuery('?door=__proto__').door).toBeUndefined();
});

test.each(['door=safety', 'open=1', 'wheelchair=1', 'lang=ru', 'near=1'])(
  '%s narrows the list',
  (one) => {
    const query = readDirectoryQuery(`?q=rente&${one}`);
    expect(hasFilters(query)).toBe(true);
    expect(directorySearch(withoutFilters(query))).toBe('?q=rente');
  },
);
