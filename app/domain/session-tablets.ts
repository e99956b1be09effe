import { isOwnWriter } from './clock.ts';
import type { DeviceListing } from './device-listing.ts';
import type { Session } from './session.ts';

/** What the office knows of a tablet that took part in a session. `arrived`: it has said since the end
 *  that nothing waits on it. `waits`: something does, or it was not heard of since. */
export type TabletState = 'arrived' | 'waits' | 'unknown';

/** A tablet of a session. */
export interface SessionTablet {
  /** Its id. */
  writer: string;
  /** Absent where the server did not tell, or does not know it any more. */
  device?: DeviceListing;
  state: TabletState;
}

/** The server notes to the hour when a device was last there. */
const HOUR_MS = 3_600_000;

/**
 * The tablets of a session and what is known of each. `listing` is the server's; without it nothing is
 * known but their number. `lastEntryAt` is the newest instant of the session that is known here.
 */
export function sessionTablets(
  { devices = [], closed }: Pick<Session, 'devices' | 'closed'>,
  lastEntryAt: string | undefined,
  listing: readonly DeviceListing[] | undefined,
): SessionTablet[] {
  const end = [closed, lastEntryAt]
    .filter((at) => at !== undefined)
    .sort()
    .at(-1);
  const known = devices.map((writer) => {
    const device = listing?.find(({ id }) => isOwnWriter(writer, id));
    const state: TabletState = device ? stateOf(device, end) : 'unknown';
    return { writer: deviceIdIn(writer), device, state };
  });
  return known.filter(({ writer }, index) => index === firstOf(known, writer));
}

/** A tablet that lost its database writes under another name from then on: it is one all the same. */
function deviceIdIn(writer: string): string {
  return writer.split('.', 1)[0] ?? writer;
}

function firstOf(known: readonly SessionTablet[], writer: string): number {
  return known.findIndex((one) => one.writer === writer);
}

function stateOf({ reports, lastSeenAt }: DeviceListing, end: string | undefined): TabletState {
  if ((reports?.unsent ?? 0) > 0) return 'waits';
  if (end === undefined) return 'arrived';
  const seen = Date.parse(lastSeenAt ?? '');
  return seen + HOUR_MS >= Date.parse(end) ? 'arrived' : 'waits';
}
