import { success } from '#domain/result.ts';
import type { VolunteerActions } from '../features/volunteers/volunteer-actions.ts';
import { devicesOfPerson, makeCode, revokeDevice } from '../sync/devices.ts';
import { endCard } from '../sync/locks.ts';

/** What the office's screens about volunteers ask the server. */
export const volunteerActions: VolunteerActions = {
  async devices(quarter, personId) {
    const answer = await devicesOfPerson(personId);
    if (!answer.ok) return answer;
    // What somebody has as a resident is theirs: it goes on.
    const own = answer.value.filter(
      ({ role, revokedAt, quarters }) =>
        role === 'team' && revokedAt === undefined && quarters.includes(quarter),
    );
    return success(own);
  },
  revoke: (deviceId) => revokeDevice(deviceId),
  endCard: (quarter, personId) => endCard(quarter, personId),
  makeCode: (quarter, personId, label) =>
    makeCode({ role: 'team', quarters: [quarter], personId, label: label || undefined }),
};
