import { describe, expect, it } from 'vitest';
import { readOsm } from '../../../sync-server/import/osm-file.ts';
import {
  fieldsOf,
  jsonBytes,
  messageOf,
  refusalsOf,
  successOf,
} from '../../support/import-files.ts';

const answer = (...elements: unknown[]) =>
  jsonBytes({
    version: 0.6,
    osm3s: { timestamp_osm_base: '2026-11-20T08:00:00Z' },
    elements,
  });
const read = (...elements: unknown[]) => successOf(readOsm(answer(...elements)));
const pharmacy = { amenity: 'pharmacy', name: 'Stern-Apotheke' };

describe('readOsm', () => {
  it('makes a place of a node with everything OpenStreetMap knows', () => {
    const [place] = fieldsOf(
      read({
        type: 'node',
        id: 123,
        lat: 52.5,
        lon: 13.4,
        tags: {
          ...pharmacy,
          healthcare: 'pharmacy',
          alt_name: 'Apotheke am Stern',
          opening_hours: 'Mo-Fr 08:00-18:30; Sa 09:00-13:00',
          'contact:phone': '+49 30 23125001;+49 30 23125002',
          website: 'www.stern-apotheke.example.org',
          email: 'info@stern-apotheke.example.org',
          wheelchair: 'limited',
          'addr:street': 'Möllendorffstraße',
          'addr:housenumber': '5a',
          'addr:postcode': '10367',
          'addr:city': 'Berlin',
          'language:tr': 'yes',
          'language:ru': 'no',
          check_date: '2026-05-01',
        },
      }),
    );
    expect(place).toEqual({
      kind: 'place',
      name: 'Stern-Apotheke',
      doors: ['health'],
      synonyms: ['Apotheke am Stern'],
      address: { street: 'Möllendorffstraße 5a', postalCode: '10367', city: 'Berlin' },
      geo: { latitude: 52.5, longitude: 13.4 },
      phones: ['+49 30 23125001', '+49 30 23125002'],
      email: 'info@stern-apotheke.example.org',
      website: 'https://www.stern-apotheke.example.org',
      openingHours: 'Mo-Fr 08:00-18:30; Sa 09:00-13:00',
      wheelchair: 'limited',
      languages: ['tr'],
      source: {
        name: 'OpenStreetMap-Mitwirkende',
        licence: 'ODbL 1.0',
        id: 'node/123',
        url: 'https://www.openstreetmap.org/node/123',
        asOf: '2026-05-01',
      },
    });
  });

  it.each([
    ['its centre', { center: { lat: 52.5, lon: 13.4 } }],
    ['its geometry', { geometry: [{ lat: 52.4, lon: 13.3 }, null, { lat: 52.6, lon: 13.5 }] }],
    ['its bounds', { bounds: { minlat: 52.4, minlon: 13.3, maxlat: 52.6, maxlon: 13.5 } }],
    [
      "its members' geometry",
      {
        members: [
          { type: 'node', geometry: undefined },
          {
            type: 'way',
            geometry: [
              { lat: 52.4, lon: 13.3 },
              { lat: 52.6, lon: 13.5 },
            ],
          },
        ],
      },
    ],
  ])('finds a way or relation by %s', (_, where) => {
    const [place] = fieldsOf(read({ type: 'relation', id: 9, tags: pharmacy, ...where }));
    expect(place).toMatchObject({ geo: { latitude: 52.5, longitude: 13.4 } });
  });

  it('takes a way without any place on the map, dated by the extract', () => {
    const [place] = fieldsOf(read({ type: 'way', id: 9, tags: pharmacy }));
    expect(place).not.toHaveProperty('geo');
    expect(place).toMatchObject({ source: { asOf: '2026-11-20' } });
  });

  it.each([
    [
      { amenity: 'social_facility', social_facility: 'food_bank' },
      ['adviceAndMoney', 'shoppingAndFood'],
    ],
    [{ amenity: 'library' }, ['meeting', 'technology']],
    [{ shop: 'funeral_directors' }, ['faithAndGrief']],
    [{ shop: 'something_new' }, ['shoppingAndFood']],
    [{ office: 'ngo' }, ['adviceAndMoney']],
    [{ healthcare: 'physiotherapist' }, ['health']],
    [{ amenity: 'cafe;place_of_worship' }, ['shoppingAndFood', 'faithAndGrief']],
  ])('leads %j to the doors %j', (tags, doors) => {
    expect(fieldsOf(read({ type: 'node', id: 1, tags: { ...tags, name: 'X' } }))).toMatchObject([
      { doors },
    ]);
  });

  it('names what has no name by its kind', () => {
    const toilets = { amenity: 'toilets', fee: 'yes', operator: 'Wall' };
    expect(fieldsOf(read({ type: 'node', id: 1, tags: toilets }))).toMatchObject([
      { name: 'Öffentliche Toilette', fees: 'kostenpflichtig' },
    ]);
  });

  it('passes over corners, and refuses with a reason what nobody looks for', () => {
    const records = read(
      { type: 'node', id: 1, lat: 1, lon: 1 },
      { type: 'node', id: 2, tags: { barrier: 'gate', name: 'Tor' } },
      { type: 'node', id: 3, tags: { amenity: 'pharmacy' } },
      { type: 'node', id: 4, tags: { shop: 'vacant', name: 'Leer' } },
      { type: 'area', id: 5, tags: pharmacy },
      { type: 'node', id: '6', tags: pharmacy },
    );
    expect(refusalsOf(records).map(([line]) => line)).toEqual([2, 3, 4, 5, 6]);
  });

  it('refuses an answer that Overpass broke off itself', () => {
    const remark = 'runtime error: Query timed out in "query" at line 3 after 26 seconds.';
    expect(messageOf(readOsm(jsonBytes({ elements: [], remark })))).toContain('unvollständig');
  });
});
