/** What a device may be. A device has one role; who is not paired is a guest. */
export const ROLES = ['guest', 'kiosk', 'resident', 'team', 'office', 'box'] as const;
export type Role = (typeof ROLES)[number];

/** Who asks, as far as permissions depend on it. */
export interface Viewer {
  role: Role;
  /** Absent for guests. */
  deviceId?: string;
  /** A resident's or a volunteer's own person; a shared tablet has none. */
  personId?: string;
  /** The Treff of a shared tablet or kiosk: the part after the colon of its place's id. */
  placeId?: string;
  /** Ids of the quarters the device belongs to; a guest reads the public part of every quarter. */
  quarters: readonly string[];
  /** Whether the office has confirmed a resident by a call back. */
  verified?: boolean;
}

/** The viewer of a request without a session. */
export const GUEST: Viewer = { role: 'guest', quarters: [] };
