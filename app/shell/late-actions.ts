import { failure } from '#domain/result.ts';
import type { DeviceActions } from '../features/devices/device-actions.ts';
import type { Pair } from '../features/pairing/pairing-screen.tsx';
import type { Disconnect } from '../features/settings/device-card.tsx';

/*
 * The actions of screens about devices, fetched when one of them is first pressed: no first screen
 * waits for them, or for the schemas that come with them.
 */

const load = () => import('./pairing-actions.ts');
/** Without a network they cannot be fetched either: that is no contact, like any other. */
const noContact = () => failure({ code: 'noContact' } as const);

export const pairThisDevice: Pair = (code) =>
  load().then((actions) => actions.pairThisDevice(code), noContact);

export const disconnectThisDevice: Disconnect = () =>
  load().then(
    (actions) => actions.disconnectThisDevice(),
    () => false,
  );

export const deviceActions: DeviceActions = {
  list: () => load().then((actions) => actions.deviceActions.list(), noContact),
  change: (id, changes) =>
    load().then((actions) => actions.deviceActions.change(id, changes), noContact),
  revoke: (id) => load().then((actions) => actions.deviceActions.revoke(id), noContact),
  makeCode: (wish) => load().then((actions) => actions.deviceActions.makeCode(wish), noContact),
};
