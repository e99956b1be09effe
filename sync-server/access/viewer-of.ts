import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { GUEST, ROLES, type Role, type Viewer } from '#domain/viewer.ts';
import { REGISTRY } from '../stores/database-name.ts';
import type { Store } from '../stores/store.ts';

const BEARER = /^Bearer (d[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/;

/**
 * Who sent a request, by the credentials of a paired server: `Authorization: Bearer id.secret`. A
 * guest where there are none, and where they are wrong or were revoked.
 */
export async function viewerOf(store: Store, headers: IncomingHttpHeaders): Promise<Viewer> {
  const [, deviceId, secret] = BEARER.exec(headers.authorization ?? '') ?? [];
  if (!deviceId || !secret) return GUEST;
  const found = await (await store.database(REGISTRY)).get(`device:${deviceId}`);
  if (!found || found.deleted || found.doc.revokedAt !== undefined) return GUEST;
  const { role, quarters, secretHash } = found.doc;
  if (!isSecretOf(secret, String(secretHash)) || !isRole(role)) return GUEST;
  return { role, deviceId, quarters: Array.isArray(quarters) ? quarters.map(String) : [] };
}

function isSecretOf(secret: string, secretHash: string): boolean {
  const given = Buffer.from(createHash('sha256').update(secret).digest('base64url'));
  const kept = Buffer.from(secretHash);
  return given.length === kept.length && timingSafeEqual(given, kept);
}

function isRole(role: unknown): role is Role {
  return (ROLES as readonly unknown[]).includes(role);
}
