import { isText, type Json } from './json-forms.ts';
import { busyFor } from './retry-after.ts';
import type { SyncFailure } from './sync-failure.ts';

/** What an answer without content means. Only our own error codes are believed: a portal's 404 is
 *  no news about the quarter. */
export async function refusalOf(response: Response): Promise<SyncFailure> {
  if (response.status === 429 || response.status === 503) {
    const afterMs = busyFor(response.headers);
    if (afterMs !== undefined) return { code: 'busy', afterMs };
  }
  const { code, epoch } = ((await response.json().catch(() => null)) ?? {}) as Json;
  if (response.status === 404 && code === 'unknown-quarter') return { code: 'unknownQuarter' };
  if (response.status === 409 && code === 'epoch-changed' && isText(epoch)) {
    return { code: 'epochChanged', epoch };
  }
  if (response.status === 403 && code === 'forbidden') return { code: 'forbidden' };
  // A proxy in between may refuse a body before our server sees it.
  if (response.status === 413) return { code: 'tooLarge', byServer: code === 'too-large' };
  if (response.status === 421 && code === 'other-server') return { code: 'otherServer' };
  return { code: 'noContact' };
}
