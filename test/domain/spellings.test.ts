import { describe, expect, it } from 'vitest';
import { isFoundIn, spelledWords, spellingsOf, wordsTyped } from '#domain/spellings.ts';

const isFound = (text: string, typed: string) => isFoundIn(spellingsOf(text), wordsTyped(typed));

describe('a name', () => {
  it.each([
    ['Ottilie Müller', 'ott'],
    ['Ottilie Müller', 'müll'],
    ['Ottilie Müller', 'MULL'],
    ['Ottilie Müller', 'muell'],
    ['Ottilie Mueller', 'Müller'],
    ['Ottilie Mu\u0308ller', 'mueller'],
    ['Ottilie Müller', 'mül ott'],
    ['Ayşe Yılmaz-Öztürk', 'ozt ay'],
    ['Ayşe Yılmaz-Öztürk', 'oezt'],
    ['Herr Groß', 'gross'],
    ['Herr Gross', 'Groß'],
    ['Dvořák', 'dvor'],
    ["D'Angelo", "d'ang"],
    ['فاطمة الزهراء', 'فاط'],
    ['7 Rauchmelder', '7'],
  ])('%s is found by "%s"', (name, typed) => {
    expect(isFound(name, typed)).toBe(true);
  });

  it.each([
    ['Ottilie Müller', 'ller'],
    ['Ottilie Müller', 'ott meier'],
    ['Ottilie Müller', 'mueler'],
  ])('%s is not found by "%s"', (name, typed) => {
    expect(isFound(name, typed)).toBe(false);
  });

  it('is not asked for by blanks and stops', () => {
    expect(wordsTyped(' . - ')).toEqual([]);
    expect(spelledWords('—')).toEqual([]);
  });
});
