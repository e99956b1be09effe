import { expect, it } from 'vitest';
import {
  asOfWords,
  dayHeading,
  dayOption,
  momentWords,
  recentWords,
} from '../../app/texts/day-words.ts';
import { de } from '../../app/texts/de.ts';

it('speaks days as people do, with their year only where it is another one', () => {
  expect(dayHeading(de, '2026-12-01', '2026-12-01')).toBe('Heute, Dienstag, 1. Dezember');
  expect(dayHeading(de, '2027-01-01', '2026-12-31')).toBe('Morgen, Freitag, 1. Januar 2027');
  expect(dayHeading(de, '2014-05-05', '2026-12-01')).toBe('Montag, 5. Mai 2014');
});

it('offers a day in few words: near ones need no weekday', () => {
  const offered = (date: string) => dayOption(de, date, '2026-12-31');
  expect(['2026-12-31', '2027-01-01', '2027-01-02'].map(offered)).toEqual([
    'Heute, 31. Dezember',
    'Morgen, 1. Januar',
    'Samstag, 2. Januar 2027',
  ]);
});

it('speaks a moment with its time where it has one', () => {
  expect(momentWords(de, '2026-12-01T15:00', '2026-11-01')).toBe('Dienstag, 1. Dezember, 15 Uhr');
  expect(momentWords(de, '2026-12-01', '2026-11-01')).toBe('Dienstag, 1. Dezember');
});

it('calls near days by their name', () => {
  expect(recentWords(de, '2026-12-01T09:40', '2026-12-01')).toBe('heute, 9:40 Uhr');
  expect(recentWords(de, '2026-11-30T18:00', '2026-12-01')).toBe('gestern, 18 Uhr');
  expect(recentWords(de, '2026-11-27T18:00', '2026-12-01')).toBe('Freitag, 27. November, 18 Uhr');
});

it('says how old data are, as exactly as their source knows', () => {
  expect(['2014', '2014-05', '2014-05-02'].map((asOf) => asOfWords(de, asOf))).toEqual([
    '2014',
    'Mai 2014',
    '2. Mai 2014',
  ]);
});
