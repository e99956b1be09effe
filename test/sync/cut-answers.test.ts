import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aPlace } from '../support/builders.ts';
import { cutResponse } from '../support/cut-response.ts';
import { EngineDevice, untilQuiet } from '../support/engine-device.ts';
import { aPairedDevice } from '../support/paired-device.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const NO_CONTACT = { ok: false, error: { code: 'noContact' } };
const LONG_MS = 180_000;

let server: TestServer;
let device: EngineDevice;
/** Where answers to what is so called are cut now, and how long they would have been. */
let cut: { what: string; bytes: number; abruptly: boolean } | undefined;
let length: number;

beforeEach(async () => {
  cut = undefined;
  server = await startTestServer({ documents: [aPlace({ _id: 'place:süß', name: 'Süß' })] });
  const paired = await aPairedDevice(server.store, { role: 'office' });
  device = await EngineDevice.open({ origin: server.url, paired, fetch: cutting });
});

afterEach(async () => {
  device.database.close();
  await server.stop();
});

const cutting: typeof fetch = async (input, init) => {
  const answer = await fetch(input, init);
  if (!cut || !String(input).endsWith(`/${cut.what}`)) return answer;
  const body = new Uint8Array(await answer.arrayBuffer());
  ({ length } = body);
  return cutResponse(answer, body, cut.bytes, cut.abruptly);
};

/** Cuts at every byte, in both ways, and looks each time at what that did. */
async function atEveryByte(
  what: string,
  look: (at: { bytes: number; abruptly: boolean }) => Promise<void>,
): Promise<void> {
  length = Number.POSITIVE_INFINITY;
  for (let bytes = 0; bytes < length; bytes += 1) {
    for (const abruptly of [true, false]) {
      cut = { what, bytes, abruptly };
      await look({ bytes, abruptly });
    }
  }
  cut = undefined;
}

describe('a snapshot that is cut', () => {
  it(
    'at whatever byte, is never taken for whole, and the next one makes it good',
    async () => {
      let times = 0;
      const goesOn = async () => {
        cut = undefined;
        expect((await device.round()).ok).toBe(true);
        const ids = (await device.documents()).map(([id]) => id);
        expect(ids).toEqual(['place:süß', 'quarter:lichtenberg']);
        await device.database.documents.clear();
        await device.database.checkpoints.clear();
      };
      await atEveryByte('public/snapshot', async ({ bytes, abruptly }) => {
        times += 1;
        const round = await device.round();
        const held = await device.database.checkpoints.get(['lichtenberg', 'public']);
        // The last line break says nothing that the count did not say.
        if (bytes === length - 1 && !abruptly) {
          expect(held?.complete).toBe(true);
          return goesOn();
        }
        expect({ bytes, abruptly, round }).toEqual({ bytes, abruptly, round: NO_CONTACT });
        expect(held?.complete ?? false).toBe(false);
        for (const [id, , doc] of await device.documents()) expect(doc._id).toBe(id);
        if (times % 50 === 0) await goesOn();
      });
      expect(times).toBeGreaterThan(1_000);
    },
    LONG_MS,
  );
});

describe('the answer to a push that is cut', () => {
  const stored = async () => (await server.store.database('lichtenberg-public')).get('place:süß');

  it(
    'at whatever byte, is one not heard: sent again and again, the edit stands once',
    async () => {
      await untilQuiet(device);
      await device.set('place:süß', { summary: 'Einmal' });
      await atEveryByte('push', async (at) => {
        expect({ ...at, round: await device.round() }).toEqual({ ...at, round: NO_CONTACT });
        expect(await device.outbox()).toMatchObject([{ status: 'pending' }]);
      });
      await untilQuiet(device);
      // A rev counts the generations of a document: the first, and the edit.
      expect(await stored()).toMatchObject({ rev: expect.stringMatching(/^2-/) });
      expect(await device.doc('place:süß')).toMatchObject({ summary: 'Einmal' });
    },
    LONG_MS,
  );

  it(
    'at whatever byte of a conflict, changes nothing, and the edits meet once',
    async () => {
      await untilQuiet(device);
      await server.put(aPlace({ _id: 'place:süß', name: 'Vom Amt', clock: { s1: 1 } }));
      await device.set('place:süß', { summary: 'Von hier' });
      await atEveryByte('push', async (at) => {
        expect({ ...at, round: await device.round() }).toEqual({ ...at, round: NO_CONTACT });
        expect(await device.doc('place:süß')).toMatchObject({ name: 'Süß', summary: 'Von hier' });
      });
      await untilQuiet(device);
      expect(await stored()).toMatchObject({
        rev: expect.stringMatching(/^3-/),
        doc: { name: 'Vom Amt', summary: 'Von hier' },
      });
      expect(await device.doc('place:süß')).toMatchObject({ name: 'Vom Amt' });
    },
    LONG_MS,
  );
});
