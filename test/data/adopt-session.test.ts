import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adoptSession } from '../../app/data/adopt-session.ts';
import type { LocalDatabase } from '../../app/data/database.ts';
import {
  type DeviceSession,
  forgetSession,
  GUEST_SESSION,
  infoTabletOf,
  readIdentity,
  readSession,
} from '../../app/data/device.ts';
import { changeDocument } from '../../app/data/local-writes.ts';
import { surroundingsOf } from '../../app/sync/device-rounds.ts';
import { aPlace } from '../support/builders.ts';
import { aDatabase } from '../support/memory-database.ts';

let database: LocalDatabase;

beforeEach(() => {
  database = aDatabase();
});

afterEach(() => database.close());

const anOffice: DeviceSession = {
  role: 'office',
  deviceId: 'd0123456789ab',
  quarters: ['lichtenberg'],
  scopes: ['public', 'team', 'office'],
};

function around(session: DeviceSession = anOffice) {
  const now = () => new Date('2026-11-24T09:40:00Z');
  return surroundingsOf({ database, quarter: 'lichtenberg', now }, session);
}

const clocks = async () => (await database.documents.toArray()).map((row) => row.doc.clock);

describe('a device that gets its name', () => {
  it('renames what it wrote before and nobody has seen', async () => {
    await changeDocument(around(), 'place:b', () => ({ ...aPlace({ _id: 'place:b' }) }));
    const { writer: before } = await readIdentity(database);
    await adoptSession(database, anOffice);
    const { deviceId, writer } = await readIdentity(database);
    expect(deviceId).toBe(anOffice.deviceId);
    expect(writer).toBe(`${deviceId}.${before.slice(-6)}`);
    expect(await clocks()).toEqual([{ [writer]: 1 }]);
  });

  it('keeps the numbers of what an edit was made on, and has what it wrote since under the new name', async () => {
    await adoptSession(database, anOffice);
    await changeDocument(around(), 'place:p', () => aPlace({ _id: 'place:p' }));
    const held = await database.documents.get(['lichtenberg', 'place:p']);
    const first = held?.doc.clock as Record<string, number>;
    await database.outbox.clear();
    await database.documents.update(['lichtenberg', 'place:p'], { rev: '1-a' });
    await changeDocument(around(), 'place:p', (now) => now && { ...now, name: 'anders' });
    await adoptSession(database, { ...anOffice, deviceId: 'dother0123456' });
    const [clock] = await clocks();
    const { writer } = await readIdentity(database);
    expect(clock).toEqual({ ...first, [writer]: 2 });
  });

  it('does so once, and counts on', async () => {
    expect(await adoptSession(database, anOffice)).toBe(true);
    const { writer } = await readIdentity(database);
    expect(await adoptSession(database, anOffice)).toBe(false);
    await changeDocument(around(), 'place:b', () => ({ ...aPlace({ _id: 'place:b' }) }));
    expect(await clocks()).toEqual([{ [writer]: 1 }]);
  });
});

describe('a device whose role is narrowed', () => {
  it('loses what it may not read any more, but for what is to be delivered', async () => {
    await adoptSession(database, anOffice);
    const row = { quarter: 'lichtenberg', type: 'visit', rev: '1-a', scope: 'team' };
    await database.documents.put({ ...row, id: 'visit:a', doc: { _id: 'visit:a' } });
    await database.documents.put({ ...row, id: 'place:p', scope: 'public', doc: aPlace() });
    await changeDocument(around(), 'visit:mine', () => ({ _id: 'visit:mine', type: 'visit' }));
    await adoptSession(database, { ...GUEST_SESSION, deviceId: anOffice.deviceId });
    const ids = (await database.documents.toArray()).map(({ id }) => id);
    expect(ids.sort()).toEqual(['place:p', 'visit:mine']);
    expect(await database.outbox.count()).toBe(1);
  });
});

describe('an answer that a worker asked for', () => {
  it('says nothing any more where a page has made the device another meanwhile', async () => {
    const asked = await readSession(database);
    await adoptSession(database, anOffice);
    expect(await adoptSession(database, GUEST_SESSION, asked)).toBe(false);
    expect(await readSession(database)).toEqual(anOffice);
    expect(await adoptSession(database, GUEST_SESSION, anOffice)).toBe(true);
  });
});

describe('an info tablet of which the server knows nothing any more', () => {
  const aTablet: DeviceSession = {
    role: 'kiosk',
    deviceId: 'd0123456789ab',
    quarters: ['lichtenberg'],
    scopes: ['public'],
  };
  const stands = async () => {
    const session = await readSession(database);
    return [infoTabletOf(session), session.isLost ?? false];
  };

  beforeEach(() => adoptSession(database, aTablet));

  it('stays one, and knows that it has to be connected anew', async () => {
    expect(await stands()).toEqual(['lichtenberg', false]);
    expect(await adoptSession(database, GUEST_SESSION)).toBe(true);
    expect(await stands()).toEqual(['lichtenberg', true]);
    // Asked again at the next start.
    expect(await adoptSession(database, GUEST_SESSION)).toBe(false);
    expect(await stands()).toEqual(['lichtenberg', true]);
  });

  it('is what it was when the server knows it again, and what a new code makes of it', async () => {
    await adoptSession(database, GUEST_SESSION);
    await adoptSession(database, aTablet);
    expect(await stands()).toEqual(['lichtenberg', false]);
    await adoptSession(database, GUEST_SESSION);
    await adoptSession(database, anOffice);
    expect(await stands()).toEqual([undefined, false]);
  });

  it('is nobody’s where somebody ended it at the tablet, or the office its access', async () => {
    await forgetSession(database);
    await adoptSession(database, GUEST_SESSION);
    expect(await stands()).toEqual([undefined, false]);
    await adoptSession(database, aTablet);
    await adoptSession(database, { ...aTablet, revoked: true });
    await adoptSession(database, GUEST_SESSION);
    expect(await stands()).toEqual([undefined, false]);
  });

  it('is no matter of other devices', async () => {
    await adoptSession(database, anOffice);
    await adoptSession(database, GUEST_SESSION);
    expect(await readSession(database)).toEqual(GUEST_SESSION);
  });
});
