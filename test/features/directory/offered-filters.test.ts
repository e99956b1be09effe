import { expect, test } from 'vitest';
import { offeredFilters } from '../../../app/features/directory/offered-filters.ts';
import { aPlace, aQuarter } from '../../support/builders.ts';

const events: never[] = [];
const placesById = new Map();

test('only the doors in use are offered, in their usual order', () => {
  const quarter = aQuarter({ doors: ['family', 'health'] });
  expect(offeredFilters({ quarter, events, placesById }, 'Treff').doors).toEqual([
    'health',
    'family',
  ]);
});

test('languages are offered by how many places speak them, German is not', () => {
  const places = [['de', 'tr'], ['de', 'ru', 'tr'], ['de']].map((languages) =>
    aPlace({ languages }),
  );
  expect(offeredFilters({ places, events, placesById }, 'Treff').languages).toEqual(['tr', 'ru']);
});

test('"near" is offered where there is something to be near to', () => {
  const points = [{ latitude: 52.5, longitude: 13.5 }];
  const offer = (near?: { points: typeof points; officeName?: string }) =>
    offeredFilters({ events, placesById, near }, 'Technik-Treff').nearWhat;
  expect(offer()).toBeUndefined();
  expect(offer({ points })).toBe('Technik-Treff');
  expect(offer({ points, officeName: 'Vor-Ort-Büro' })).toBe('Vor-Ort-Büro');
});
