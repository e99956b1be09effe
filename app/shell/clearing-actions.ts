import type { PersonDevices } from '../features/access-report/own-devices.tsx';
import type { ClearingActions } from '../features/to-clear/clearing-actions.ts';
import { listDevices } from '../sync/devices.ts';
import { erasePerson, listErasures } from '../sync/erasures.ts';
import { decideQuarantine, listQuarantine } from '../sync/quarantine.ts';

/** What the office's screens about people's data ask the server. */
export const clearingActions: ClearingActions = {
  erase: (quarter, personId) => erasePerson(quarter, personId),
  listErasures: (quarter) => listErasures(quarter),
  listQuarantine: (quarter) => listQuarantine(quarter),
  decide: (quarter, ids, decision) => decideQuarantine(quarter, ids, decision),
};

/** The devices of a person, among all that the office has connected. */
export const devicesOf: PersonDevices = async (persons) => {
  const devices = await listDevices();
  if (!devices.ok) return undefined;
  return devices.value.filter(({ personId }) => personId && persons.includes(personId));
};
