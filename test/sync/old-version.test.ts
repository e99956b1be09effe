import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseDocument } from '#domain/any-document.ts';
import type { Body } from '#domain/version.ts';
import type { CanRead } from '../../app/data/document-rows.ts';
import { aNotice, aPlace } from '../support/builders.ts';
import { EngineDevice, untilQuiet } from '../support/engine-device.ts';
import { aPairedDevice } from '../support/paired-device.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** What a later version writes into places; the version of now knows none of it. */
const NEWER = {
  v: 3,
  lift: { width: 90, works: true },
  quietHours: [{ day: 'Mo', from: '10:00' }],
};
/** A document whose form the version of now refuses, and one whose type it has never heard of. */
const RESHAPED = { ...aPlace({ _id: 'place:umgebaut' }), v: 3, name: { de: 'Haus', tr: 'Ev' } };
const HOLOGRAM = { _id: 'hologram:1', type: 'hologram', v: 3, createdAt: '2026-11-01T08:00:00Z' };

let server: TestServer;
const opened: EngineDevice[] = [];

beforeEach(async () => {
  server = await startTestServer({
    documents: ['a', 'b', 'c'].map((key) => aPlace({ _id: `place:${key}`, name: 'Alt' })),
  });
});

afterEach(async () => {
  for (const { database } of opened.splice(0)) database.close();
  await server.stop();
});

async function anOffice(canRead?: CanRead): Promise<EngineDevice> {
  const paired = await aPairedDevice(server.store, { role: 'office' });
  const device = await EngineDevice.open({ origin: server.url, paired, canRead });
  opened.push(device);
  await untilQuiet(device);
  return device;
}

async function storedDoc(id: string): Promise<Body | undefined> {
  const found = await (await server.store.database('lichtenberg-public')).get(id);
  return found?.deleted ? undefined : found?.doc;
}

async function typeOf(device: EngineDevice, id: string): Promise<string | undefined> {
  return (await device.database.documents.get(['lichtenberg', id]))?.type;
}

/** The newer version's own form of a place, put over what was there. */
async function renewed(id: string, number: number): Promise<void> {
  const { clock, ...doc } = (await storedDoc(id)) as Body;
  await server.put({ ...doc, ...NEWER, clock: { ...clock, 's-newer': number } });
}

describe('a device that comes back while everyone else is two versions newer', () => {
  it('brings its edits, and harms nothing that it does not know', async () => {
    const device = await anOffice();
    await device.set('place:a', { summary: 'Aus dem Keller' });
    await device.set('place:b', { name: 'Umbenannt' });
    await device.create(aPlace({ _id: 'place:neu', name: 'Neu' }));
    await device.remove('place:c');
    await renewed('place:a', 1);
    await renewed('place:c', 2);
    await server.put(RESHAPED);
    await server.put(HOLOGRAM);
    await untilQuiet(device);

    expect(await storedDoc('place:a')).toMatchObject({ ...NEWER, summary: 'Aus dem Keller' });
    expect(await storedDoc('place:b')).toMatchObject({ name: 'Umbenannt' });
    expect(await storedDoc('place:neu')).toMatchObject({ name: 'Neu' });
    // An edit stands against a delete, also one of a field that nobody here knows.
    expect(await storedDoc('place:c')).toMatchObject(NEWER);
    expect(await storedDoc(RESHAPED._id)).toEqual(RESHAPED);
    expect(await storedDoc(HOLOGRAM._id)).toEqual(HOLOGRAM);
    expect(await device.refusals()).toEqual([]);
  });

  it('edits what it knows of a newer document again and again, and its other fields stay', async () => {
    const device = await anOffice();
    await renewed('place:a', 1);
    await untilQuiet(device);
    for (const summary of ['Eins', 'Zwei', 'Drei']) {
      await device.set('place:a', { summary });
      await untilQuiet(device);
      expect(await storedDoc('place:a')).toMatchObject({ ...NEWER, summary });
    }
    expect(await device.doc('place:a')).toEqual(await storedDoc('place:a'));
  });

  it('keeps whole what it cannot read, follows its changes, and reads it after an update', async () => {
    const device = await anOffice();
    await server.put(RESHAPED);
    await server.put(HOLOGRAM);
    await untilQuiet(device);
    const changed = { ...HOLOGRAM, light: 'blau' };
    await server.put(changed);
    await untilQuiet(device);
    expect(await typeOf(device, HOLOGRAM._id)).toBe('parked:hologram');
    expect(await typeOf(device, RESHAPED._id)).toBe('parked:place');
    expect(await device.doc(HOLOGRAM._id)).toEqual(changed);
    expect(await device.doc(RESHAPED._id)).toEqual(RESHAPED);

    await device.update((doc) => doc.v === 3 || parseDocument(doc).ok);
    expect(await typeOf(device, HOLOGRAM._id)).toBe('hologram');
    expect(await typeOf(device, RESHAPED._id)).toBe('place');
    await server.remove(HOLOGRAM._id);
    await untilQuiet(device);
    expect(await device.doc(HOLOGRAM._id)).toBeUndefined();
  });
});

describe('a device whose app is two versions older than the server of now', () => {
  /** It knows quarters and places, of these the first form; notices came later. */
  const old: CanRead = (doc) =>
    (doc.type === 'place' || doc.type === 'quarter') && doc.v === 1 && parseDocument(doc).ok;

  it('delivers its edits beside what it parks, and shows that after the update', async () => {
    const device = await anOffice(old);
    const newer = await anOffice();
    await newer.create(aNotice({ _id: 'notice:neu', title: 'Zuerst' }));
    await newer.set('place:b', { v: 2, summary: 'Zweite Form' });
    await untilQuiet(newer);
    await device.set('place:a', { summary: 'Aus dem Keller' });
    await untilQuiet(device);
    expect(await typeOf(device, 'notice:neu')).toBe('parked:notice');
    expect(await typeOf(device, 'place:b')).toBe('parked:place');
    await newer.set('notice:neu', { title: 'Dann' });
    await untilQuiet(newer, device);
    expect(await newer.doc('place:a')).toMatchObject({ summary: 'Aus dem Keller' });
    expect(await storedDoc('notice:neu')).toMatchObject({ title: 'Dann' });
    expect(await storedDoc('place:b')).toMatchObject({ v: 2, summary: 'Zweite Form' });

    await device.update();
    expect(await typeOf(device, 'notice:neu')).toBe('notice');
    expect(await typeOf(device, 'place:b')).toBe('place');
    expect(await device.documents()).toEqual(await newer.documents());
  });
});
