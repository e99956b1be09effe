import type { Geo } from '#domain/document.ts';

/**
 * A point from degrees as number or text, with point or comma ("52,5347"). `undefined` where they
 * are missing, out of range or 0, 0, which tables write for "unknown".
 */
export function pointIn(latitude: unknown, longitude: unknown): Geo | undefined {
  const point = { latitude: degreesOf(latitude), longitude: degreesOf(longitude) };
  const inRange = Math.abs(point.latitude) <= 90 && Math.abs(point.longitude) <= 180;
  const isNowhere = point.latitude === 0 && point.longitude === 0;
  return inRange && !isNowhere ? point : undefined;
}

function degreesOf(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.trim() === '') return Number.NaN;
  return Number(value.trim().replace(',', '.'));
}
