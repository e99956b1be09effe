import type { Geo } from '#domain/document.ts';
import { failure, type Result, success } from '#domain/result.ts';
import { middleOf } from './centre.ts';
import { pointIn } from './conversions/point.ts';
import { importRecordOf, type JsonRecord, openJson } from './json-file.ts';
import { osmPlace } from './osm-place.ts';
import type { ImportRecord, UnusableFile } from './record.ts';

const ELEMENTS: ReadonlySet<unknown> = new Set(['node', 'way', 'relation']);

/**
 * Reads what the Overpass API answers with `out center;`, `out geom;` or `out;` as JSON: nodes, ways
 * and relations. Elements without tags (the corners of a way) are passed over in silence. An answer
 * that Overpass itself broke off is refused: it would look complete.
 */
export function readOsm(bytes: Uint8Array): Result<ImportRecord[], UnusableFile> {
  const file = openJson(bytes, 'elements');
  if (!file.ok) return file;
  const root = file.value.root as Record<string, unknown>;
  if (/error|timed out/i.test(String(root.remark ?? ''))) {
    const message = 'Overpass hat die Abfrage abgebrochen. Die Datei ist unvollständig.';
    return failure({ code: 'unusable-file', message });
  }
  const asOf = dayOf(root.osm3s);
  return success(
    file.value.records
      .filter(isThing)
      .map((record) => importRecordOf(record, (element) => placeOf(element, asOf))),
  );
}

function isThing(record: JsonRecord): boolean {
  return 'refused' in record || record.value.tags !== undefined;
}

function placeOf(element: Record<string, unknown>, asOf: string | undefined) {
  const { type, id, tags } = element;
  if (!ELEMENTS.has(type) || !Number.isSafeInteger(id)) {
    return 'Der Eintrag ist kein Element von OpenStreetMap.';
  }
  if (typeof tags !== 'object' || tags === null) return 'Der Eintrag hat keine Merkmale (tags).';
  return osmPlace(`${type}/${id}`, tags as Record<string, unknown>, middleOfElement(element), asOf);
}

/** A node's own point, else the centre Overpass computed, else the middle of the geometry. */
function middleOfElement(element: Record<string, unknown>): Geo | undefined {
  const members = Array.isArray(element.members) ? (element.members as unknown[]) : [];
  const lines = [element, ...members].flatMap((part) => geometryOf(part));
  return pointOf(element) ?? pointOf(element.center) ?? middleOf(boundsOf(element) ?? lines);
}

function geometryOf(part: unknown): Geo[] {
  const geometry = (part as { geometry?: unknown } | null)?.geometry;
  if (!Array.isArray(geometry)) return [];
  return geometry.flatMap((corner) => pointOf(corner) ?? []);
}

function boundsOf({ bounds }: Record<string, unknown>): Geo[] | undefined {
  const box = bounds as Record<string, unknown> | undefined;
  const corners = [pointIn(box?.minlat, box?.minlon), pointIn(box?.maxlat, box?.maxlon)];
  const known = corners.filter((corner) => corner !== undefined);
  return known.length === 2 ? known : undefined;
}

function pointOf(value: unknown): Geo | undefined {
  const point = value as { lat?: unknown; lon?: unknown } | null | undefined;
  return pointIn(point?.lat, point?.lon);
}

function dayOf(osm3s: unknown): string | undefined {
  const base = (osm3s as { timestamp_osm_base?: unknown } | undefined)?.timestamp_osm_base;
  return /^\d{4}-\d\d-\d\d/.exec(typeof base === 'string' ? base : '')?.[0];
}
