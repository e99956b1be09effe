import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { erasedHash, erasedId } from '#domain/erased.ts';
import { adoptSession } from '../../app/data/adopt-session.ts';
import type { LocalDatabase } from '../../app/data/database.ts';
import { readSession } from '../../app/data/device.ts';
import { changeDocument } from '../../app/data/local-writes.ts';
import { surroundingsOf } from '../../app/sync/device-rounds.ts';
import type { Eraser } from '../../sync-server/erase/eraser.ts';
import { BOTH_STORES, type OpenedStore } from '../support/both-stores.ts';
import {
  anEraser,
  everythingIn,
  GONE,
  plantQuarter,
  SAME,
  WORD,
} from '../support/erased-quarter.ts';
import { dumpOf } from '../support/local-dump.ts';
import { aDatabase } from '../support/memory-database.ts';
import { aPairedDevice, type PairedDevice } from '../support/paired-device.ts';
import { roundOf } from '../support/round-of.ts';
import { STRANGER_ID } from '../support/sample-documents.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { SyncClient } from '../support/sync-client.ts';
import { aVisit } from '../support/visits.ts';

const QUARTER = 'lichtenberg';

describe.each(BOTH_STORES)(
  'a device that was away while a person was erased (%s)',
  (_name, open) => {
    let folder: string;
    let opened: OpenedStore;
    let server: TestServer;
    let eraser: Eraser;
    let tablet: PairedDevice;
    let office: PairedDevice;
    let database: LocalDatabase;

    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'vor-ort-erased-'));
      opened = await open();
      eraser = await anEraser(opened.store, join(folder, 'erased.log'));
      const now = () => new Date('2026-12-01T10:00:00Z');
      server = await startTestServer({ store: opened.store, eraser, now });
      await plantQuarter(server.store);
      tablet = await aPairedDevice(server.store, { role: 'team', placeId: 'huellen' });
      office = await aPairedDevice(server.store, { role: 'office' });
      database = aDatabase();
      const { deviceId } = tablet;
      const scopes = ['public', 'team'];
      await adoptSession(database, { role: 'team', deviceId, quarters: [QUARTER], scopes });
      await round();
    });
    afterEach(async () => {
      database.close();
      await server.stop();
      await opened.remove();
      await rm(folder, { recursive: true, force: true });
    });

    const round = () => roundOf(database, server, tablet);
    const erase = (personId: string, as = office) =>
      fetch(`${server.url}/api/erase`, {
        method: 'POST',
        headers: as.headers,
        body: JSON.stringify({ quarter: QUARTER, personId }),
      });
    const statuses = async () => {
      const answer = await fetch(`${server.url}/api/erase?quarter=${QUARTER}`, office);
      return (await answer.json()).erasures;
    };
    const write = async (doc: { _id: string } & Record<string, unknown>) => {
      const parts = { database, quarter: QUARTER, now: () => new Date() };
      const around = surroundingsOf(parts, await readSession(database));
      expect(await changeDocument(around, doc._id, () => doc)).toMatchObject({ ok: true });
    };

    it('drops everything of theirs, brings nothing of it back, and says so', async () => {
      await write(aVisit(GONE, '2026-11-24', { note: WORD }));
      const visit = aVisit(STRANGER_ID, '2026-11-24', { helper: GONE });
      await write(visit);
      const id = `visitor:${GONE}`;
      const known = (await database.documents.get([QUARTER, id]))?.doc;
      await write({ ...known, _id: id, displayName: `${WORD} neu` });
      const version = { doc: { _id: id, type: 'visitor', displayName: WORD } };
      const at = '2026-11-24T10:00:00Z';
      await database.refusals.add({
        quarter: QUARTER,
        id,
        code: 'invalid',
        message: '',
        version,
        at,
      });
      expect((await erase(GONE)).status).toBe(200);
      expect((await statuses())[0].devices).toContainEqual(
        expect.objectContaining({ deviceId: tablet.deviceId, state: 'waiting' }),
      );
      expect(await round()).toBe(true);
      // The server takes a person out of what others say of them once that has arrived.
      const secretsHere = async () => {
        await round();
        const dump = await dumpOf(database);
        return [WORD, GONE, SAME].filter((secret) => dump.includes(secret));
      };
      await expect.poll(secretsHere).toEqual([]);
      expect(await everythingIn(server.store)).not.toContain(WORD);
      const other = await (await server.store.database('lichtenberg-team')).get(visit._id);
      expect(other).toMatchObject({ doc: { personId: STRANGER_ID } });
      expect(JSON.stringify(other)).not.toContain(GONE);
      await round();
      await expect
        .poll(
          async () =>
            (await statuses())[0].devices.find(
              (device: { deviceId: string }) => device.deviceId === tablet.deviceId,
            )?.state,
        )
        .toBe('acknowledged');
    });

    it('brings nothing back with a heal, as a tombstone, or in a box’s replication', async () => {
      await erase(GONE);
      const client = new SyncClient(server, office);
      const doc = aVisit(GONE, '2026-11-03', { clock: { box: 3 } });
      const results = await client.push(
        [
          { id: doc._id, base: null, doc },
          { id: 'loan:l1~s1', base: null, deleted: true, clock: { box: 1 }, reason: 'user' },
          {
            id: 'office:call:k1',
            base: null,
            deleted: true,
            clock: { box: 1 },
            reason: 'user',
          },
        ],
        { heal: true },
      );
      expect(results.map(({ code }) => code)).toEqual(['erased', 'erased', 'erased']);
      const snapshot = await (await client.get('team/snapshot')).text();
      expect(snapshot).not.toContain(GONE);
      const changes = await (await client.get('team/changes')).json();
      expect(JSON.stringify(changes.changes)).not.toContain(GONE);
      expect(changes.erased).toContain(`visitor:${GONE}`);
      const { erased } = await (await client.get('team/changes?erasedUpTo=1')).json();
      expect(erased).toEqual([]);
    });

    it('is nobody whom an office’s device says it was told of, without the server’s own proof', async () => {
      await erase(GONE);
      const client = new SyncClient(server, office);
      const [known] = await (await server.store.database('lichtenberg-private')).range(
        'office:erased:',
      );
      const hash = erasedHash(STRANGER_ID);
      for (const proof of [undefined, 'x', known?.doc.proof]) {
        const doc = { ...known?.doc, _id: erasedId(hash), type: 'erased', hash, proof };
        const result = await client.push([{ id: doc._id, base: null, doc }], { heal: true });
        expect(result).toMatchObject([{ outcome: 'rejected', code: 'forbidden' }]);
      }
      expect(eraser.list.isErasedPerson(STRANGER_ID)).toBe(false);
      expect(known?.doc.proof).toMatch(/^[\w-]{43}$/);
    });

    it('is asked for by nobody but the office of the quarter', async () => {
      const resident = await aPairedDevice(server.store, {
        role: 'resident',
        personId: STRANGER_ID,
      });
      const elsewhere = await aPairedDevice(server.store, {
        role: 'office',
        quarters: ['anderswo'],
      });
      for (const device of [tablet, resident, elsewhere]) {
        expect((await erase(GONE, device)).status).toBe(403);
        const { status } = await fetch(`${server.url}/api/erase?quarter=${QUARTER}`, device);
        expect(status).toBe(403);
      }
      expect((await erase('nobody')).status).toBe(400);
      expect(await everythingIn(server.store)).toContain(WORD);
    });

    it('that was the person’s own has no rights and no name any more; the audit names nobody', async () => {
      const own = await aPairedDevice(server.store, { role: 'resident', personId: GONE });
      await erase(GONE);
      const registry = await server.store.database('registry');
      const device = await registry.get(`device:${own.deviceId}`);
      expect(device).toMatchObject({ doc: { revokedAt: expect.any(String) } });
      expect(JSON.stringify(device)).not.toContain(GONE);
      const audit = await registry.range('audit:');
      expect(audit).toMatchObject([{ doc: { action: 'erased', by: office.deviceId } }]);
      expect(JSON.stringify(audit)).not.toContain(GONE);
    });
  },
);
