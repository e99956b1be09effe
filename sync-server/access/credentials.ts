import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** The cookie of a paired device: `<deviceId>.<secret>`. */
export const DEVICE_COOKIE = 'vo_device';

/** What a device shows to be known: its id and a secret of 32 random bytes in base64url. */
export interface Credentials {
  deviceId: string;
  secret: string;
}

const SECRET = /^[A-Za-z0-9_-]{43}$/;
const CREDENTIALS = /^(d[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/;

/** The credentials in a request's headers; `undefined` where there are none or they are malformed. A
 *  paired server sends them as `Authorization: Bearer`. [RFC 6265, RFC 6750] */
export function credentialsIn(headers: IncomingHttpHeaders): Credentials | undefined {
  const bearer = bearerIn(headers);
  return bearer === undefined ? cookieCredentialsIn(headers) : parsed(bearer);
}

/** Whether a request's credentials are those of `Authorization: Bearer`, not a cookie's. */
export function showsBearer(headers: IncomingHttpHeaders): boolean {
  return bearerIn(headers) !== undefined;
}

/** The same from a browser's cookie alone. */
export function cookieCredentialsIn({ cookie }: IncomingHttpHeaders): Credentials | undefined {
  return parsed(cookieIn(cookie));
}

/** Whether a text is a secret as devices make them. */
export function isSecret(text: string): boolean {
  return SECRET.test(text);
}

/** What the registry keeps of a secret. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** Whether a secret is the one of the hash, in a time that does not tell how near it was. */
export function isSecretOf(secret: string, hash: string): boolean {
  const [given, kept] = [Buffer.from(hashOf(secret)), Buffer.from(hash)];
  return given.length === kept.length && timingSafeEqual(given, kept);
}

function bearerIn({ authorization = '' }: IncomingHttpHeaders): string | undefined {
  return /^Bearer +(\S+)$/i.exec(authorization)?.[1];
}

function parsed(text: string): Credentials | undefined {
  const [, deviceId, secret] = CREDENTIALS.exec(text) ?? [];
  return deviceId && secret ? { deviceId, secret } : undefined;
}

function cookieIn(header = ''): string {
  for (const pair of header.split(';')) {
    const [name, value] = pair.trim().split('=');
    if (name === DEVICE_COOKIE && value) return value;
  }
  return '';
}
