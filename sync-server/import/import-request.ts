/** The formats that can be imported. */
export const FORMATS = ['osm', 'geojson', 'csv', 'json', 'ics'] as const;
export type ImportFormat = (typeof FORMATS)[number];

/** What `npm run import` is asked to do. */
export interface ImportRequest {
  quarter: string;
  format: ImportFormat;
  /** Paths, relative to the working directory. */
  file: string;
  mapping?: string;
  dryRun?: boolean;
}
