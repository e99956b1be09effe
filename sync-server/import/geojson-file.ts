import { type Result, success } from '#domain/result.ts';
import { centreOf } from './centre.ts';
import { importRecordOf, openJson } from './json-file.ts';
import { osmPlace } from './osm-place.ts';
import type { ImportRecord, ReadRecord, UnusableFile } from './record.ts';

const OSM_ID = /^(node|way|relation)\/\d+$/;

/**
 * Reads a GeoJSON FeatureCollection (RFC 7946) for a mapping: the fields are a feature's properties
 * and `@longitude`, `@latitude` (centre of what is not a point; coordinates may be text; null
 * geometry leaves them out) and `@id`.
 */
export function readGeojson(bytes: Uint8Array): Result<ImportRecord[], UnusableFile> {
  const file = openJson(bytes, 'features');
  if (!file.ok) return file;
  return success(file.value.records.map((record) => importRecordOf(record, featureFields)));
}

/** Reads GeoJSON as Overpass Turbo exports it: properties are OpenStreetMap tags, no mapping. */
export function readOsmGeojson(bytes: Uint8Array): Result<ImportRecord[], UnusableFile> {
  const file = openJson(bytes, 'features');
  if (!file.ok) return file;
  return success(file.value.records.map((record) => importRecordOf(record, osmFeature)));
}

function featureFields(feature: Record<string, unknown>, number: number) {
  const id = feature.id ?? objectAt(feature, 'properties')['@id'];
  const centre = centreOf(objectAt(feature, 'geometry').coordinates);
  const fields = {
    ...objectAt(feature, 'properties'),
    ...(id === undefined ? {} : { '@id': id }),
    ...(centre ? { '@longitude': centre.longitude, '@latitude': centre.latitude } : {}),
  };
  return { sourceId: String(id ?? number), fields };
}

function osmFeature(feature: Record<string, unknown>, number: number) {
  const { sourceId, fields } = featureFields(feature, number) as Omit<ReadRecord, 'line'>;
  if (!OSM_ID.test(sourceId)) {
    return 'Der Eintrag stammt nicht aus OpenStreetMap. Geben Sie mit --mapping eine Zuordnung an.';
  }
  return osmPlace(sourceId, fields, centreOf(objectAt(feature, 'geometry').coordinates), undefined);
}

function objectAt(value: Record<string, unknown>, name: string): Record<string, unknown> {
  const part = value[name];
  return typeof part === 'object' && part !== null ? (part as Record<string, unknown>) : {};
}
