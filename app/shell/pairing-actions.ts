import { selfMadeUseIn } from '#domain/device-listing.ts';
import { failure } from '#domain/result.ts';
import { forgetSession, GUEST_SESSION } from '../data/device.ts';
import { localDatabase } from '../data/local-store.ts';
import { askToPersist } from '../data/persistence.ts';
import { keepQuarterList } from '../data/quarter-list.ts';
import type { DeviceActions } from '../features/devices/device-actions.ts';
import type { Pair } from '../features/pairing/pairing-screen.tsx';
import type { Disconnect } from '../features/settings/device-card.tsx';
import type { NewsActions } from '../features/settings/news-card.tsx';
import { changeDevice, listDevices, makeCode, revokeDevice } from '../sync/devices.ts';
import { drawLeavePin } from '../sync/leaving.ts';
import {
  isTold,
  ownPushBrowser,
  switchTellingOff,
  switchTellingOn,
} from '../sync/notifications.ts';
import { askAsOffice } from '../sync/office-request.ts';
import { pairWithCode } from '../sync/pairing.ts';
import { fetchQuarterList } from '../sync/quarter-list.ts';
import { becomeSession, endSession } from '../sync/session.ts';
import { syncStatus } from '../sync/status.ts';

/*
 * What screens about devices ask the server: screens know no HTTP, so it is handed to them.
 */

/** Connects this device; the engine then looks at once what it may read now. */
export const pairThisDevice: Pair = async (code) => {
  const paired = await pairWithCode(localDatabase(), code);
  if (!paired.ok) return paired;
  void askToPersist();
  syncStatus.ask();
  // For the quarters' names on the next screen; without them it does as well.
  const list = await fetchQuarterList();
  if (list.ok) await keepQuarterList(list.value).catch(() => undefined);
  return paired;
};

/** Ends this device's connection: at the server first, or it would stay among its devices. */
export const disconnectThisDevice: Disconnect = async () => {
  if (!(await endSession())) return false;
  const database = localDatabase();
  await forgetSession(database);
  // The server was told. An answer to an earlier question, still on its way, says what was.
  await becomeSession(database, GUEST_SESSION);
  syncStatus.ask();
  return true;
};

/** The office's page of devices. */
export const deviceActions: DeviceActions = {
  list: () => listDevices(),
  selfMade: () => askAsOffice('GET', '/api/devices', undefined, selfMadeUseIn),
  change: (id, changes) => changeDevice(id, changes),
  revoke: (id) => revokeDevice(id),
  drawLeavePin: (id) => drawLeavePin(id),
  makeCode: (wish) => makeCode(wish),
};

const notOffered = () => failure({ code: 'notOffered' } as const);

/** Being told of news: what only the browser and the server can do. */
export const newsActions: NewsActions = {
  isOn: async () => (ownPushBrowser() ? isTold() : undefined),
  switchOn: async () => {
    const browser = ownPushBrowser();
    return browser ? switchTellingOn(browser) : notOffered();
  },
  switchOff: async () => {
    const browser = ownPushBrowser();
    return browser ? switchTellingOff(browser) : notOffered();
  },
};
