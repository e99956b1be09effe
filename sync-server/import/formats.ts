import { failure, type Result, success } from '#domain/result.ts';
import { readCsv } from './csv-file.ts';
import type { DraftKind } from './draft.ts';
import { readGeojson, readOsmGeojson } from './geojson-file.ts';
import { readIcs } from './ics.ts';
import type { ImportFormat } from './import-request.ts';
import { readJson } from './json-file.ts';
import type { Mapping } from './mapping.ts';
import { readOsm } from './osm-file.ts';
import { readOwnDocuments } from './own-documents.ts';
import type { Reader, UnusableFile } from './record.ts';
import type { ImportReport } from './report.ts';

/** How a file of a format is read, and what its records mean. */
export interface FormatReading {
  read: Reader;
  how: DraftKind;
  counts: ImportReport['counts'];
}

/** The line will not do: a row put in at the top would turn every place into its neighbour. */
const NO_ID: UnusableFile = {
  code: 'unusable-file',
  message: 'Der Zuordnung fehlt „id“: das Feld, an dem ein Eintrag wiedererkannt wird.',
};

/** The reader for a format, with or without a mapping. Fails where it needs one and has none. */
export function readingOf(
  format: ImportFormat,
  mapping: Mapping | undefined,
): Result<FormatReading, UnusableFile> {
  if (format === 'osm') return success(ready(readOsm, 'place', 'osm', mapping));
  if (format === 'ics') {
    return success({ ...ready(readIcs, 'event', 'ics', mapping), counts: 'lines' });
  }
  if (mapping) {
    return mapping.id === undefined ? failure(NO_ID) : success(mapped(format, mapping));
  }
  if (format === 'json') {
    return success({ read: readOwnDocuments, how: { kind: 'own' }, counts: 'entries' });
  }
  if (format === 'geojson') return success(ready(readOsmGeojson, 'place', 'osm', undefined));
  const message = 'Eine CSV-Datei braucht eine Zuordnung der Spalten: --mapping zuordnung.json.';
  return failure({ code: 'unusable-file', message });
}

function ready(
  read: Reader,
  type: 'place' | 'event',
  sourceKey: string,
  mapping: Mapping | undefined,
): FormatReading {
  const how = {
    kind: 'ready' as const,
    type,
    sourceKey: mapping?.source.key ?? sourceKey,
    mapping,
  };
  return { read, how, counts: 'entries' };
}

function mapped(format: 'geojson' | 'csv' | 'json', mapping: Mapping): FormatReading {
  const how = { kind: 'mapped' as const, mapping };
  if (format === 'csv') return { read: readCsv, how, counts: 'lines' };
  const read: Reader =
    format === 'geojson' ? readGeojson : (bytes) => readJson(bytes, mapping.records);
  return { read, how, counts: 'entries' };
}
