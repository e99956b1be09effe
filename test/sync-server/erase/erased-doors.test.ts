import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BOTH_STORES, type OpenedStore } from '../../support/both-stores.ts';
import { anEraser, GONE, OF_GONE, plantQuarter, WORD } from '../../support/erased-quarter.ts';
import { NosyDevice } from '../../support/nosy-device.ts';
import { aPairedDevice, changeDevice, type PairedDevice } from '../../support/paired-device.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { SyncClient } from '../../support/sync-client.ts';
import { sealerFor } from '../../support/walled-quarter.ts';

const QUARTER = 'lichtenberg';
const EACH = { timeout: 180_000 };
const IDS = [...OF_GONE.team, ...OF_GONE.private].map(({ _id }) => _id);

describe.each(BOTH_STORES)(
  'whoever was erased, at every door of a server over %s',
  (_name, open) => {
    let folder: string;
    let opened: OpenedStore;
    let server: TestServer;
    let lines: string[];
    let paired: Record<'office' | 'tablet' | 'box', PairedDevice>;

    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'vor-ort-erased-'));
      opened = await open();
      lines = [];
      const eraser = await anEraser(opened.store, join(folder, 'erased.log'));
      await plantQuarter(opened.store);
      paired = {
        office: await aPairedDevice(opened.store, { role: 'office' }),
        tablet: await aPairedDevice(opened.store, { role: 'team', placeId: 'huellen' }),
        box: await aPairedDevice(opened.store, { role: 'box' }),
      };
      const log = { write: (line: string) => void lines.push(line) };
      server = await startTestServer({ store: opened.store, eraser, log });
    });
    afterEach(async () => {
      await server.stop();
      await opened.remove();
      await rm(folder, { recursive: true, force: true });
    });

    /** Everything that those hear who may read most, the revs of before included. */
    async function heard(olderRevs: readonly (readonly [id: string, rev: string])[]) {
      const devices = Object.values(paired).map(
        (device) => new NosyDevice({ url: server.url, device }),
      );
      for (const device of devices) {
        await device.pullEverything(server.epoch, IDS);
        await device.visitOffices(paired.tablet.deviceId);
        await device.ask('GET', `/api/devices?person=${GONE}`);
      }
      // The door of paired servers shows old versions to nobody else.
      for (const device of devices.slice(-1)) {
        await device.replicateEverything(IDS);
        for (const kind of ['team', 'private']) {
          const at = `/couch/${QUARTER}-${kind}`;
          const docs = olderRevs.map(([id, rev]) => ({ id, rev }));
          await device.askTwice('POST', `${at}/_bulk_get?revs=true&latest=true`, { docs });
          await device.askTwice('POST', `${at}/_bulk_get`, { docs });
          for (const [id, rev] of olderRevs) {
            const of = `${at}/${encodeURIComponent(id)}`;
            await device.askTwice('GET', `${of}?rev=${rev}&revs=true`);
            await device.askTwice('GET', `${of}?open_revs=${encodeURIComponent(`["${rev}"]`)}`);
          }
        }
      }
      return devices.map(({ everything }) => everything).join('\n');
    }

    /** The revs of every version that stands, by the door of paired servers. */
    async function revsOf(): Promise<(readonly [string, string])[]> {
      const revs: (readonly [string, string])[] = [];
      for (const kind of ['team', 'private'] as const) {
        const database = await server.store.database(`${QUARTER}-${kind}`);
        const leaves = await database.revisions.leaves(IDS);
        for (const { _id = '', _revisions } of leaves.flat()) {
          const { start = 0, ids = [] } = _revisions ?? {};
          for (const [age, hash] of ids.entries()) revs.push([_id, `${start - age}-${hash}`]);
        }
      }
      return revs;
    }

    const erase = async () => {
      const body = JSON.stringify({ quarter: QUARTER, personId: GONE });
      const { headers } = paired.office;
      const answer = await fetch(`${server.url}/api/erase`, { method: 'POST', headers, body });
      expect(answer.status).toBe(200);
    };

    it('is in no answer, no old version, no export and no line of the log', EACH, async () => {
      // A tablet that was revoked has brought something of theirs, open and sealed.
      const lost = await aPairedDevice(server.store, { role: 'team' });
      await changeDevice(server.store, lost.deviceId, { revokedAt: '2026-11-25T08:00:00Z' });
      const seal = await sealerFor(server.store, QUARTER);
      const [visitor] = OF_GONE.team;
      const brought = { ...(visitor ?? expect.fail('nobody')), clock: { [lost.deviceId]: 1 } };
      const client = new SyncClient(server, lost);
      const writes = [{ id: brought._id, base: null, doc: brought }, seal(brought)];
      await expect
        .poll(async () => (await client.push(writes)).map(({ code }) => code))
        .toEqual(['quarantined', 'quarantined']);
      const revs = await revsOf();
      // Each was written twice: the older version is asked for as well.
      expect(revs.length).toBeGreaterThanOrEqual(2 * IDS.length);
      expect(await heard(revs)).toContain(WORD);

      await erase();
      const after = await heard(revs);
      expect(after).not.toContain(WORD);
      expect(after).not.toContain('0209 777');
      // In the registry the erasure's own document alone says which ids devices are to let go of.
      const { documents } = await (await server.store.database('registry')).all();
      const others = documents.filter(({ id }) => !id.startsWith('erasure:'));
      expect(JSON.stringify(others)).not.toContain(GONE);
      expect(lines.length).toBeGreaterThan(100);
      const logged = lines.join('');
      for (const secret of [WORD, GONE, '0209 777']) expect(logged).not.toContain(secret);
    });
  },
);
