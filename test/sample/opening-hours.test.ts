import { expect, test } from 'vitest';
import { readHours } from '../support/read-hours.ts';
import {
  WRITTEN_QUARTERS,
  type WrittenQuarter,
  writtenPlaces,
  writtenQuarter,
} from './written-documents.ts';

/** Written in prose on purpose: the app must show it as it stands. */
const PROSE = ['je nach Wetter, bitte vorher anrufen'];

test.each(WRITTEN_QUARTERS)('the hours written for %s can be read, but for prose', async (id) => {
  const values = hoursOf(id);
  const { land } = writtenQuarter(id);
  const read = await readHours({ land, values, from: '2026-11-22', days: 400 });
  const unread = values.filter((value) => !read.get(value)?.readable);
  expect(unread).toEqual(PROSE.filter((prose) => values.includes(prose)));
});

test('the hours written for Lichtenberg are of every kind that places have', () => {
  const values = hoursOf('lichtenberg');
  const kinds = [
    'PH off',
    'SH',
    'week 01-53/2',
    '[-1]',
    'Apr-Oct',
    '24/7',
    '+',
    'nach Vereinbarung',
  ];
  for (const kind of [...kinds, ...PROSE]) {
    expect(
      values.filter((value) => value.includes(kind)),
      kind,
    ).not.toEqual([]);
  }
});

function hoursOf(id: WrittenQuarter): string[] {
  const places = writtenPlaces(id).flatMap((place) => [place.openingHours, place.seniorsHours]);
  const all = [...places, writtenQuarter(id).office.openingHours];
  return [...new Set(all.filter((value) => value !== undefined))];
}
