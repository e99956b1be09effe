import type { Place } from '#domain/place.ts';
import { addressLine } from '#domain/postal-address.ts';

/** Which kind of maps app the device has. */
export type MapsApp = 'apple' | 'android' | 'none';

/** The device's maps app by its user agent. */
export function mapsAppOf(userAgent: string): MapsApp {
  if (/iPhone|iPad|iPod|Macintosh/.test(userAgent)) return 'apple';
  return userAgent.includes('Android') ? 'android' : 'none';
}

/**
 * The link that opens the way to a place: in the device's maps app, else on openstreetmap.org. It
 * calls nobody by itself. `undefined` where neither point nor street is known.
 * (RFC 5870 for `geo:`, with the `q` that Android's apps understand.)
 */
export function wayLink(
  { name, geo, address }: Pick<Place, 'name' | 'geo' | 'address'>,
  app: MapsApp,
): string | undefined {
  const street = address?.street && addressLine(address);
  if (geo) return toPoint(`${geo.latitude},${geo.longitude}`, name, app);
  return street ? toStreet(encodeURIComponent(street), app) : undefined;
}

function toPoint(point: string, name: string, app: MapsApp): string {
  const label = encodeURIComponent(name);
  if (app === 'apple') return `maps://?ll=${point}&q=${label}`;
  if (app === 'android') return `geo:${point}?q=${point}(${label})`;
  const [latitude, longitude] = point.split(',');
  return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=18/${latitude}/${longitude}`;
}

function toStreet(street: string, app: MapsApp): string {
  if (app === 'apple') return `maps://?q=${street}`;
  if (app === 'android') return `geo:0,0?q=${street}`;
  return `https://www.openstreetmap.org/search?query=${street}`;
}
