import { failure } from '#domain/result.ts';
import type { PersonDevices } from '../features/access-report/own-devices.tsx';
import type { DeviceActions } from '../features/devices/device-actions.ts';
import type { KeyCardActions } from '../features/key-cards/key-card-actions.ts';
import type { ClearingActions } from '../features/to-clear/clearing-actions.ts';
import type { LockActions } from '../features/treff/lock-actions.ts';
import type { VolunteerActions } from '../features/volunteers/volunteer-actions.ts';

/* As late-actions.ts, for the screens of those who work here: phones of residents do without. */

const load = () => import('./pairing-actions.ts');
const noContact = () => failure({ code: 'noContact' } as const);

export const deviceActions: DeviceActions = {
  list: () => load().then((actions) => actions.deviceActions.list(), noContact),
  selfMade: () => load().then((actions) => actions.deviceActions.selfMade(), noContact),
  change: (id, changes) =>
    load().then((actions) => actions.deviceActions.change(id, changes), noContact),
  revoke: (id) => load().then((actions) => actions.deviceActions.revoke(id), noContact),
  drawLeavePin: (id) => load().then((actions) => actions.deviceActions.drawLeavePin(id), noContact),
  makeCode: (wish) => load().then((actions) => actions.deviceActions.makeCode(wish), noContact),
};

const loadLock = () => import('./lock-actions.ts');

/** The lock of a team's tablet. Its code is on the device with the app: where it cannot be fetched all
 *  the same, the screen says that it failed. */
export const lockActions: LockActions = {
  look: () => loadLock().then((all) => all.lockActions.look()),
  byCard: (quarter, card) => loadLock().then((all) => all.lockActions.byCard(quarter, card)),
  addCard: (card) => loadLock().then((all) => all.lockActions.addCard(card)),
  byPin: (personId, pin) =>
    loadLock().then((all) => all.lockActions.byPin(personId, pin), noContact),
  setPin: (personId, pin) => loadLock().then((all) => all.lockActions.setPin(personId, pin)),
  owners: () => loadLock().then((all) => all.lockActions.owners()),
  refresh: (quarter) => loadLock().then((all) => all.lockActions.refresh(quarter)),
};

/** Schlüsselkarten at the office. */
export const keyCardActions: KeyCardActions = {
  holding: (quarter) => loadLock().then((all) => all.keyCardActions.holding(quarter), noContact),
  letHold: (quarter, card) =>
    loadLock().then((all) => all.keyCardActions.letHold(quarter, card), noContact),
  end: (quarter, personId) =>
    loadLock().then((all) => all.keyCardActions.end(quarter, personId), noContact),
};
const loadClearing = () => import('./clearing-actions.ts');

/** What the office asks the server about erasures and the quarantine. */
export const clearingActions: ClearingActions = {
  erase: (...asked) => loadClearing().then((m) => m.clearingActions.erase(...asked), noContact),
  listErasures: (quarter) =>
    loadClearing().then((m) => m.clearingActions.listErasures(quarter), noContact),
  listQuarantine: (quarter) =>
    loadClearing().then((m) => m.clearingActions.listQuarantine(quarter), noContact),
  decide: (...asked) => loadClearing().then((m) => m.clearingActions.decide(...asked), noContact),
};

export const devicesOf: PersonDevices = (persons) =>
  loadClearing().then(
    (m) => m.devicesOf(persons),
    () => undefined,
  );

const loadVolunteers = () => import('./volunteer-actions.ts');

export const volunteerActions: VolunteerActions = {
  devices: (...asked) =>
    loadVolunteers().then((m) => m.volunteerActions.devices(...asked), noContact),
  revoke: (id) => loadVolunteers().then((m) => m.volunteerActions.revoke(id), noContact),
  endCard: (...asked) =>
    loadVolunteers().then((m) => m.volunteerActions.endCard(...asked), noContact),
  makeCode: (...asked) =>
    loadVolunteers().then((m) => m.volunteerActions.makeCode(...asked), noContact),
};
