import { expect, test } from 'vitest';
import type { Place } from '#domain/place.ts';
import { readDirectoryQuery } from '../../../app/features/directory/directory-query.ts';
import {
  type DirectoryMatter,
  directoryResults,
} from '../../../app/features/directory/directory-results.ts';
import { aPlace } from '../../support/builders.ts';

const treff = { latitude: 52.5, longitude: 13.5 };
const places = [
  aPlace({ _id: 'place:arzt', doors: ['health'], wheelchair: 'yes', languages: ['de', 'tr'] }),
  aPlace({ _id: 'place:chor', doors: ['meeting'], geo: { latitude: 52.505, longitude: 13.5 } }),
  aPlace({ _id: 'place:park', doors: ['outAndAbout'], geo: { latitude: 52.501, longitude: 13.5 } }),
  aPlace({ _id: 'place:weit', doors: ['meeting'], geo: { latitude: 52.6, longitude: 13.5 } }),
];

test('nothing asked gives all, as they are sorted', () => {
  expect(ids('')).toEqual(['place:arzt', 'place:chor', 'place:park', 'place:weit']);
});

test('a search gives its own order, and leaves out what is no place here', () => {
  const found = ['event:a', 'place:park', 'place:fort', 'place:arzt'];
  expect(ids('?q=x', { found })).toEqual(['place:park', 'place:arzt']);
});

test('filters hold together', () => {
  expect(ids('?door=health&wheelchair=1&lang=tr')).toEqual(['place:arzt']);
  expect(ids('?door=meeting&wheelchair=1')).toEqual([]);
});

test('near ones stand in order of distance, up to a kilometre', () => {
  expect(ids('?near=1', { near: { points: [treff] } })).toEqual(['place:park', 'place:chor']);
});

test('where nothing is near, the nearest stands first', () => {
  const near = { points: [{ latitude: 53, longitude: 13.5 }] };
  expect(ids('?near=1', { near })[0]).toBe('place:weit');
});

test('what is open now is counted apart from what nobody knows', () => {
  const isOpen = (place: Place) =>
    ({ 'place:arzt': true, 'place:chor': false })[place._id as 'place:arzt'];
  const results = directoryResults(readDirectoryQuery('?open=1'), matter({ isOpen }));
  expect(results.places.map(({ _id }) => _id)).toEqual(['place:arzt']);
  expect(results.unknownHours).toBe(2);
});

function ids(search: string, more: Partial<DirectoryMatter> = {}): string[] {
  return directoryResults(readDirectoryQuery(search), matter(more)).places.map(({ _id }) => _id);
}

function matter(more: Partial<DirectoryMatter>): DirectoryMatter {
  const placesById = new Map(places.map((place) => [place._id, place]));
  return { places, placesById, isOpen: () => undefined, ...more };
}
