import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attendanceId } from '#domain/attendance.ts';
import { attend, undoAttend } from '../../app/data/attend.ts';
import { BOTH_STORES, type OpenedStore } from '../support/both-stores.ts';
import { EngineDevice } from '../support/engine-device.ts';
import { aPairedDevice } from '../support/paired-device.ts';
import { doc } from '../support/sample-documents.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { plant } from '../support/visits.ts';

const [A, B] = ['a', 'b'].map((letter) => letter.repeat(32)) as [string, string];
const DATE = '2026-12-01';
const of = (personId: string) => ({ eventId: 'event:fest', date: DATE, personId });

describe.each(BOTH_STORES)('who came to an event (%s)', (_name, open) => {
  let opened: OpenedStore;
  let server: TestServer;
  let devices: EngineDevice[];

  beforeEach(async () => {
    opened = await open();
    server = await startTestServer({ store: opened.store });
    await plant(await server.store.database('lichtenberg-team'), [
      doc('visitor', `visitor:${A}`, { personId: A, displayName: 'Frau A.' }),
      doc('visitor', `visitor:${B}`, { personId: B, displayName: 'Frau A.', mergedInto: A }),
    ]);
    devices = [];
    for (const role of ['team', 'office'] as const) {
      const paired = await aPairedDevice(opened.store, { role, placeId: 'huellen' });
      devices.push(await EngineDevice.open({ origin: server.url, paired }));
    }
    for (const device of devices) await device.round();
  });
  afterEach(async () => {
    await server.stop();
    await opened.remove();
  });

  it('by card at the door and from paper at the office is one, and the first time stands', async () => {
    const [tablet, office] = devices as [EngineDevice, EngineDevice];
    const atDoor = await attend(await tablet.around(), of(A), 'scan');
    expect(atDoor).toMatchObject({ ok: true, value: { personId: A, isNew: true } });
    const first = await tablet.doc(attendanceId('event:fest', DATE, A));
    // Keyed in from the sheet, by the other name, and once more.
    expect(await attend(await office.around(), of(B), 'paper')).toMatchObject({
      value: { personId: A, isNew: true },
    });
    expect(await attend(await office.around(), of(A), 'paper')).toMatchObject({
      value: { isNew: false },
    });
    for (const device of [tablet, office, tablet, office]) await device.round();
    for (const device of devices) {
      const all = (await device.documents()).filter(([id]) => id.startsWith('attendance:'));
      expect(all.map(([id]) => id)).toEqual([attendanceId('event:fest', DATE, A)]);
      expect(all[0]?.[2]).toMatchObject({ at: first?.at, personId: A });
      expect(await device.refusals()).toEqual([]);
    }
    await undoAttend(await office.around(), of(A));
    for (const device of [office, tablet]) await device.round();
    expect(await tablet.doc(attendanceId('event:fest', DATE, A))).toBeUndefined();
  });
});
