import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BOTH_STORES, type OpenedStore } from '../../support/both-stores.ts';
import { anEraser } from '../../support/erased-quarter.ts';
import { aPairedDevice, changeDevice, type PairedDevice } from '../../support/paired-device.ts';
import { ask, registryOf } from '../../support/pairing.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

const PERSON = 'e'.repeat(32);
const HASH = 'a'.repeat(64);
const newKey = () => randomBytes(32).toString('base64url');
const WRONG = newKey();
const FORBIDDEN = { status: 403, body: { code: 'forbidden' } };

describe.each(BOTH_STORES)('the locks of shared tablets over %s', (_name, open) => {
  let opened: OpenedStore;
  let server: TestServer;
  let office: PairedDevice;
  let tablet: PairedDevice;
  const kept = { wrapId: 'wrap-one-1', check: newKey(), share: newKey() };

  beforeEach(async () => {
    opened = await open();
    server = await startTestServer({ store: opened.store });
    office = await aPairedDevice(server.store, { role: 'office' });
    tablet = await aPairedDevice(server.store, { role: 'team' });
  });
  afterEach(async () => {
    await server.stop();
    await opened.remove();
  });

  const as = (device: PairedDevice | undefined, method: string, path: string, body?: unknown) =>
    ask(server, method, `/api/locks/${path}`, body, device ? { cookie: device.cookie } : {});
  const keep = (share = kept, device = tablet) => as(device, 'PUT', PERSON, share);
  const say = (checks: Record<string, string>, device = tablet) =>
    as(device, 'POST', `${PERSON}/open`, { checks });

  describe('a PIN', () => {
    it('gives its share to who says it, at its own tablet alone', async () => {
      expect((await keep()).status).toBe(204);
      const { wrapId, check, share } = kept;
      expect(await say({ [wrapId]: check })).toMatchObject({
        status: 200,
        body: { wrapId, share },
      });
      const other = await aPairedDevice(server.store, { role: 'team' });
      expect(await say({ [wrapId]: check }, other)).toMatchObject({
        status: 404,
        body: { code: 'unknown-lock' },
      });
      for (const device of [office, undefined]) {
        expect(await as(device, 'POST', `${PERSON}/open`, { checks: {} })).toMatchObject(FORBIDDEN);
      }
    });

    it('is stopped after five wrong ones, the right one too', async () => {
      await keep();
      const { wrapId, check } = kept;
      for (const left of [4, 3, 2, 1]) {
        expect(await say({ [wrapId]: WRONG })).toMatchObject({
          status: 403,
          body: { code: 'wrong-pin', left },
        });
      }
      expect(await say({ [wrapId]: WRONG })).toMatchObject({ status: 423 });
      expect(await say({ [wrapId]: check })).toMatchObject({
        status: 423,
        body: { code: 'pin-stopped' },
      });
    });

    it('writes once that it was stopped, and nothing where nothing is counted', async () => {
      await keep();
      const { wrapId } = kept;
      for (let n = 0; n < 5; n += 1) await say({ [wrapId]: WRONG });
      const registry = await server.store.database('registry');
      const noted = async () =>
        (await registry.range('audit:')).filter(({ doc }) => doc.action === 'pinStopped');
      const shares = () => registry.get(`pinShare:${tablet.deviceId}~${PERSON}`);
      const [before, at] = [await shares(), await noted()];
      expect(at).toHaveLength(1);
      for (let n = 0; n < 3; n += 1) expect((await say({ [wrapId]: WRONG })).status).toBe(423);
      expect((await say({ 'wrap-two-2': WRONG })).status).toBe(404);
      expect([await shares(), await noted()]).toEqual([before, at]);
    });

    it('that was right begins the count anew', async () => {
      await keep();
      const { wrapId, check } = kept;
      for (let round = 0; round < 3; round += 1) {
        for (let n = 0; n < 4; n += 1) await say({ [wrapId]: WRONG });
        expect((await say({ [wrapId]: check })).status).toBe(200);
      }
    });

    it('gets no more tries by many at once, nor by a new share beside it', async () => {
      await keep();
      const { wrapId } = kept;
      const answers = await Promise.all(Array.from({ length: 20 }, () => say({ [wrapId]: WRONG })));
      expect(answers.filter(({ status }) => status === 403)).toHaveLength(4);
      await keep({ wrapId: 'wrap-two-2', check: newKey(), share: newKey() });
      expect((await say({ [wrapId]: kept.check })).status).toBe(423);
    });

    it('that was set anew holds; the one before too until its tablet has heard of it', async () => {
      await keep();
      const later = { wrapId: 'wrap-two-2', check: newKey(), share: newKey() };
      await keep(later);
      const both = { [kept.wrapId]: later.check, [later.wrapId]: later.check };
      expect(await say(both)).toMatchObject({ body: { share: later.share } });
      await keep({ wrapId: 'wrap-three', check: newKey(), share: newKey() });
      expect((await say({ [kept.wrapId]: kept.check })).status).toBe(404);
    });

    it('opens nothing at a tablet that was revoked, and lies in the registry unreadable', async () => {
      await keep();
      const registry = JSON.stringify(await registryOf(server, 'pinShare:'));
      expect(registry).toContain(kept.wrapId);
      expect(registry).not.toContain(kept.check);
      await changeDevice(server.store, tablet.deviceId, { revokedAt: '2026-11-25T08:00:00Z' });
      await expect.poll(async () => (await say({ [kept.wrapId]: kept.check })).status).toBe(403);
    });

    it.each([
      ['no key', { wrapId: 'wrap-one-1', check: 'x', share: newKey() }],
      ['no body', undefined],
      ['another type', { wrapId: ['a'], check: newKey(), share: 1 }],
    ])('is refused with %s', async (_what, body) => {
      expect((await as(tablet, 'PUT', PERSON, body)).status).toBe(400);
    });
  });

  it('keep nothing of a volunteer who is erased', async () => {
    await keep();
    await as(office, 'PUT', `cards/${PERSON}`, { quarter: 'lichtenberg', hash: HASH });
    const folder = await mkdtemp(join(tmpdir(), 'vor-ort-locks-'));
    const eraser = await anEraser(opened.store, join(folder, 'erased.log'));
    await eraser.erase('lichtenberg', PERSON);
    for (const prefix of ['pinShare:', 'keyCard:']) {
      expect(await registryOf(server, prefix)).toEqual([]);
    }
    expect((await say({ [kept.wrapId]: kept.check })).status).toBe(404);
    await rm(folder, { recursive: true, force: true });
  });

  describe('a Schlüsselkarte', () => {
    const cards = async (device = tablet, quarter = 'lichtenberg') =>
      as(device, 'GET', `cards?quarter=${quarter}`);

    it('holds because the office says so, until it says otherwise; then the PIN is over too', async () => {
      await keep();
      const made = await as(office, 'PUT', `cards/${PERSON}`, {
        quarter: 'lichtenberg',
        hash: HASH,
      });
      expect(made.status).toBe(204);
      expect((await cards()).body).toEqual({ cards: [{ personId: PERSON, hash: HASH }] });
      const again = { quarter: 'lichtenberg', hash: 'b'.repeat(64) };
      await as(office, 'PUT', `cards/${PERSON}`, again);
      expect((await cards()).body.cards).toEqual([{ personId: PERSON, hash: again.hash }]);
      const ended = await as(office, 'DELETE', `cards/${PERSON}?quarter=lichtenberg`);
      expect(ended.status).toBe(204);
      expect((await cards()).body.cards).toEqual([]);
      expect((await say({ [kept.wrapId]: kept.check })).status).toBe(404);
      const audit = await registryOf(server, 'audit:');
      expect(audit.map(({ action }) => action)).toEqual([
        'keyCardMade',
        'keyCardMade',
        'keyCardEnded',
      ]);
      expect(JSON.stringify(audit)).not.toContain(PERSON);
    });

    it('is made and ended by the office of the quarter alone, and told to nobody else', async () => {
      const elsewhere = await aPairedDevice(server.store, { role: 'office', quarters: ['aachen'] });
      const resident = await aPairedDevice(server.store, { role: 'resident', personId: PERSON });
      const body = { quarter: 'lichtenberg', hash: HASH };
      for (const device of [tablet, elsewhere, resident, undefined]) {
        expect(await as(device, 'PUT', `cards/${PERSON}`, body)).toMatchObject(FORBIDDEN);
        const end = await as(device, 'DELETE', `cards/${PERSON}?quarter=lichtenberg`);
        expect(end).toMatchObject(FORBIDDEN);
      }
      for (const device of [elsewhere, resident]) {
        expect(await cards(device)).toMatchObject(FORBIDDEN);
      }
      expect(await cards(tablet, 'aachen')).toMatchObject(FORBIDDEN);
    });
  });
});
