import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Body } from '#domain/version.ts';
import { readTreffFigures } from '../../app/data/treff-figures.ts';
import { identityOf, numbersOf } from '../../sync-server/identity.ts';
import { sweepExpired } from '../../sync-server/reactions/retention-sweep.ts';
import { BOTH_STORES, type OpenedStore } from '../support/both-stores.ts';
import { EngineDevice } from '../support/engine-device.ts';
import { aPairedDevice } from '../support/paired-device.ts';
import { aTally, doc } from '../support/sample-documents.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { aVisit, plant } from '../support/visits.ts';

const QUARTER = 'lichtenberg';
const [A, B, C] = ['a', 'b', 'c'].map((letter) => letter.repeat(32)) as [string, string, string];

/** A year of visits: B turned out to be A, and came once under both names. */
const DOCUMENTS: readonly Body[] = [
  aVisit(A, '2025-01-07'),
  aVisit(A, '2025-01-14', { topics: ['phone', 'bank'], outcome: 'again' }),
  aVisit(B, '2025-01-14', { band: undefined, topics: ['photos'], outcome: 'solved' }),
  aVisit(C, '2025-01-14', { band: '60–74', outcome: undefined, topics: undefined }),
  aVisit(B, '2025-02-11'),
  aVisit(C, '2025-12-02'),
  doc('visitor', `visitor:${A}`, { personId: A, displayName: 'Frau A.' }),
  doc('visitor', `visitor:${B}`, { personId: B, displayName: 'Frau A.', mergedInto: A }),
  aTally('d0123456789ab', { counts: { '75+': 4, '60–74': 2 } }),
  aTally('dba9876543210', { counts: { '75+': 1 } }),
];

describe.each(BOTH_STORES)('the statistics of Treffs (%s)', (_name, open) => {
  let opened: OpenedStore;
  let server: TestServer;
  let office: EngineDevice;

  beforeEach(async () => {
    opened = await open();
    server = await startTestServer({ store: opened.store });
    await plant(await server.store.database(`${QUARTER}-team`), DOCUMENTS);
    const paired = await aPairedDevice(opened.store, { role: 'office' });
    office = await EngineDevice.open({ origin: server.url, paired });
    await office.round();
  });
  afterEach(async () => {
    await server.stop();
    await opened.remove();
  });

  const visitsLeft = async () =>
    (await office.documents()).map(([id]) => id).filter((id) => id.startsWith('visit:'));
  const figures = async () => (await readTreffFigures(office.database, QUARTER)).figures;

  /** The last day of some visits is over, and the server does what it does in that night. */
  async function expire(...ids: string[]): Promise<void> {
    const team = await server.store.database(`${QUARTER}-team`);
    for (const stored of await team.getMany(ids)) {
      if (!stored || stored.deleted) throw new Error('no such visit');
      const past = { ...stored.doc, deleteAfter: '2026-01-31' };
      await team.write([{ id: stored.id, base: stored.rev, doc: past }]);
    }
    const takeNumbers = numbersOf(server.store, (await identityOf(server.store)).writer, Date.now);
    await sweepExpired(team, '2026-02-01', takeNumbers, new Date());
    await office.round();
  }

  it('are the same before and after retention has folded the visits into counts', async () => {
    const before = await figures();
    expect(before.sessions.map(({ people }) => people)).toEqual([1, 2, 1, 1, 7]);
    expect(before.months.map(({ persons }) => persons)).toEqual([2, 1, 1, 0]);
    await expire(`visit:huellen~2025-01-07~${A}`, `visit:huellen~2025-01-14~${A}`);
    // The double goes with it: half a visit cannot be counted.
    expect(await office.doc(`visit:huellen~2025-01-14~${B}`)).toBeUndefined();
    expect(await figures()).toEqual(before);
    expect(await visitsLeft()).toHaveLength(3);
    await expire(...(await visitsLeft()));
    expect(await visitsLeft()).toEqual([]);
    expect(await figures()).toEqual(before);
  });
});
