import { liveQuery } from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Body } from '#domain/version.ts';
import { LocalDatabase } from '../../app/data/database.ts';
import { readSession } from '../../app/data/device.ts';
import { documentById } from '../../app/data/document-range.ts';
import { dropErased } from '../../app/data/erased-persons.ts';
import { addCard } from '../../app/data/key-wraps.ts';
import { NameIndex } from '../../app/data/name-index.ts';
import { readWaiting } from '../../app/data/outbox-status.ts';
import { unsentExport } from '../../app/data/unsent-export.ts';
import { SealKeys } from '../../sync-server/sealing/seal-keys.ts';
import { aQuarter } from '../support/builders.ts';
import { EngineDevice } from '../support/engine-device.ts';
import { CARD, LockedTablet } from '../support/locked-tablet.ts';
import { aMemoryStore } from '../support/memory-store.ts';
import { aPairedDevice, changeDevice, type PairedDevice } from '../support/paired-device.ts';
import { doc } from '../support/sample-documents.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { aVisit, plant } from '../support/visits.ts';

const personOf = (n: number) => n.toString(16).padStart(32, 'a');
const visitorOf = (n: number) => `visitor:${personOf(n)}`;
const NAME = 'Nachtigallenschlag';
const LATER = 'Zaunkönigsgesang';

let server: TestServer;
let paired: PairedDevice;
let tablet: LockedTablet;
let office: EngineDevice;

const team = () => server.store.database('lichtenberg-team');
const visitor = (n: number, displayName: string): Body =>
  doc('visitor', visitorOf(n), { personId: personOf(n), displayName });
const stored = async (id: string) => {
  const found = await (await team()).get(id);
  return found && !found.deleted ? found.doc : undefined;
};
const openTablet = () => LockedTablet.open({ origin: server.url, paired });

beforeEach(async () => {
  const store = aMemoryStore();
  const sealKey = await new SealKeys(store).ensure('lichtenberg');
  server = await startTestServer({ store, documents: [aQuarter({ sealKey })] });
  paired = await aPairedDevice(store, { role: 'team', placeId: 'huellen' });
  await plant(await team(), [visitor(1, NAME), visitor(2, `${NAME} zwei`)]);
  tablet = await openTablet();
  await tablet.device.round();
  const asOffice = await aPairedDevice(store, { role: 'office' });
  office = await EngineDevice.open({ origin: server.url, paired: asOffice });
  await office.round();
});
afterEach(async () => {
  tablet.database.close();
  office.database.close();
  await server.stop();
});

describe('what names a person on a team’s tablet', () => {
  it('stands nowhere in clear, and is read by whoever opened it', async () => {
    expect(await tablet.read(visitorOf(1))).toMatchObject({ displayName: NAME });
    expect(await tablet.dump()).toContain(visitorOf(1));
    expect(await tablet.dump()).not.toContain(NAME);
    await tablet.restart();
    expect(await tablet.read(visitorOf(1))).toBeUndefined();
    expect(await tablet.unlock({ personId: 'e'.repeat(32), secret: new Uint8Array(16) })).toBe(
      false,
    );
    expect(await tablet.unlock()).toBe(true);
    expect(await tablet.read(visitorOf(1))).toMatchObject({ displayName: NAME });
  });

  it('comes in while it is locked, and is read later without a network', async () => {
    await tablet.restart();
    await office.set(visitorOf(1), { displayName: LATER });
    await office.create(visitor(3, `${LATER} drei`));
    await office.round();
    expect((await tablet.device.round()).ok).toBe(true);
    expect(await tablet.dump()).not.toContain(LATER);
    await tablet.unlock();
    expect(await tablet.read(visitorOf(1))).toMatchObject({ displayName: LATER });
    expect(await tablet.read(visitorOf(3))).toMatchObject({ displayName: `${LATER} drei` });
  });

  it('does not open in another document’s place', async () => {
    const { database } = tablet;
    const [one, two] = await database.documents.bulkGet([
      ['lichtenberg', visitorOf(1)],
      ['lichtenberg', visitorOf(2)],
    ]);
    const doc2 = { ...two?.doc, closed: one?.doc.closed };
    await database.documents.update(['lichtenberg', visitorOf(2)], { doc: doc2 });
    expect(await tablet.read(visitorOf(2))).toBeUndefined();
  });
});

describe('a write of a team’s tablet that names a person', () => {
  it('goes as every other while it is open', async () => {
    expect(await tablet.set(visitorOf(1), { displayName: LATER })).toBe('written');
    await tablet.device.round();
    expect(await stored(visitorOf(1))).toMatchObject({ displayName: LATER });
    expect(await tablet.device.outbox()).toEqual([]);
    expect(await tablet.dump()).not.toContain(LATER);
  });

  it('is delivered by a tablet that was locked before it had a network', async () => {
    await tablet.set(visitorOf(1), { displayName: LATER });
    await tablet.set(visitorOf(4), { personId: personOf(4), displayName: `${LATER} vier` });
    await tablet.restart();
    expect(await tablet.dump()).not.toContain(LATER);
    expect(await readWaiting(tablet.database, 'lichtenberg')).toHaveLength(2);
    await tablet.device.round();
    expect(await stored(visitorOf(1))).toMatchObject({ displayName: LATER });
    expect(await stored(visitorOf(4))).toMatchObject({ displayName: `${LATER} vier` });
    expect(await tablet.device.outbox()).toEqual([]);
    await tablet.unlock();
    expect(await tablet.read(visitorOf(4))).toMatchObject({ displayName: `${LATER} vier` });
  });

  it('can be new while it is locked; what is there cannot be changed unread', async () => {
    await tablet.restart();
    expect(await tablet.set(visitorOf(1), { displayName: LATER })).toBe('locked');
    const fields = { personId: personOf(5), displayName: LATER };
    expect(await tablet.set(visitorOf(5), fields)).toBe('written');
    expect(await tablet.dump()).not.toContain(LATER);
    await tablet.device.round();
    expect(await stored(visitorOf(5))).toMatchObject({ displayName: LATER });
    expect(await readWaiting(tablet.database, 'lichtenberg')).toEqual([]);
  });

  it('that was taken back is deleted at the server too, locked or not', async () => {
    await tablet.set(visitorOf(6), { personId: personOf(6), displayName: LATER });
    await tablet.device.round();
    await tablet.device.remove(visitorOf(6));
    await tablet.restart();
    await tablet.device.round();
    expect(await stored(visitorOf(6))).toBeUndefined();
    expect(await tablet.device.outbox()).toEqual([]);
  });

  it('that the server refuses is kept, and not in clear', async () => {
    await tablet.set(visitorOf(1), { displayName: LATER, mergedInto: personOf(2) });
    await tablet.device.round();
    expect(await tablet.device.refusals()).toMatchObject([{ code: 'forbidden' }]);
    expect(await tablet.dump()).not.toContain(LATER);
    expect(await tablet.read(visitorOf(1))).toMatchObject({ displayName: NAME });
  });
});

describe('edits of the same person beside each other', () => {
  const edits = async () => {
    await tablet.set(visitorOf(1), { language: 'tr' });
    await office.set(visitorOf(1), { displayName: LATER, band: '75+' });
    await office.round();
  };

  it('merge on an open tablet', async () => {
    await edits();
    await tablet.device.round();
    expect(await stored(visitorOf(1))).toMatchObject({ displayName: LATER, language: 'tr' });
    expect(await tablet.device.outbox()).toEqual([]);
    expect(await tablet.read(visitorOf(1))).toMatchObject({ displayName: LATER, language: 'tr' });
    expect(await tablet.dump()).not.toContain(LATER);
  });

  it('keep the value that gave way, sealed or encrypted', async () => {
    await tablet.set(visitorOf(1), { displayName: 'Mauersegler' });
    await edits();
    await tablet.device.round();
    expect(await tablet.dump()).not.toContain('Mauersegler');
    expect(await tablet.dump()).not.toContain(LATER);
    const kept = await (await server.store.database('lichtenberg-private')).range(
      `${personOf(1)}:superseded:`,
    );
    expect(kept).toMatchObject([{ doc: { field: 'displayName', value: LATER } }]);
    expect(await stored(visitorOf(1))).toMatchObject({ displayName: 'Mauersegler' });
  });

  it('hold up nothing of a tablet without a card that loses its key', async () => {
    const other = await aPairedDevice(server.store, { role: 'team', placeId: 'huellen' });
    const fresh = await LockedTablet.start({ origin: server.url, paired: other });
    await fresh.device.round();
    await fresh.set(visitorOf(1), { displayName: 'Mauersegler' });
    await edits();
    await fresh.device.round();
    await fresh.device.round();
    expect(await fresh.device.outbox()).toMatchObject([{ status: 'kept' }]);
    await fresh.restart();
    // It compares everything, as the key of what it held is gone, and sends again what it never reads.
    await fresh.device.round();
    const visit = aVisit(personOf(2), '2026-11-24', { outcome: 'solved' });
    await fresh.device.create(visit);
    await fresh.device.round();
    expect(await stored(visit._id)).toMatchObject({ outcome: 'solved' });
    expect((await fresh.device.outbox()).filter(({ status }) => status === 'pending')).toEqual([]);
    // Should the server be set back, the value that gave way can go again.
    const [kept, ...others] = (await fresh.device.outbox()).filter((one) => one.status === 'kept');
    expect(others).toEqual([]);
    const rows = await fresh.database.documents.toArray();
    expect(rows.map(({ id }) => id)).toContain(kept?.id);
    fresh.database.close();
  });

  it('of what names nobody merge while it is locked, and what gave way is delivered sealed', async () => {
    const visit = aVisit(personOf(1), '2026-11-24', { outcome: 'solved' });
    await tablet.device.create(visit);
    await tablet.device.round();
    await office.round();
    await tablet.device.set(visit._id, { outcome: 'again' });
    await office.set(visit._id, { outcome: 'homeVisit' });
    await office.round();
    await tablet.restart();
    await tablet.device.round();
    expect(await stored(visit._id)).toMatchObject({ outcome: 'again' });
    const kept = await (await server.store.database('lichtenberg-private')).range(
      `${personOf(1)}:superseded:`,
    );
    expect(kept).toMatchObject([{ doc: { field: 'outcome', value: 'homeVisit' } }]);
  });

  it('merge at the server where the tablet is locked', async () => {
    await edits();
    await tablet.restart();
    await tablet.device.round();
    expect(await stored(visitorOf(1))).toMatchObject({ displayName: LATER, language: 'tr' });
    await tablet.device.round();
    expect(await tablet.device.outbox()).toEqual([]);
    await tablet.unlock();
    expect(await tablet.read(visitorOf(1))).toMatchObject({ displayName: LATER, language: 'tr' });
  });

  it('wait where nothing can be sealed, hold up nobody, and meet when it is opened', async () => {
    await edits();
    // As it was written before the quarter had a key.
    await tablet.database.outbox.toCollection().modify((entry) => {
      delete entry.letter;
    });
    await tablet.restart();
    const visit = aVisit(personOf(1), '2026-11-24');
    await tablet.device.create(visit);
    expect((await tablet.device.round()).ok).toBe(true);
    expect((await tablet.device.round()).ok).toBe(true);
    expect(await stored(visit._id)).toBeDefined();
    expect(await stored(visitorOf(1))).not.toHaveProperty('language');
    expect(await tablet.device.outbox()).toMatchObject([{ id: visitorOf(1), status: 'pending' }]);
    expect(await tablet.dump()).not.toContain(LATER);
    await tablet.unlock();
    await tablet.device.round();
    expect(await stored(visitorOf(1))).toMatchObject({ displayName: LATER, language: 'tr' });
    expect(await tablet.device.outbox()).toEqual([]);
  });
});

describe('a volunteer’s own phone', () => {
  it('opens itself, encrypted all the same, until it is given a card', async () => {
    const personId = 'b'.repeat(32);
    const own = await aPairedDevice(server.store, { role: 'team', personId });
    const phone = await LockedTablet.start({ origin: server.url, paired: own });
    await phone.device.round();
    const seen = () => documentById(phone.database, 'lichtenberg', visitorOf(1));
    expect(await seen()).toMatchObject({ displayName: NAME });
    expect(await phone.dump()).not.toContain(NAME);
    await phone.restart();
    expect((await phone.vault()).isOpen).toBe(true);
    expect(await seen()).toMatchObject({ displayName: NAME });
    await phone.restart();
    const shown: unknown[] = [];
    const subscription = liveQuery(seen).subscribe((doc) => shown.push(doc));
    await expect.poll(() => shown).toEqual([undefined]);
    await phone.vault();
    await expect.poll(() => shown.at(-1)).toMatchObject({ displayName: NAME });
    subscription.unsubscribe();
    await addCard(phone.database, await phone.vault(), CARD);
    await phone.restart();
    expect((await phone.vault()).isOpen).toBe(false);
    expect(await seen()).toBeUndefined();
    await phone.unlock();
    expect(await seen()).toMatchObject({ displayName: NAME });
    phone.database.close();
  });
});

describe('a tablet that becomes an office’s device', () => {
  it('delivers what waited by its letter, and holds the team’s data as an office does', async () => {
    await tablet.set(visitorOf(8), { personId: personOf(8), displayName: LATER });
    await changeDevice(server.store, paired.deviceId, { role: 'office' });
    const role = async () => {
      await tablet.restartSession();
      return (await readSession(tablet.database)).role;
    };
    await expect.poll(role).toBe('office');
    for (let turn = 0; turn < 3; turn += 1) await tablet.device.round();
    expect(await stored(visitorOf(8))).toMatchObject({ displayName: LATER });
    const seen = (n: number) => documentById(tablet.database, 'lichtenberg', visitorOf(n));
    expect(await seen(1)).toMatchObject({ displayName: NAME });
    expect(await seen(8)).toMatchObject({ displayName: LATER });
    expect(await tablet.device.outbox()).toEqual([]);
    expect(await tablet.device.refusals()).toEqual([]);
    expect(await tablet.dump()).not.toContain('"vault');
  });
});

describe('what cannot be delivered and is taken to the office as a file', () => {
  it('is sealed where it names a person', async () => {
    await tablet.set(visitorOf(8), { personId: personOf(8), displayName: LATER });
    const file = await unsentExport(tablet.database, 'lichtenberg', new Date());
    expect(file.waiting).toMatchObject([{ id: visitorOf(8), sealed: { box: expect.any(String) } }]);
    expect(JSON.stringify(file)).not.toContain(LATER);
  });
});

describe('a person who is erased', () => {
  it('leaves a locked tablet too, and the list of names with them', async () => {
    await readList();
    expect(await listed()).toBe(1);
    await tablet.restart();
    const erased = [{ id: visitorOf(1), rev: '' }];
    await tablet.database.transaction('rw', tablet.database.tables, () =>
      dropErased(
        { database: tablet.database, quarter: 'lichtenberg' },
        erased.map(({ id }) => id),
      ),
    );
    expect(await listed()).toBe(0);
    expect(await tablet.dump()).not.toContain(personOf(1));
    await tablet.unlock();
    expect((await readList()).found(NAME, 5)).toHaveLength(1);
  });

  const readList = async () => NameIndex.read(tablet.database, 'lichtenberg', await tablet.vault());
  const listed = () => tablet.database.own.where('key').startsWith('vaultNames').count();
});

describe('a tablet whose key nobody has', () => {
  it('draws another, and loses nothing of what was written or is at the server', async () => {
    const fresh = await LockedTablet.open({ origin: server.url, paired });
    await fresh.device.round();
    const { own } = fresh.database;
    const vault = (await own.get('vault'))?.value as { wraps: unknown[] };
    await own.put({ key: 'vault', value: { ...vault, wraps: [] } });
    await fresh.set(visitorOf(7), { personId: personOf(7), displayName: LATER });
    await fresh.restart();
    expect((await fresh.vault()).isOpen).toBe(true);
    expect(await fresh.read(visitorOf(1))).toBeUndefined();
    await fresh.device.round();
    await fresh.device.round();
    expect(await stored(visitorOf(7))).toMatchObject({ displayName: LATER });
    expect(await fresh.read(visitorOf(1))).toMatchObject({ displayName: NAME });
    expect(await fresh.read(visitorOf(7))).toMatchObject({ displayName: LATER });
    expect(await fresh.device.outbox()).toEqual([]);
    fresh.database.close();
  });
});

describe('a tablet that is revoked while it holds 20 unsent visits and 2 names', () => {
  const inQuarantine = async () => {
    const kept = await (await server.store.database('registry')).range('quarantine:');
    return kept.map(({ doc: { write } }) => write as { id?: string; sealed?: object });
  };
  const revokedRound = async () => {
    await changeDevice(server.store, paired.deviceId, { revokedAt: '2026-11-25T08:00:00Z' });
    const isRevoked = async () => {
      await tablet.restartSession();
      return (await readSession(tablet.database)).revoked;
    };
    await expect.poll(isRevoked).toBe(true);
    expect((await tablet.device.round()).ok).toBe(true);
  };

  it.each(['unlocked', 'locked'])(
    'and %s: they are in the quarantine, and nothing stays here',
    async (how) => {
      const visits = Array.from({ length: 20 }, (_, n) => aVisit(personOf(n + 20), '2026-11-24'));
      await tablet.device.create(...visits);
      await tablet.set(visitorOf(1), { displayName: LATER });
      await tablet.set(visitorOf(8), { personId: personOf(8), displayName: LATER });
      const version = {
        doc: {
          _id: visitorOf(9),
          type: 'visitor',
          closed: { key: 'k', iv: new Uint8Array(1), box: new Uint8Array(1) },
        },
      };
      const letter = (await tablet.device.outbox()).find(({ id }) => id === visitorOf(8))?.letter;
      const at = '2026-11-24T10:00:00Z';
      const refused = { id: visitorOf(9), code: 'invalid', message: '', version, letter, at };
      await tablet.database.refusals.add({ quarter: 'lichtenberg', ...refused });
      if (how === 'locked') await tablet.restart();
      await revokedRound();
      const brought = await inQuarantine();
      expect(brought.filter(({ id }) => id?.startsWith('visit:'))).toHaveLength(20);
      expect(brought.filter(({ sealed }) => sealed)).toHaveLength(how === 'locked' ? 2 : 1);
      expect(brought.filter(({ id }) => id?.startsWith('visitor:'))).toHaveLength(
        how === 'locked' ? 0 : 2,
      );
      const dump = await tablet.dump();
      expect(dump).not.toContain('visitor:');
      expect(dump).not.toContain(personOf(1));
      expect(dump).not.toContain('vault');
      expect(dump).toContain('quarter:lichtenberg');
      expect(await tablet.device.outbox()).toEqual([]);
      expect(await tablet.device.refusals()).toEqual([]);
    },
  );
});

it('tables are all searched by the dump', () => {
  expect(new LocalDatabase().tables.length).toBeGreaterThan(10);
});
