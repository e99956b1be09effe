import type { PersonDevices } from '../features/access-report/own-devices.tsx';
import type { ClearingActions } from '../features/to-clear/clearing-actions.ts';
import { devicesOfPerson } from '../sync/devices.ts';
import { erasePerson, listErasures } from '../sync/erasures.ts';
import { decideQuarantine, listQuarantine } from '../sync/quarantine.ts';

/** What the office's screens about people's data ask the server. */
export const clearingActions: ClearingActions = {
  erase: (quarter, personId) => erasePerson(quarter, personId),
  listErasures: (quarter) => listErasures(quarter),
  listQuarantine: (quarter) => listQuarantine(quarter),
  decide: (quarter, ids, decision) => decideQuarantine(quarter, ids, decision),
};

/** The devices of a person, under all of their ids; `undefined` where the server does not answer. */
export const devicesOf: PersonDevices = async (persons) => {
  const answers = await Promise.all(persons.map((personId) => devicesOfPerson(personId)));
  const known = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
  return known.length === answers.length ? known.flat() : undefined;
};
