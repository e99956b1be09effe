import type { DeviceListing, SelfMadeUse } from '#domain/device-listing.ts';
import type { Result } from '#domain/result.ts';
import type { CodeToShow } from '../../entries/code-card.tsx';

/** Why the server did not do it. */
export type DevicesFailure = { code: 'noContact' | 'forbidden' | 'unknownDevice' | 'refused' };

/** What the new device will be. */
export interface NewDevice {
  role: string;
  quarters: string[];
  label?: string;
}

/** What the page asks the server to do; the shell knows how. */
export interface DeviceActions {
  list: () => Promise<Result<DeviceListing[], DevicesFailure>>;
  /** What phones that nobody has confirmed yet keep at the server. */
  selfMade: () => Promise<Result<SelfMadeUse[], DevicesFailure>>;
  change: (
    id: string,
    changes: { name?: string; bringIn?: boolean },
  ) => Promise<Result<true, DevicesFailure>>;
  revoke: (id: string) => Promise<Result<true, DevicesFailure>>;
  /** Draws an info tablet's PIN; it is said this once. */
  drawLeavePin: (id: string) => Promise<Result<string, DevicesFailure>>;
  makeCode: (wish: NewDevice) => Promise<Result<CodeToShow, DevicesFailure>>;
}
