import { createPublicKey, verify } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isPushService } from '../../sync-server/notify/push-services.ts';
import { BOTH_STORES, type OpenedStore } from '../support/both-stores.ts';
import { aPairedDevice, type PairedDevice } from '../support/paired-device.ts';
import { type ReactingServer, startReactingServer } from '../support/reacting-server.ts';
import { doc, RESIDENT_ID } from '../support/sample-documents.ts';

interface Told {
  headers: IncomingHttpHeaders;
  body: string;
}

/** A push service: notes what it is sent. */
async function aPushService(status: () => number) {
  const told: Told[] = [];
  const service: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      told.push({ headers: request.headers, body });
      response.writeHead(status()).end();
    });
  });
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(service.address() as AddressInfo).port}/to/me`;
  return { url, told, stop: () => new Promise((resolve) => service.close(resolve)) };
}

const step = (kind: string, key: string, at = new Date().toISOString()) => ({
  ...doc('requestStep', `${RESIDENT_ID}:requestStep:r1~${key}`, { requestId: 'r1', kind, at }),
  createdAt: at,
  arrivedAt: at,
});

describe.each(BOTH_STORES)('being told of news (%s)', (_name, open) => {
  let opened: OpenedStore;
  let server: ReactingServer;
  let service: Awaited<ReturnType<typeof aPushService>>;
  let status = 201;
  let phone: PairedDevice;

  beforeEach(async () => {
    status = 201;
    opened = await open();
    service = await aPushService(() => status);
    const isOurs = (address: string) => address === service.url;
    server = await startReactingServer({ store: opened.store, isPushService: isOurs });
    phone = await aPairedDevice(opened.store, { role: 'resident', personId: RESIDENT_ID });
  });
  afterEach(async () => {
    expect(server.faults).toEqual([]);
    await server.stop();
    await service.stop();
    await opened.remove();
  });

  const ask = async (method: string, body?: object, headers = phone.headers) => {
    const answer = await fetch(`${server.url}/api/notifications`, {
      method,
      headers: body ? headers : { cookie: headers.cookie ?? '' },
      body: body && JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };

  it('is off until a person switches it on, for an own phone alone', async () => {
    expect((await ask('GET')).body).toMatchObject({ isOn: false });
    expect((await ask('PUT', { endpoint: service.url })).body).toEqual({ isOn: true });
    expect((await ask('GET')).body).toMatchObject({ isOn: true });
    expect((await ask('DELETE')).body).toEqual({ isOn: false });
    expect((await ask('GET')).body).toMatchObject({ isOn: false });
    const tablet = await aPairedDevice(opened.store, { role: 'team', placeId: 'huellen' });
    const stranger = { 'content-type': 'application/json' };
    for (const headers of [tablet.headers, stranger]) {
      expect((await ask('PUT', { endpoint: service.url }, headers as never)).status).toBe(403);
    }
  });

  it('names no address that is not a push service’s', async () => {
    expect(await ask('PUT', { endpoint: 'http://127.0.0.1:5984/registry' })).toMatchObject({
      status: 400,
      body: { code: 'invalid' },
    });
  });

  it('sends an empty message, signed, when somebody comes; nothing of what one said oneself', async () => {
    const { publicKey } = (await ask('GET')).body as { publicKey: string };
    await ask('PUT', { endpoint: service.url });
    await server.plant(step('withdrawn', 'a'), step('confirmed', 'b'), step('closed', 'c'));
    await expect.poll(() => service.told.length).toBe(1);
    const [{ headers, body } = { headers: {}, body: 'none' }] = service.told;
    expect(body).toBe('');
    expect(headers.ttl).toBe('86400');
    const [, token = '', key] = /^vapid t=(\S+), k=(\S+)$/.exec(headers.authorization ?? '') ?? [];
    expect(key).toBe(publicKey);
    const [head, claims = '', signature = ''] = token.split('.');
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      aud: new URL(service.url).origin,
      sub: expect.stringMatching(/^(https|mailto):/),
    });
    const point = Buffer.from(publicKey, 'base64url');
    const jwk = {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    };
    const verifying = createPublicKey({ key: jwk, format: 'jwk' });
    const signed = Buffer.from(`${head}.${claims}`);
    const options = { key: verifying, dsaEncoding: 'ieee-p1363' } as const;
    expect(verify('sha256', signed, options, Buffer.from(signature, 'base64url'))).toBe(true);
  });

  it('is mute about what is a day old, and forgets a browser that is gone', async () => {
    await ask('PUT', { endpoint: service.url });
    status = 410;
    const before = new Date(Date.now() - 25 * 3_600_000).toISOString();
    await server.plant(step('passedOn', 'old', before), step('closed', 'new'));
    await expect.poll(async () => (await ask('GET')).body.isOn).toBe(false);
    expect(service.told).toHaveLength(1);
    status = 201;
    await ask('PUT', { endpoint: service.url });
    await server.plant(step('passedOn', 'next'));
    await expect.poll(() => service.told.length).toBe(2);
  });
});

describe('a push service', () => {
  it.each([
    ['https://fcm.googleapis.com/fcm/send/abc', true],
    ['https://updates.push.services.mozilla.com/wpush/v2/abc', true],
    ['https://db5p.notify.windows.com/w/?token=abc', true],
    ['https://web.push.apple.com/abc', true],
    ['http://fcm.googleapis.com/fcm/send/abc', false],
    ['https://fcm.googleapis.com:5984/abc', false],
    ['https://user:pass@fcm.googleapis.com/abc', false],
    ['https://fcm.googleapis.com.example.org/abc', false],
    ['https://evil-push.apple.com.example.org/', false],
    ['https://127.0.0.1/', false],
    ['not an address', false],
  ])('%s: %s', (address, wanted) => {
    expect(isPushService(address)).toBe(wanted);
  });
});
