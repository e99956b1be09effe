import type { Land } from '#domain/quarter.ts';

/** Degrees in WGS 84. */
export interface Position {
  latitude: number;
  longitude: number;
}

/** A point in the middle of where a Land's people live: good enough for sunrise and sunset, which
 *  are all that depends on it. */
const POSITIONS: Record<Land, readonly [latitude: number, longitude: number]> = {
  'DE-BW': [48.78, 9.18],
  'DE-BY': [48.9, 11.4],
  'DE-BE': [52.52, 13.4],
  'DE-BB': [52.4, 13.1],
  'DE-HB': [53.08, 8.8],
  'DE-HH': [53.55, 10],
  'DE-HE': [50.3, 8.8],
  'DE-MV': [53.8, 12.2],
  'DE-NI': [52.6, 9.4],
  'DE-NW': [51.45, 7.2],
  'DE-RP': [49.9, 7.7],
  'DE-SL': [49.3, 7],
  'DE-SN': [51.1, 13.2],
  'DE-ST': [51.9, 11.7],
  'DE-SH': [54.3, 9.8],
  'DE-TH': [50.95, 11],
};

/** Where the sun of a Land is reckoned for. */
export function positionOf(land: Land): Position {
  const [latitude, longitude] = POSITIONS[land];
  return { latitude, longitude };
}
