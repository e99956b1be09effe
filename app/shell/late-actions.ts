import type { DeviceActions } from '../features/devices/device-actions.ts';
import type { Pair } from '../features/pairing/pairing-screen.tsx';
import type { Disconnect } from '../features/settings/device-card.tsx';

/*
 * The actions of screens about devices, fetched when one of them is first pressed: no first screen
 * waits for them, or for the schemas that come with them.
 */

const load = () => import('./pairing-actions.ts');

export const pairThisDevice: Pair = async (code) => (await load()).pairThisDevice(code);

export const disconnectThisDevice: Disconnect = async () => (await load()).disconnectThisDevice();

export const deviceActions: DeviceActions = {
  list: async () => (await load()).deviceActions.list(),
  change: async (id, changes) => (await load()).deviceActions.change(id, changes),
  revoke: async (id) => (await load()).deviceActions.revoke(id),
  makeCode: async (wish) => (await load()).deviceActions.makeCode(wish),
};
