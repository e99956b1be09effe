import { describe, expect, it } from 'vitest';
import { ScoredIndex } from '../../app/search/scored-index.ts';
import type { SearchEntry } from '../../app/search/search-entry.ts';
import { allOf, anyOf, type TermQuery } from '../../app/search/search-query.ts';

describe('an index that scores', () => {
  it('puts rare words before common ones', () => {
    const index = indexOf({ a: 'tee', b: 'kaffee', c: 'kaffee', d: 'kaffee' });
    expect(index.search(anyOf(word('kaffee'), word('tee')))[0]).toBe('a');
  });

  it('puts short texts before long ones that say the same', () => {
    const index = indexOf({ a: 'tee und vieles andere mehr am Nachmittag', b: 'tee' });
    expect(index.search(word('tee'))).toEqual(['b', 'a']);
  });

  it.each([
    { others: [], question: 'a short question' },
    { others: Array.from({ length: 31 }, (_, n) => `wort${n}`), question: 'a very long one' },
  ])('puts two common words before one rare word, in $question', ({ others }) => {
    const [tea, cake] = ['tee', 'kuchen'];
    const names = { b: 'tee kuchen', c: tea, d: tea, e: tea, f: cake, g: cake, a: 'selten' };
    const index = indexOf(names);
    const terms = [tea, ...others, cake, 'selten'];
    expect(index.search(anyOf(...terms.map(word)))[0]).toBe('b');
  });

  it('puts a word before what only begins with it, and that before a slip', () => {
    const index = indexOf({ a: 'handwert', b: 'handwerker', c: 'handwerk', d: 'handlos' });
    const query = { ...word('handwerk'), prefix: true, fuzzy: true };
    expect(index.search(query)).toEqual(['c', 'b', 'a']);
  });

  it('finds what holds all words, whichever of a word’s forms it is', () => {
    const index = indexOf({ a: 'tee', b: 'tee kuchen', c: 'tees kuchen', d: 'kuchen' });
    const tea = anyOf(word('tee'), word('tees'));
    expect(index.search(allOf(tea, word('kuchen'))).sort()).toEqual(['b', 'c']);
    expect(index.search(anyOf(allOf(tea, word('kuchen')), word('nichts'))).sort()).toEqual([
      'b',
      'c',
    ]);
  });

  it('knows everything by its standing', () => {
    const index = indexOf({ a: 'tee' });
    index.add({ ...entry('b', 'kaffee'), standing: 0.5 });
    expect(index.search('everything')).toEqual(['a', 'b']);
    expect(index.search(allOf('everything', word('kaffee')))).toEqual(['b']);
  });

  it('scores as if what was removed had never been there', () => {
    const index = indexOf({ a: 'tee', b: 'kaffee kuchen', c: 'kaffee' });
    for (let round = 0; round < 1_200; round += 1) {
      index.add(entry('gone', 'tee kaffee'));
      index.remove('gone');
    }
    const query = anyOf(word('tee'), word('kaffee'));
    const fresh = indexOf({ a: 'tee', b: 'kaffee kuchen', c: 'kaffee' });
    expect(index.search(query)).toEqual(fresh.search(query));
    expect(index.size).toBe(3);
  });
});

function word(term: string): TermQuery {
  return { term, fields: ['name'] };
}

function entry(id: string, name: string): SearchEntry {
  const empty = { topics: '', summary: '', description: '', address: '', related: '', heard: '' };
  return { id, name, ...empty, standing: 1 };
}

function indexOf(names: Record<string, string>): ScoredIndex {
  const boosts = {
    name: 1,
    topics: 1,
    summary: 1,
    description: 1,
    address: 1,
    related: 1,
    heard: 1,
  };
  const index = new ScoredIndex({
    wordsOf: (text) => text.split(' ').filter(Boolean),
    termsOf: (one) => [one],
    boosts,
  });
  for (const [id, name] of Object.entries(names)) index.add(entry(id, name));
  return index;
}
