import { describe, expect, it } from 'vitest';
import { readGeojson, readOsmGeojson } from '../../../sync-server/import/geojson-file.ts';
import {
  fieldsOf,
  jsonBytes,
  messageOf,
  refusalsOf,
  successOf,
} from '../../support/import-files.ts';

const collection = (...features: unknown[]) =>
  jsonBytes({ type: 'FeatureCollection', metadata: {}, features });
const feature = (geometry: unknown, properties: object = { title: 'Markt' }) => ({
  type: 'Feature',
  geometry,
  properties,
});

describe('readGeojson', () => {
  it.each([
    ['numbers', { type: 'Point', coordinates: [7.2, 51.4] }],
    ['text', { type: 'Point', coordinates: ['7.2', '51.4'] }],
    [
      'a polygon',
      {
        type: 'Polygon',
        coordinates: [
          [
            [7.1, 51.3],
            [7.3, 51.3],
            [7.3, 51.5],
            [7.1, 51.3],
          ],
        ],
      },
    ],
  ])('gives the place of %s', (_, geometry) => {
    expect(fieldsOf(successOf(readGeojson(collection(feature(geometry)))))).toEqual([
      { title: 'Markt', '@longitude': 7.2, '@latitude': 51.4 },
    ]);
  });

  it.each([null, undefined, {}, { type: 'Point', coordinates: [] }, 'x'])(
    'takes a feature with geometry %j without a place',
    (geometry) => {
      expect(fieldsOf(successOf(readGeojson(collection(feature(geometry)))))).toEqual([
        { title: 'Markt' },
      ]);
    },
  );

  it('takes a feature without properties, and its id', () => {
    const records = successOf(readGeojson(collection({ id: 'm-1', properties: null })));
    expect(records).toMatchObject([{ sourceId: 'm-1', fields: { '@id': 'm-1' } }]);
  });

  it('refuses a file that is another kind of JSON', () => {
    expect(messageOf(readGeojson(jsonBytes([1, 2])))).toContain('features');
  });
});

describe('readOsmGeojson', () => {
  it('reads what Overpass Turbo exports without a mapping', () => {
    const properties = { '@id': 'way/7', name: 'Stern-Apotheke', amenity: 'pharmacy' };
    const point = { type: 'Point', coordinates: [13.4, 52.5] };
    expect(successOf(readOsmGeojson(collection(feature(point, properties))))).toMatchObject([
      { sourceId: 'way/7', fields: { name: 'Stern-Apotheke', doors: ['health'] } },
    ]);
  });

  it('asks for a mapping where the features come from elsewhere', () => {
    const [refusal] = refusalsOf(successOf(readOsmGeojson(collection(feature(null)))));
    expect(refusal?.[1]).toContain('--mapping');
  });
});
