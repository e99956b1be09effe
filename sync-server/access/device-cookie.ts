import { type Credentials, DEVICE_COOKIE } from './credentials.ts';

/** Browsers keep a cookie for 400 days at most; each look at the session renews it.
 *  [draft-ietf-httpbis-rfc6265bis, 5.5] */
const MAX_AGE_S = 400 * 24 * 3600;
/** No script reads it, and no other site's page sends it. [RFC 6265, 4.1.2] */
const ATTRIBUTES = 'Path=/; HttpOnly; SameSite=Strict';

/** What makes a browser keep its secret. Over TLS it never goes over anything else. */
export function deviceCookie({ deviceId, secret }: Credentials, isSecure: boolean): string {
  const value = `${DEVICE_COOKIE}=${deviceId}.${secret}`;
  return `${value}; Max-Age=${MAX_AGE_S}; ${ATTRIBUTES}${isSecure ? '; Secure' : ''}`;
}

/** What makes a browser forget its secret. [RFC 6265, 3.1] */
export function noDeviceCookie(): string {
  return `${DEVICE_COOKIE}=; Max-Age=0; ${ATTRIBUTES}`;
}
