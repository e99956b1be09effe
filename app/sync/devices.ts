import { type DeviceListing, deviceListIn } from '#domain/device-listing.ts';
import { failure, type Result, success } from '#domain/result.ts';
import { type ApiOptions, askApi } from './api-request.ts';

/** Why the office's page of devices has no answer. */
export type DevicesFailure = { code: 'noContact' | 'forbidden' | 'unknownDevice' | 'refused' };

/** What the device that uses a code will be. */
export interface CodeWish {
  role: string;
  quarters: string[];
  placeId?: string;
  label?: string;
}

/** A code that the office shows to a device. */
export interface MadeCode {
  code: string;
  url: string;
  /** ISO instant by the server's clock. */
  expiresAt: string;
}

/** The devices of the office's quarters. */
export async function listDevices(
  options?: ApiOptions,
): Promise<Result<DeviceListing[], DevicesFailure>> {
  return asked('GET', '/api/devices', undefined, deviceListIn, options);
}

/** Renames a device, or marks that it shall be brought to the office. */
export function changeDevice(
  deviceId: string,
  changes: { name?: string; bringIn?: boolean },
  options?: ApiOptions,
): Promise<Result<true, DevicesFailure>> {
  return asked('PATCH', `/api/devices/${deviceId}`, changes, () => true as const, options);
}

/** Ends a device's rights for good. */
export function revokeDevice(
  deviceId: string,
  options?: ApiOptions,
): Promise<Result<true, DevicesFailure>> {
  return asked('DELETE', `/api/devices/${deviceId}`, undefined, () => true as const, options);
}

/** Makes a code for one more device. */
export function makeCode(
  wish: CodeWish,
  options?: ApiOptions,
): Promise<Result<MadeCode, DevicesFailure>> {
  return asked('POST', '/api/codes', wish, codeIn, options);
}

async function asked<Value>(
  method: string,
  path: string,
  body: unknown,
  read: (answer: unknown) => Value | undefined,
  options?: ApiOptions,
): Promise<Result<Value, DevicesFailure>> {
  const answer = await askApi(method, path, body, options);
  if (answer?.code === 'forbidden') return failure({ code: 'forbidden' });
  if (answer?.code === 'unknown-device') return failure({ code: 'unknownDevice' });
  if (answer && !answer.ok && answer.code !== 'unavailable') return failure({ code: 'refused' });
  const value = answer?.ok ? read(answer.body) : undefined;
  return value === undefined ? failure({ code: 'noContact' }) : success(value);
}

function codeIn(answer: unknown): MadeCode | undefined {
  const { code, url, expiresAt } = (answer ?? {}) as Record<string, unknown>;
  const isCode = typeof code === 'string' && typeof url === 'string';
  return isCode && typeof expiresAt === 'string' ? { code, url, expiresAt } : undefined;
}
