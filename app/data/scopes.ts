import { partsOf } from '#domain/ids.ts';
import type { DeviceSession } from './device.ts';

/**
 * Tells with which scope a device pulls a document, from the document's id alone; `undefined` where
 * the device may write such a document and never reads it.
 */
export function scopeOfIdFor(
  session: DeviceSession,
  quarter: string,
): (id: string) => string | undefined {
  const scopes = new Set(session.quarters.includes(quarter) ? session.scopes : ['public']);
  return (id) => {
    const parts = partsOf(id);
    if (!parts) return undefined;
    if (parts.database !== 'private')
      return scopes.has(parts.database) ? parts.database : undefined;
    if (scopes.has('office')) return 'office';
    return scopes.has('me') && parts.owner === session.personId ? 'me' : undefined;
  };
}
