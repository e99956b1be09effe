import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BOTH_STORES, type OpenedStore } from '../../support/both-stores.ts';
import { aPairedDevice, changeDevice, type PairedDevice } from '../../support/paired-device.ts';
import { ask, registryOf } from '../../support/pairing.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

const FORBIDDEN = { status: 403, body: { code: 'forbidden' } };
const PERSON = 'e'.repeat(32);
const HASH = 'a'.repeat(64);

describe.each(BOTH_STORES)('opening an info tablet over %s', (_name, open) => {
  let opened: OpenedStore;
  let server: TestServer;
  let office: PairedDevice;
  let tablet: PairedDevice;

  beforeEach(async () => {
    opened = await open();
    server = await startTestServer({ store: opened.store });
    office = await aPairedDevice(server.store, { role: 'office' });
    tablet = await aPairedDevice(server.store, { role: 'kiosk' });
  });
  afterEach(async () => {
    await server.stop();
    await opened.remove();
  });

  const as = (device: PairedDevice, method: string, path: string, body?: unknown) =>
    ask(server, method, `/api/${path}`, body, { cookie: device.cookie });
  const draw = (of = tablet) => as(office, 'PUT', `leave/${of.deviceId}`);
  const say = (pin: string, device = tablet) => as(device, 'POST', 'leave', { pin });
  const wrongOf = (pin: string) => String((Number(pin) + 1) % 1_000_000).padStart(6, '0');

  it('a PIN is drawn by the server, said once to the office, and opens its own tablet alone', async () => {
    const { status, body } = await draw();
    expect(status).toBe(200);
    expect(body.pin).toMatch(/^\d{6}$/);
    expect((await say(body.pin)).status).toBe(204);
    expect((await say(body.pin)).status).toBe(204);
    const other = await aPairedDevice(server.store, { role: 'kiosk' });
    expect(await say(body.pin, other)).toMatchObject({
      status: 404,
      body: { code: 'unknown-lock' },
    });
    expect(await say(body.pin, office)).toMatchObject(FORBIDDEN);
    const kept = JSON.stringify(await registryOf(server, 'leavePin:'));
    expect(kept).toContain(`leavePin:${tablet.deviceId}`);
    expect(kept).not.toContain(body.pin);
  });

  it('five wrong ones in a row stop it, the right one too, until the office draws another', async () => {
    const { pin } = (await draw()).body;
    for (const left of [4, 3, 2, 1]) {
      expect(await say(wrongOf(pin))).toMatchObject({
        status: 403,
        body: { code: 'wrong-pin', left },
      });
    }
    expect((await say(wrongOf(pin))).status).toBe(423);
    expect(await say(pin)).toMatchObject({ status: 423, body: { code: 'pin-stopped' } });
    const audit = await (await server.store.database('registry')).range('audit:');
    expect(audit.filter(({ doc }) => doc.action === 'pinStopped')).toHaveLength(1);
    const next = (await draw()).body.pin;
    expect((await say(next)).status).toBe(204);
  });

  it('many at once get no more tries than one after the other', async () => {
    const { pin } = (await draw()).body;
    const answers = await Promise.all(Array.from({ length: 12 }, () => say(wrongOf(pin))));
    expect(answers.filter(({ status }) => status === 403)).toHaveLength(4);
    expect((await say(pin)).status).toBe(423);
  });

  it('one for another kind of device, or for a revoked one, is not drawn; a revoked one says none', async () => {
    const treff = await aPairedDevice(server.store, { role: 'team' });
    expect((await draw(treff)).status).toBe(404);
    const { pin } = (await draw()).body;
    await changeDevice(server.store, tablet.deviceId, { revokedAt: '2026-11-25T08:00:00Z' });
    await expect.poll(async () => (await say(pin)).status).toBe(403);
    expect((await draw()).status).toBe(404);
  });

  it.each([[{ pin: 'abcdef' }], [{ pin: 123456 }], [undefined]])(
    'what is no PIN is refused: %j',
    async (body) => {
      expect((await as(tablet, 'POST', 'leave', body)).status).toBe(400);
    },
  );

  it('a tablet learns the cards that hold by their hashes, and not whose they are', async () => {
    await as(office, 'PUT', `locks/cards/${PERSON}`, { quarter: 'lichtenberg', hash: HASH });
    const { body } = await as(tablet, 'GET', 'leave/cards?quarter=lichtenberg');
    expect(body).toEqual({ hashes: [HASH] });
    await as(office, 'DELETE', `locks/cards/${PERSON}?quarter=lichtenberg`);
    expect((await as(tablet, 'GET', 'leave/cards?quarter=lichtenberg')).body).toEqual({
      hashes: [],
    });
    expect(await as(tablet, 'GET', 'leave/cards?quarter=anderswo')).toMatchObject(FORBIDDEN);
  });
});
