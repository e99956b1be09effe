import { type DeviceListing, deviceListIn } from '#domain/device-listing.ts';
import type { Result } from '#domain/result.ts';
import type { ApiOptions } from './api-request.ts';
import { askAsOffice, type OfficeFailure } from './office-request.ts';

/** Why the office's page of devices has no answer. */
export type DevicesFailure = OfficeFailure;

/** What the device that uses a code will be. */
export interface CodeWish {
  role: string;
  quarters: string[];
  /** Whose own device it is. */
  personId?: string;
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
  return askAsOffice('GET', '/api/devices', undefined, deviceListIn, options);
}

/** The devices that are a person's own. */
export function devicesOfPerson(
  personId: string,
  options?: ApiOptions,
): Promise<Result<DeviceListing[], DevicesFailure>> {
  return askAsOffice('GET', `/api/devices?person=${personId}`, undefined, deviceListIn, options);
}

/** Renames a device, or marks that it shall be brought to the office. */
export function changeDevice(
  deviceId: string,
  changes: { name?: string; bringIn?: boolean },
  options?: ApiOptions,
): Promise<Result<true, DevicesFailure>> {
  return askAsOffice('PATCH', `/api/devices/${deviceId}`, changes, () => true as const, options);
}

/** Ends a device's rights for good. */
export function revokeDevice(
  deviceId: string,
  options?: ApiOptions,
): Promise<Result<true, DevicesFailure>> {
  return askAsOffice('DELETE', `/api/devices/${deviceId}`, undefined, () => true as const, options);
}

/** Makes a code for one more device. */
export function makeCode(
  wish: CodeWish,
  options?: ApiOptions,
): Promise<Result<MadeCode, DevicesFailure>> {
  return askAsOffice('POST', '/api/codes', wish, codeIn, options);
}

function codeIn(answer: unknown): MadeCode | undefined {
  const { code, url, expiresAt } = (answer ?? {}) as Record<string, unknown>;
  const isCode = typeof code === 'string' && typeof url === 'string';
  return isCode && typeof expiresAt === 'string' ? { code, url, expiresAt } : undefined;
}
