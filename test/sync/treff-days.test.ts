import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays, dateOf, type LocalDate, localDateTimeAt } from '#domain/local-time.ts';
import { personIdFrom } from '#domain/person-id.ts';
import type { Body } from '#domain/version.ts';
import { Outcome } from '#domain/visit.ts';
import { mergedPerson, type Visitor } from '#domain/visitor.ts';
import { documentsOfType } from '../../app/data/document-range.ts';
import { setLocalDatabase } from '../../app/data/local-store.ts';
import { keepApart, mergeVisitors, observeSimilar } from '../../app/data/similar-visitors.ts';
import { readTreffDay } from '../../app/data/treff-day.ts';
import { closeSession, openSession } from '../../app/data/treff-sessions.ts';
import { BOTH_STORES, type OpenedStore } from '../support/both-stores.ts';
import { EngineDevice, untilQuiet } from '../support/engine-device.ts';
import { aPairedDevice } from '../support/paired-device.ts';
import { pick, randomFrom } from '../support/random.ts';
import { doc } from '../support/sample-documents.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { TreffModel } from '../support/treff-model.ts';
import { TreffTablet } from '../support/treff-tablet.ts';
import { plant } from '../support/visits.ts';

const QUARTER = 'lichtenberg';
const MINUTES = 5 * 60_000;
const SEED = 20_261_201;
const ENTRIES = 400;
const REGULARS = 70;
const TOPICS = ['Fotos', 'Drucken', 'Handy', 'E-Mail'];
const BANDS = ['bis 59', '60 bis 74', 'ab 75'];

const personOf = (n: number) =>
  personIdFrom(new Uint8Array(16).map((_, at) => (at < 2 ? (n >> (8 * at)) & 255 : 0xaa)));
const sessionOf = (date: LocalDate) => `session:huellen~${date}`;
const today = () => dateOf(localDateTimeAt(new Date()));

/** A name unlike every other, however it is misspelled. */
const nameOf = (n: number) => {
  const syllables = ['bar', 'del', 'fin', 'gom', 'kur', 'lat', 'mes', 'nip', 'rog', 'sut'];
  const word = (part: number) =>
    [100, 10, 1].map((size) => syllables[(Math.floor(part / size) + size) % 10]).join('');
  return `${word(n)} ${word((n * 7 + 3) % 1_000)}${word((n * 13 + 5) % 1_000)}`;
};

describe.each(BOTH_STORES)('a Treff on %s', (_name, open) => {
  let opened: OpenedStore;
  let server: TestServer;
  let office: EngineDevice;
  const clock = { now: new Date() };

  beforeEach(async () => {
    opened = await open();
    server = await startTestServer({ store: opened.store });
    const team = await server.store.database('lichtenberg-team');
    await plant(
      team,
      Array.from({ length: REGULARS }, (_, n) => visitor(personOf(n), nameOf(n))),
    );
    const paired = await aPairedDevice(server.store, { role: 'office' });
    office = await EngineDevice.open({ origin: server.url, paired });
    clock.now = new Date();
  });
  afterEach(async () => {
    office.database.close();
    await server.stop();
    await opened.remove();
  });

  const visitor = (personId: string, displayName: string): Body =>
    doc('visitor', `visitor:${personId}`, { personId, displayName });

  async function aTablet(name: string): Promise<TreffTablet> {
    const paired = await aPairedDevice(server.store, { role: 'team', placeId: 'huellen' });
    return TreffTablet.open(name, server.url, paired, clock);
  }

  it('has the numbers of what truly happened, after three days without a network', {
    timeout: MINUTES,
  }, async () => {
    const random = randomFrom(SEED);
    const model = new TreffModel();
    const tablets = await Promise.all(['A', 'B', 'C'].map(aTablet));
    const dates = [-2, -1, 0].map((days) => addDays(today(), days));
    /** Who is who: a person's ids, and the visit of each on a tablet and day. */
    const realOf = new Map<string, string>();
    const visits = new Map<string, string>();
    for (let n = 0; n < REGULARS; n += 1) realOf.set(personOf(n), `regular ${n}`);
    let entries = 0;
    let doubles = 0;
    let news = 0;
    const lost = new Set<string>();

    const enter = async (tablet: TreffTablet, date: LocalDate, n: number) => {
      const real = `regular ${n}`;
      visits.set(`${tablet.name} ${date} ${real}`, await tablet.enter(personOf(n)));
      model.enter(date, tablet.name, real);
      entries += 1;
    };
    const enterNew = async (tablet: TreffTablet, date: LocalDate, real: string, name: string) => {
      const { personId, visitId } = await tablet.enterNew(name);
      realOf.set(personId, real);
      visits.set(`${tablet.name} ${date} ${real}`, visitId);
      model.enter(date, tablet.name, real);
      entries += 1;
    };
    const say = async (tablet: TreffTablet, date: LocalDate, real: string, outcome?: Outcome) => {
      const topics = TOPICS.filter(() => random() < 0.4);
      await tablet.say(visits.get(`${tablet.name} ${date} ${real}`) ?? '', topics, outcome);
      model.say(date, tablet.name, real, topics, outcome);
    };
    const other = (tablet: TreffTablet) =>
      pick(
        random,
        tablets.filter((one) => one !== tablet),
      );

    const somethingHappens = async (tablet: TreffTablet, date: LocalDate) => {
      const dice = random();
      if (dice < 0.6) {
        const n = Math.floor(random() * REGULARS);
        const real = `regular ${n}`;
        const isFirst = !model.isHere(date, real);
        await enter(tablet, date, n);
        if (isFirst && random() < 0.8) await say(tablet, date, real, pick(random, Outcome.options));
        if (random() < 0.25) {
          const second = other(tablet);
          const isThere = model.told(date, second.name, real) !== undefined;
          await enter(second, date, n);
          if (!isThere) await say(second, date, real);
          doubles += 1;
        }
      } else if (dice < 0.66) {
        news += 1;
        const real = `new ${news}`;
        const name = nameOf(REGULARS + news * 3);
        await enterNew(tablet, date, real, name);
        if (random() < 0.5) {
          await enterNew(other(tablet), date, real, name);
          doubles += 1;
        }
      } else if (dice < 0.69) {
        // A regular whom nobody found in the list.
        const n = Math.floor(random() * REGULARS);
        const real = `regular ${n}`;
        if (model.isHere(date, real)) return;
        await enterNew(tablet, date, real, nameOf(n).toUpperCase());
      } else if (dice < 0.9) {
        const band = pick(random, BANDS);
        await tablet.tally(band, 1);
        model.tally(date, band, 1);
        entries += 1;
        if (random() < 0.15) {
          await tablet.tally(band, -1);
          model.tally(date, band, -1);
        }
      } else {
        const real = pick(random, model.hereBy(date, tablet.name));
        if (real === undefined) return;
        const told = model.told(date, tablet.name, real);
        if (random() < 0.6) await say(tablet, date, real, told?.outcome as Outcome | undefined);
        else {
          const key = `${tablet.name} ${date} ${real}`;
          await tablet.leave(visits.get(key) ?? '');
          model.leave(date, tablet.name, real);
        }
      }
    };

    const powerCut = async (tablet: TreffTablet, date: LocalDate) => {
      const n = Math.floor(random() * REGULARS);
      await tablet.losePowerDuring(() => tablet.enter(personOf(n)));
      lost.add(tablet.name);
      // Nobody knows whether it was kept, so it is entered again.
      await enter(tablet, date, n);
      const band = pick(random, BANDS);
      const before = await tablet.tallied(date, band);
      await tablet.losePowerDuring(() => tablet.tally(band, 1));
      // The screen shows the count: who sees that it is missing presses again.
      if ((await tablet.tallied(date, band)) === before) await tablet.tally(band, 1);
      model.tally(date, band, 1);
      entries += 1;
    };

    for (const [day, date] of dates.entries()) {
      clock.now = new Date(`${date}T13:00:00Z`);
      for (const tablet of tablets) await openSession(await tablet.device.around(), {});
      for (let n = 0; entries < (ENTRIES * (day + 1)) / 3; n += 1) {
        clock.now = new Date(clock.now.getTime() + 60_000);
        const tablet = pick(random, tablets);
        await somethingHappens(tablet, date);
        if (n === 20 || n === 60) await powerCut(pick(random, tablets), date);
      }
      if (day === 0) {
        // The third is brought to the office and has its last say; another takes its place.
        const [a, b, old] = tablets as [TreffTablet, TreffTablet, TreffTablet];
        await untilQuiet(old.device);
        old.device.database.close();
        tablets.splice(0, 3, a, b, await aTablet('D'));
      } else {
        await closeSession(await pick(random, tablets).device.around(), sessionOf(date));
      }
    }
    expect(entries).toBeGreaterThanOrEqual(ENTRIES);
    expect(doubles / entries).toBeGreaterThan(0.12);
    expect(lost.size).toBeGreaterThan(0);

    await untilQuiet(...tablets.map(({ device }) => device), office);
    await untilQuiet(...tablets.map(({ device }) => device), office);
    setLocalDatabase(office.database);
    await decideTwins(realOf);
    await untilQuiet(office, ...tablets.map(({ device }) => device));

    for (const device of [office, ...tablets.map((tablet) => tablet.device)]) {
      for (const date of dates) {
        expect(await numbersOf(device, date)).toEqual(model.figures(date));
      }
    }
    const persons = new Set(await personsAtOffice());
    expect(persons.size).toBe(model.persons().size);
    const { session } = await readTreffDay(office.database, QUARTER, sessionOf(dates[1] ?? ''));
    expect(session?.devices).toHaveLength(3);
    for (const { device } of tablets) device.database.close();
  });

  async function numbersOf(device: EngineDevice, date: LocalDate) {
    const { figures } = await readTreffDay(device.database, QUARTER, sessionOf(date));
    const { visits, topics, outcomes, open: undecided } = figures;
    const tallied = Object.fromEntries(
      Object.entries(figures.tallied).filter(([, count]) => count > 0),
    );
    return { visits, tallied, topics, outcomes, open: undecided.length };
  }

  /** The office knows its people: it merges who is one and leaves apart who is two. */
  async function decideTwins(realOf: ReadonlyMap<string, string>): Promise<void> {
    for (;;) {
      const pairs = await new Promise<Awaited<ReturnType<typeof pairsNow>>>((resolve) => {
        void pairsNow().then(resolve);
      });
      const [pair] = pairs;
      if (!pair) return;
      const isSame = realOf.get(pair.into.personId) === realOf.get(pair.other.personId);
      if (isSame) await mergeVisitors(QUARTER, pair, new Date());
      else await keepApart(QUARTER, pair, true, new Date());
    }
  }

  async function pairsNow() {
    return new Promise<import('#domain/similar-names.ts').SimilarPair[]>((resolve, reject) => {
      const subscription = observeSimilar(QUARTER).subscribe({
        next: ({ pairs }) => {
          resolve(pairs);
          queueMicrotask(() => subscription.unsubscribe());
        },
        error: reject,
      });
    });
  }

  async function personsAtOffice(): Promise<string[]> {
    const visitors = await documentsOfType<Visitor>(office.database, QUARTER, 'visitor');
    const byPerson = new Map(visitors.map((one) => [one.personId, one]));
    const all = await documentsOfType<{ personId: string }>(office.database, QUARTER, 'visit');
    return all.map(({ personId }) => mergedPerson(personId, byPerson));
  }
});
