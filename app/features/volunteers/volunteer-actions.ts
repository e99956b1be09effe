import type { DeviceListing } from '#domain/device-listing.ts';
import type { Result } from '#domain/result.ts';
import type { CodeToShow } from '../../entries/code-card.tsx';

/** `noContact`: the server did not answer; all else is for somebody else to look at. */
export type AccessFailure = { code: string };

/** What screens about volunteers ask the server; the shell knows how. */
export interface VolunteerActions {
  /** The devices by which somebody works as a volunteer, those that were ended left out. */
  devices: (quarter: string, personId: string) => Promise<Result<DeviceListing[], AccessFailure>>;
  revoke: (deviceId: string) => Promise<Result<true, AccessFailure>>;
  /** Ends the key card, and with it every PIN. */
  endCard: (quarter: string, personId: string) => Promise<Result<true, AccessFailure>>;
  /** A code that makes one more phone this volunteer's own. */
  makeCode: (
    quarter: string,
    personId: string,
    label: string,
  ) => Promise<Result<CodeToShow, AccessFailure>>;
}
