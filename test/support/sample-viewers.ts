import { GUEST, type Viewer } from '#domain/viewer.ts';
import {
  DEVICE_ID,
  OTHER_DEVICE_ID,
  RESIDENT_ID,
  STRANGER_ID,
  VOLUNTEER_ID,
} from './sample-documents.ts';

const quarters = ['lichtenberg'];

/** One viewer for each line of data.md's table, and those beside whom it draws a wall. */
export const VIEWERS = {
  guest: GUEST,
  kiosk: { role: 'kiosk', deviceId: 'd00000000000c', placeId: 'huellen', quarters },
  resident: { role: 'resident', deviceId: 'd00000000000d', personId: RESIDENT_ID, quarters },
  stranger: { role: 'resident', deviceId: 'd00000000000e', personId: STRANGER_ID, quarters },
  /** A Treff's shared tablet: no person. */
  tablet: { role: 'team', deviceId: DEVICE_ID, placeId: 'huellen', quarters },
  /** A volunteer's own phone: no Treff. */
  volunteer: { role: 'team', deviceId: OTHER_DEVICE_ID, personId: VOLUNTEER_ID, quarters },
  office: { role: 'office', deviceId: 'd00000000000f', quarters },
  box: { role: 'box', deviceId: 'd000000000010', quarters },
} as const satisfies Record<string, Viewer>;
export type ViewerName = keyof typeof VIEWERS;
