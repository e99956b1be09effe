import * as v from 'valibot';
import { ROLES } from '#domain/viewer.ts';
import type { StoredDocument } from '../stores/store.ts';

/** A paired device as the registry keeps it, at `device:<deviceId>`. */
export const Device = v.looseObject({
  _id: v.pipe(v.string(), v.regex(/^device:d[0-9a-f]{12}$/)),
  type: v.literal('device'),
  role: v.picklist(ROLES),
  quarters: v.array(v.string()),
  personId: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/))),
  placeId: v.optional(v.string()),
  verified: v.optional(v.boolean()),
  name: v.optional(v.string()),
  /** SHA-256 of the secret in base64url. */
  secretHash: v.string(),
  /** The network of a phone that made itself a resident's, so coarsely that it tells none of them. */
  network: v.optional(v.string()),
  createdAt: v.string(),
  lastSeenAt: v.optional(v.string()),
  revokedAt: v.optional(v.string()),
  /** When the office asked for it to be brought in. */
  bringInAt: v.optional(v.string()),
  /** Where its browser takes messages that there is something new; only where its user switched it on. */
  notifyAt: v.optional(v.string()),
  /** What it last said about itself (device-report.ts). */
  reports: v.optional(v.looseObject({})),
});
export type Device = v.InferOutput<typeof Device>;

/** The registry's id of a device. */
export function deviceDocumentId(deviceId: string): string {
  return `device:${deviceId}`;
}

/** Reads a registry document as a device; one that is malformed is no device, so it fails closed. */
export function deviceIn(stored: StoredDocument | undefined): Device | undefined {
  if (!stored || stored.deleted) return undefined;
  const parsed = v.safeParse(Device, stored.doc);
  return parsed.success ? parsed.output : undefined;
}
