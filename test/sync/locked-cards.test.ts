import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cardMark } from '#domain/card-mark.ts';
import { cardNumberFrom } from '#domain/card-number.ts';
import type { Body } from '#domain/version.ts';
import { enterByNumber, isReplacedUnread } from '../../app/data/locked-cards.ts';
import { NameIndex } from '../../app/data/name-index.ts';
import { resolveSaidNumbers } from '../../app/data/said-numbers.ts';
import { recordVisit, undoVisitor } from '../../app/data/treff-entries.ts';
import { SealKeys } from '../../sync-server/sealing/seal-keys.ts';
import { aPlace, aQuarter } from '../support/builders.ts';
import { LockedTablet } from '../support/locked-tablet.ts';
import { aMemoryStore } from '../support/memory-store.ts';
import { must } from '../support/must.ts';
import { aPairedDevice } from '../support/paired-device.ts';
import { doc } from '../support/sample-documents.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { plant } from '../support/visits.ts';

const QUARTER = 'lichtenberg';
const personOf = (n: number) => n.toString(16).padStart(32, 'a');
const [OLD, NEW, UNKNOWN, OTHER] = ['12345', '54321', '99999', '70431'].map(cardNumberFrom) as [
  string,
  string,
  string,
  string,
];
const visitor = (n: number, fields: object): Body =>
  doc('visitor', `visitor:${personOf(n)}`, {
    personId: personOf(n),
    displayName: `Frau ${n}`,
    ...fields,
  });

let server: TestServer;
let tablet: LockedTablet;

beforeEach(async () => {
  const store = aMemoryStore();
  const sealKey = await new SealKeys(store).ensure(QUARTER);
  const documents = [aQuarter({ sealKey }), aPlace({ _id: 'place:huellen' })];
  server = await startTestServer({ store, documents });
  await plant(await team(), [
    visitor(1, { cardNumber: NEW }),
    visitor(2, {}),
    // A blank card that was given to the third: it opens them with the id that is on it.
    visitor(3, {}),
    visitor(4, { cardNumber: OTHER, mergedInto: personOf(3) }),
  ]);
  const paired = await aPairedDevice(store, { role: 'team', placeId: 'huellen' });
  tablet = await LockedTablet.open({ origin: server.url, paired });
  await tablet.device.round();
});
afterEach(async () => {
  tablet.database.close();
  await server.stop();
});

const team = () => server.store.database('lichtenberg-team');
const stored = async (type: string) =>
  (await (await team()).range(`${type}:`)).map(({ doc: body }) => body);
const around = () => tablet.device.around();
const names = async () => NameIndex.read(tablet.database, QUARTER, await tablet.vault());
const locked = async () => {
  await tablet.restart();
  await tablet.device.round();
};
const said = async (number: string) => must(await enterByNumber(await around(), number));

describe('a locked tablet', () => {
  it('refuses a card that was replaced, and takes all others', async () => {
    await locked();
    const isReplaced = (n: number, cardNumber: string) =>
      isReplacedUnread(tablet.database, QUARTER, { personId: personOf(n), cardNumber });
    expect(cardMark(OLD)).not.toBe(cardMark(NEW));
    expect(await isReplaced(1, OLD)).toBe(true);
    expect(await isReplaced(1, NEW)).toBe(false);
    // Somebody without a number, and somebody of whom nothing is known here.
    expect(await isReplaced(2, OLD)).toBe(false);
    expect(await isReplaced(9, OLD)).toBe(false);
    // Whoever has a blank card: by either id, the card of before no longer.
    expect(await isReplaced(4, OTHER)).toBe(false);
    expect(await isReplaced(3, OLD)).toBe(true);
  });

  it('keeps no number in clear for that', async () => {
    await locked();
    const dump = await tablet.dump();
    for (const number of [NEW, OTHER]) expect(dump).not.toContain(number);
  });

  it('enters whoever says their number: delivered at once, and put right by whoever opens it', async () => {
    await locked();
    const { visitId } = await said(NEW);
    expect(await tablet.dump()).not.toContain(NEW);
    expect((await tablet.device.round()).ok).toBe(true);
    // The office has the visit, and what was said.
    const shown = `Treff-Karte ${NEW.slice(0, 3)} ${NEW.slice(3)}`;
    expect(await stored('visit')).toMatchObject([{ _id: visitId, source: 'number' }]);
    expect((await stored('visitor')).map(({ displayName }) => displayName)).toContain(shown);

    await tablet.unlock();
    expect(await resolveSaidNumbers(await around(), await names())).toBe(1);
    expect(await resolveSaidNumbers(await around(), await names())).toBe(0);
    expect((await tablet.device.round()).ok).toBe(true);
    const [visit, ...others] = await stored('visit');
    expect(others).toEqual([]);
    expect(visit).toMatchObject({ personId: personOf(1), source: 'number' });
    expect(await stored('visitor')).toHaveLength(4);
    expect(await tablet.device.outbox()).toEqual([]);
    expect(await tablet.device.refusals()).toEqual([]);
  });

  it('counts once who was entered by name as well, and whose number was said twice', async () => {
    must(await recordVisit(await around(), personOf(1), { source: 'scan' }));
    await locked();
    await said(NEW);
    await said(NEW);
    await tablet.unlock();
    expect(await resolveSaidNumbers(await around(), await names())).toBe(2);
    await tablet.device.round();
    expect(await stored('visit')).toMatchObject([{ personId: personOf(1), source: 'scan' }]);
  });

  it('leaves standing a number that nobody has', async () => {
    await locked();
    await said(UNKNOWN);
    await tablet.unlock();
    expect(await resolveSaidNumbers(await around(), await names())).toBe(0);
    await tablet.device.round();
    expect(await stored('visit')).toHaveLength(1);
    expect(await stored('visitor')).toHaveLength(5);
  });

  it('takes such an entry back', async () => {
    await locked();
    await undoVisitor(await around(), await said(NEW));
    await tablet.device.round();
    expect(await stored('visit')).toEqual([]);
    expect(await stored('visitor')).toHaveLength(4);
  });
});

it('two tablets that put the same person in the place write one visit', async () => {
  await locked();
  await said(NEW);
  await tablet.device.round();
  const paired = await aPairedDevice(server.store, { role: 'team', placeId: 'huellen' });
  const other = await LockedTablet.open({ origin: server.url, paired });
  await other.device.round();
  await tablet.unlock();
  const namesThere = await NameIndex.read(other.database, QUARTER, await other.vault());
  expect(await resolveSaidNumbers(await around(), await names())).toBe(1);
  expect(await resolveSaidNumbers(await other.device.around(), namesThere)).toBe(1);
  for (let turn = 0; turn < 3; turn += 1) {
    await tablet.device.round();
    await other.device.round();
  }
  expect(await stored('visit')).toMatchObject([{ personId: personOf(1) }]);
  expect(await stored('visitor')).toHaveLength(4);
  expect(await tablet.device.refusals()).toEqual([]);
  expect(await other.device.refusals()).toEqual([]);
  other.database.close();
});
