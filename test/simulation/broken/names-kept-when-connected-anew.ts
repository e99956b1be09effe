import type { adoptDeviceId as adopt } from '../../../app/data/adopt-device-id.ts';
import { keepIdentity, readIdentity } from '../../../app/data/device.ts';

/** Takes another name, and leaves what waits to be sent under the one of before. */
export const adoptDeviceId: typeof adopt = async (database, deviceId) => {
  const { deviceId: before, writer } = await readIdentity(database);
  if (deviceId === undefined || deviceId === before) return false;
  await keepIdentity(database, { deviceId, writer: `${deviceId}.${writer.slice(-6)}` });
  return true;
};
