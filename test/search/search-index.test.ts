import { describe, expect, test } from 'vitest';
import type { Searchable } from '../../app/search/search-entry.ts';
import { SearchIndex } from '../../app/search/search-index.ts';
import { anEvent, aPlace } from '../support/builders.ts';

const TODAY = '2026-11-24';

describe('a typed word finds', () => {
  const place = (key: string, fields: object) => aPlace({ _id: `place:${key}`, ...fields });
  const index = indexOf(
    place('sanitaetshaus', { name: 'Sanitätshaus am Markt', summary: 'Rollatoren und Gehstöcke' }),
    place('schluessel', { name: 'Schlüsseldienst Krüger' }),
    place('fuss', { name: 'Praxis Weiß', summary: 'Fußpflege, auch zu Hause' }),
    place('treff', { name: 'Technik-Treff', summary: 'Fragen zum Smartphone' }),
    place('rente', { name: 'Versichertenältester', summary: 'Rentenberatung ohne Anmeldung' }),
    place('zahn', { name: 'Zahnarztpraxis Dr. Öz', languages: ['tr'] }),
    place('geld', { name: 'Jobcenter', description: 'Leistungen zum Lebensunterhalt' }),
    place('moschee', { name: 'Moschee', translations: { ar: { name: 'مسجد الرحمة' } } }),
    anEvent({ _id: 'event:kaffee', title: 'Seniorennachmittag', summary: 'Kaffee und Kuchen' }),
  );

  test.each([
    ['itself', 'Sanitätshaus', 'place:sanitaetshaus'],
    ['what begins with it', 'schlüs', 'place:schluessel'],
    ['umlauts as two letters', 'schluessel', 'place:schluessel'],
    ['umlauts without dots', 'schlussel', 'place:schluessel'],
    ['ss for ß', 'fusspflege', 'place:fuss'],
    ['ß for ss', 'fußpflege', 'place:fuss'],
    ['the inside of a compound', 'nachmittag', 'event:kaffee'],
    ['the inside of a compound, misspelt', 'nachmitag', 'event:kaffee'],
    ['a compound written in one', 'techniktreff', 'place:treff'],
    ['a compound written with a hyphen', 'Technik-Treff', 'place:treff'],
    ['a compound written apart', 'technik treff', 'place:treff'],
    ['a misspelling', 'rolator', 'place:sanitaetshaus'],
    ['a misspelling that is still being typed', 'schlüseld', 'place:schluessel'],
    ['swapped letters', 'zahnartz', 'place:zahn'],
    ['as it sounds', 'schmartfon', 'place:treff'],
    ['a synonym', 'Handy', 'place:treff'],
    ['a synonym of several words', 'Hartz 4', 'place:geld'],
    ['another ending', 'Rollatoren', 'place:sanitaetshaus'],
    ['parts of a longer compound', 'Rentenantragsberatung', 'place:rente'],
    ['the plural with its umlaut', 'Zähne', 'place:zahn'],
    ['a language by its German name', 'türkisch', 'place:zahn'],
    ['a language by its own name', 'Türkçe', 'place:zahn'],
    ['words of a translation', 'مسجد', 'place:moschee'],
    ['Arabic with an article', 'المسجد', 'place:moschee'],
    ['a whole question', 'ich brauche einen Rollator', 'place:sanitaetshaus'],
    ['a question with words nobody wrote', 'wo repariert man Rollatoren', 'place:sanitaetshaus'],
  ])('%s', (_what, typed, id) => {
    expect(index.search(typed)[0]).toBe(id);
  });

  test('nothing where nothing resembles it', () => {
    expect(index.search('xylophon')).toEqual([]);
    expect(index.search('  ')).toEqual([]);
  });

  test('nothing that differs by a slip where something is written just so', () => {
    const streets = indexOf(place('a', { name: 'Hand' }), place('b', { name: 'Hund' }));
    expect(streets.search('hund')).toEqual(['place:b']);
  });
});

describe('what stands first', () => {
  test('a name before a description', () => {
    const index = indexOf(
      aPlace({ _id: 'place:a', name: 'Verein', description: 'Hier ist auch eine Apotheke.' }),
      aPlace({ _id: 'place:b', name: 'Apotheke am Tor' }),
    );
    expect(index.search('apotheke')).toEqual(['place:b', 'place:a']);
  });

  test('what was checked before what is twelve years old', () => {
    const source = { name: 'Bezirksamt', asOf: '2014' };
    const index = indexOf(
      aPlace({ _id: 'place:alt', name: 'Toilette', source }),
      aPlace({ _id: 'place:neu', name: 'Toilette', source, checkedAt: '2026-11-03' }),
    );
    expect(index.search('toilette')).toEqual(['place:neu', 'place:alt']);
  });

  test('what is coming before what is over', () => {
    const index = indexOf(
      anEvent({ _id: 'event:vorbei', title: 'Tanztee', start: '2014-05-06T14:00' }),
      anEvent({ _id: 'event:bald', title: 'Tanztee' }),
    );
    expect(index.search('tanztee')).toEqual(['event:bald', 'event:vorbei']);
  });

  test('what fits more of the words, where nothing fits them all', () => {
    const index = indexOf(
      aPlace({ _id: 'place:a', name: 'Garten' }),
      aPlace({ _id: 'place:b', name: 'Schach und Garten' }),
    );
    expect(index.search('schach garten xylophon')).toEqual(['place:b', 'place:a']);
  });
});

test('helpful words only put one document before another', () => {
  const index = indexOf(
    aPlace({ _id: 'place:a', name: 'Einkaufen' }),
    aPlace({ _id: 'place:b', name: 'Einkaufen', summary: 'Hilfe vom Nachbarn' }),
    aPlace({ _id: 'place:c', name: 'Hilfe' }),
  );
  expect(index.search('Hilfe beim Einkaufen')).toEqual(['place:b', 'place:a']);
});

test('where very many say a word themselves, those that only mention it are left out', () => {
  const many = Array.from({ length: 300 }, (_, n) => aPlace({ _id: `place:${n}`, name: 'Bank' }));
  const index = indexOf(...many, aPlace({ name: 'Kiosk', description: 'Neben der Bank.' }));
  expect(index.search('bank')).toHaveLength(300);
  for (const { _id } of many.slice(1)) index.remove(_id);
  expect(index.search('bank')).toEqual(['place:0', 'place:sanitaetshaus']);
});

describe('the index keeps up', () => {
  test('a changed document is found by its new words alone', () => {
    const index = indexOf(aPlace({ name: 'Bäckerei Alt' }));
    index.put(aPlace({ name: 'Bäckerei Neumann' }));
    expect(index.search('neumann')).toHaveLength(1);
    expect(index.search('alt')).toEqual([]);
    expect(index.size).toBe(1);
  });

  test('a document that is gone is not found, and its number is used again', () => {
    const index = indexOf(aPlace({ _id: 'place:a', name: 'Kiosk' }));
    index.remove('place:a');
    expect(index.search('kiosk')).toEqual([]);
    index.put(aPlace({ _id: 'place:b', name: 'Trafik' }));
    expect(index.search('trafik')).toEqual(['place:b']);
  });

  test('a word that no document holds any more hides no misspelling of another', () => {
    const index = indexOf(
      aPlace({ _id: 'place:a', name: 'Kiosq' }),
      aPlace({ _id: 'place:b', name: 'Kiosk' }),
    );
    index.remove('place:a');
    expect(index.search('kiosq')).toEqual(['place:b']);
  });
});

function indexOf(...documents: Searchable[]): SearchIndex {
  const index = new SearchIndex(TODAY);
  for (const document of documents) index.put(document);
  return index;
}
