import { afterEach, describe, expect, it } from 'vitest';
import type { Body } from '#domain/version.ts';
import { SealKeys } from '../../sync-server/sealing/seal-keys.ts';
import { aQuarter } from '../support/builders.ts';
import { EngineDevice } from '../support/engine-device.ts';
import { LockedTablet } from '../support/locked-tablet.ts';
import { aMemoryStore } from '../support/memory-store.ts';
import { aPairedDevice } from '../support/paired-device.ts';
import { randomFrom } from '../support/random.ts';
import { doc } from '../support/sample-documents.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { plant } from '../support/visits.ts';

/** How many worlds; `SEEDS=200` asks for more. */
const SEEDS = Number(process.env.SEEDS ?? 3);
const FIRST = Number(process.env.FROM ?? 1);
const STEPS = 40;
const personOf = (n: number) => `${'a'.repeat(30)}${String(n).padStart(2, '0')}`;
const visitorOf = (n: number) => `visitor:${personOf(n)}`;
const BLANK = { createdAt: '2026-11-01T08:00:00Z' };

let server: TestServer;
afterEach(() => server.stop());

/** Every word that anybody writes begins so: none may stand on a tablet in clear. */
const WORD = 'Wort-';

describe('two tablets that are locked, opened and started again, and an office', () => {
  const seeds = Array.from({ length: SEEDS }, (_, n) => FIRST + n);
  it.each(seeds)('agree in the end, lose nothing, and show no name: seed %i', async (seed) => {
    const random = randomFrom(seed);
    const below = (n: number) => Math.floor(random() * n);
    const { tablets, office } = await world();
    const words = new Map<string, string>();
    let count = 0;
    const write = async (who: LockedTablet | EngineDevice) => {
      const id = visitorOf(below(4));
      const field = ['displayName', 'language'][below(2)] ?? '';
      count += 1;
      const word = `${WORD}${seed}-${count}`;
      const written =
        who instanceof LockedTablet
          ? await who.set(id, { personId: id.slice(8), ...nameOf(field, word), [field]: word })
          : await changeAtOffice(who, id, { [field]: word });
      if (written === 'written') words.set(word, `${id} ${field}`);
    };
    for (let step = 0; step < STEPS; step += 1) {
      const tablet = tablets[below(2)] ?? tablets[0];
      const dice = below(10);
      if (dice < 3) await write(tablet);
      else if (dice < 4) await write(office);
      else if (dice < 6) await tablet.device.round();
      else if (dice < 7) await office.round();
      else if (dice < 8) await tablet.restart();
      else await tablet.unlock();
      expect(await tablet.dump()).not.toContain(WORD);
    }
    for (const tablet of tablets) await tablet.unlock();
    for (let turn = 0; turn < 6; turn += 1) {
      for (const tablet of tablets) await tablet.device.round();
      await office.round();
    }
    await expectAgreement(tablets, office, words);
    for (const tablet of tablets) tablet.database.close();
    office.database.close();
  });
});

function nameOf(field: string, word: string): Record<string, unknown> {
  return field === 'displayName' ? {} : { displayName: word };
}

async function world() {
  const store = aMemoryStore();
  const sealKey = await new SealKeys(store).ensure('lichtenberg');
  server = await startTestServer({ store, documents: [aQuarter({ sealKey })] });
  const first = [0, 1].map((n) =>
    doc('visitor', visitorOf(n), { ...BLANK, personId: personOf(n), displayName: `${WORD}first` }),
  );
  await plant(await server.store.database('lichtenberg-team'), first);
  const tablets: LockedTablet[] = [];
  for (let n = 0; n < 2; n += 1) {
    const paired = await aPairedDevice(store, { role: 'team' });
    const tablet = await LockedTablet.open({ origin: server.url, paired });
    await tablet.device.round();
    tablets.push(tablet);
  }
  const paired = await aPairedDevice(store, { role: 'office' });
  const office = await EngineDevice.open({ origin: server.url, paired });
  await office.round();
  return { tablets: tablets as [LockedTablet, LockedTablet], office };
}

async function changeAtOffice(office: EngineDevice, id: string, fields: object): Promise<string> {
  if (!(await office.doc(id))) return 'absent';
  await office.set(id, { ...fields });
  return 'written';
}

/** Each word stands somewhere, was written over by whoever saw it, or is kept as what gave way. */
async function expectAgreement(
  tablets: readonly LockedTablet[],
  office: EngineDevice,
  words: ReadonlyMap<string, string>,
): Promise<void> {
  for (let n = 0; n < 4; n += 1) {
    const stored = await (await server.store.database('lichtenberg-team')).get(visitorOf(n));
    const content = stored && !stored.deleted ? stored.doc : undefined;
    expect(await office.doc(visitorOf(n))).toEqual(content);
    for (const tablet of tablets) expect(await tablet.read(visitorOf(n))).toEqual(content);
  }
  for (const { device } of tablets) {
    expect((await device.outbox()).filter(({ status }) => status !== 'kept')).toEqual([]);
    expect(await device.refusals()).toEqual([]);
  }
  expect(words.size).toBeGreaterThan(0);
  const team = await (await server.store.database('lichtenberg-team')).range('visitor:');
  const said = JSON.stringify(team.map(({ doc: body }: { doc: Body }) => body));
  const last = [...words.keys()].at(-1) ?? '';
  const superseded = await (await server.store.database('lichtenberg-private')).range('a');
  const kept = JSON.stringify(superseded.map(({ doc: body }) => body.value));
  // What was written last was seen by nobody who wrote after it.
  expect(said.includes(last) || kept.includes(last)).toBe(true);
}
