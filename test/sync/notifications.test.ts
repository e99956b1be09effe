import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  isTold,
  ownPushBrowser,
  type PushBrowser,
  switchTellingOff,
  switchTellingOn,
} from '../../app/sync/notifications.ts';
import { aPairedDevice, type PairedDevice } from '../support/paired-device.ts';
import { RESIDENT_ID } from '../support/sample-documents.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const ENDPOINT = 'https://fcm.googleapis.com/fcm/send/one';

let server: TestServer;
let phone: PairedDevice;

beforeEach(async () => {
  server = await startTestServer();
  phone = await aPairedDevice(server.store, { role: 'resident', personId: RESIDENT_ID });
});
afterEach(() => server.stop());

const options = (device?: PairedDevice) => ({
  origin: server.url,
  fetch: ((input, init) =>
    fetch(input, {
      ...init,
      headers: { ...init?.headers, ...(device && { cookie: device.cookie }) },
    })) as typeof fetch,
});
/** A browser, and what it was asked. */
function aBrowser(fields: Partial<PushBrowser> = {}) {
  const asked: string[] = [];
  const browser: PushBrowser = {
    allow: async () => true,
    subscribe: async (key) => {
      asked.push(`subscribe ${key.length}`);
      return ENDPOINT;
    },
    unsubscribe: async () => void asked.push('unsubscribe'),
    ...fields,
  };
  return { browser, asked };
}

describe('being told of news', () => {
  it('is switched on and off by its user', async () => {
    const { browser, asked } = aBrowser();
    expect(await isTold(options(phone))).toMatchObject({ ok: true, value: { isOn: false } });
    expect(await switchTellingOn(browser, options(phone))).toMatchObject({ ok: true });
    // A point of P-256 in base64url. [RFC 8292, 3.2]
    expect(asked).toEqual(['subscribe 87']);
    expect(await isTold(options(phone))).toMatchObject({ value: { isOn: true } });
    expect(await switchTellingOff(browser, options(phone))).toMatchObject({ ok: true });
    expect(await isTold(options(phone))).toMatchObject({ value: { isOn: false } });
    expect(asked.at(-1)).toBe('unsubscribe');
  });

  it('asks no server where the user says no, and nobody where it belongs to no person', async () => {
    const denied = aBrowser({ allow: async () => false });
    expect(await switchTellingOn(denied.browser, options(phone))).toMatchObject({
      error: { code: 'denied' },
    });
    expect(denied.asked).toEqual([]);
    const guest = aBrowser();
    expect(await switchTellingOn(guest.browser, options())).toMatchObject({
      error: { code: 'notOffered' },
    });
    expect(guest.asked).toEqual([]);
  });

  it('leaves no subscription behind that the server does not know', async () => {
    const odd = aBrowser({ subscribe: async () => 'https://push.example.org/1' });
    expect(await switchTellingOn(odd.browser, options(phone))).toMatchObject({
      error: { code: 'notOffered' },
    });
    expect(odd.asked).toEqual(['unsubscribe']);
  });

  it('ends at the server too where the browser does not answer for it', async () => {
    const { browser } = aBrowser();
    await switchTellingOn(browser, options(phone));
    const broken = aBrowser({ unsubscribe: () => Promise.reject(new TypeError('broken')) });
    expect(await switchTellingOff(broken.browser, options(phone))).toMatchObject({ ok: true });
    expect(await isTold(options(phone))).toMatchObject({ value: { isOn: false } });
  });

  it('does not wait for a service worker that could not be stored', async () => {
    const ready = new Promise(() => undefined);
    const serviceWorker = { ready, getRegistration: async () => undefined };
    vi.stubGlobal('navigator', { serviceWorker });
    vi.stubGlobal('PushManager', class {});
    vi.stubGlobal('Notification', { requestPermission: async () => 'granted' });
    const browser = ownPushBrowser();
    vi.unstubAllGlobals();
    if (!browser) throw new Error('it has such a service');
    const allowed = { ...browser, allow: async () => true };
    expect(await switchTellingOn(allowed, options(phone))).toMatchObject({
      error: { code: 'notOffered' },
    });
    expect(await switchTellingOff(browser, options(phone))).toMatchObject({ ok: true });
  });
});
