import { failure } from '#domain/result.ts';
import type { Pair } from '../features/pairing/pairing-screen.tsx';
import type { Disconnect } from '../features/settings/device-card.tsx';
import type { NewsActions } from '../features/settings/news-card.tsx';

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

export const newsActions: NewsActions = {
  isOn: () =>
    load().then(
      (actions) => actions.newsActions.isOn(),
      () => undefined,
    ),
  switchOn: () => load().then((actions) => actions.newsActions.switchOn(), noContact),
  switchOff: () => load().then((actions) => actions.newsActions.switchOff(), noContact),
};

/** What the office asks the server about volunteers. */
