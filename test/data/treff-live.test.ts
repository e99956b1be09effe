import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { observeIdleLimit } from '../../app/data/idle-limit.ts';
import { setLocalDatabase } from '../../app/data/local-store.ts';
import { observeOwnTally } from '../../app/data/own-tally.ts';
import { observeSimilar } from '../../app/data/similar-visitors.ts';
import { observeTreffDay, observeTreffDays } from '../../app/data/treff-day.ts';
import { addVisitor, recordTally, recordVisit } from '../../app/data/treff-entries.ts';
import { observeShownDays } from '../../app/data/treff-figures.ts';
import { chooseTreffPlace, observeTreffPlace } from '../../app/data/treff-place.ts';
import { observeHere, observeLastTime } from '../../app/data/treff-recent.ts';
import { closeSession } from '../../app/data/treff-sessions.ts';
import { changeVisit } from '../../app/data/treff-visits.ts';
import { aCommandDevice, type CommandDevice } from '../support/command-device.ts';
import { DEVICE_ID, doc } from '../support/sample-documents.ts';
import { aVisit, personOf, visitor } from '../support/visits.ts';

const QUARTER = 'lichtenberg';
const TODAY = 'session:huellen~2026-11-30';

let tablet: CommandDevice;
const subscriptions: { unsubscribe(): void }[] = [];

afterEach(() => {
  for (const subscription of subscriptions.splice(0)) subscription.unsubscribe();
});

beforeEach(async () => {
  tablet = await aCommandDevice({
    role: 'team',
    placeId: 'huellen',
    deviceId: DEVICE_ID,
    scopes: ['public', 'team'],
  });
  setLocalDatabase(tablet.database);
  await tablet.hold(
    doc('session', 'session:huellen~2026-11-23', { placeId: 'place:huellen', date: '2026-11-23' }),
    aVisit(personOf(1), '2026-11-23'),
    visitor(1, 'Frau Öz'),
  );
});

interface Observed<Value> {
  subscribe(next: (value: Value) => void): { unsubscribe(): void };
}

/** What something observed says last, by a function that asks for it. */
async function lastOf<Value, Seen>(observed: Observed<Value>, see: (value: Value) => Seen) {
  const shown: Seen[] = [];
  subscriptions.push(observed.subscribe((value) => shown.push(see(value))));
  await expect.poll(() => shown.length).toBeGreaterThan(0);
  return () => shown.at(-1);
}

const enter = (n: number) => recordVisit(tablet.around, personOf(n), { source: 'name' });

describe('a screen sees at once', () => {
  it('who was entered, among those who were here lately', async () => {
    const here = await lastOf(
      observeHere(QUARTER, () => tablet.at),
      ({ here: all }) => all.length,
    );
    expect(here()).toBe(0);
    await enter(1);
    await expect.poll(here).toBe(1);
    await addVisitor(tablet.around, { displayName: 'Frau Neu' });
    await expect.poll(here).toBe(2);
  });

  it('what a day comes to, in the list of days too', async () => {
    const people = await lastOf(observeTreffDay(QUARTER, TODAY), ({ figures }) => figures.people);
    const inList = await lastOf(observeTreffDays(QUARTER, 9), (days) =>
      days.map(({ figures }) => `${figures.people} ${figures.open.length}`).join(),
    );
    expect(people()).toBe(0);
    await enter(1);
    await recordTally(tablet.around, 'ab 75', 1);
    await expect.poll(people).toBe(2);
    await expect.poll(inList).toBe('2 1,1 0');
    await changeVisit(tablet.around, `visit:huellen~2026-11-30~${personOf(1)}`, () => ({
      outcome: 'again',
    }));
    await expect.poll(inList).toBe('2 0,1 0');
    await changeVisit(tablet.around, `visit:huellen~2026-11-23~${personOf(1)}`, () => ({
      outcome: undefined,
    }));
    await expect.poll(inList).toBe('2 0,1 1');
  });

  it('what this tablet counted, also at another Treff that was chosen', async () => {
    const owner = { role: 'team', personId: personOf(9), deviceId: DEVICE_ID, scopes: ['team'] };
    const phone = await aCommandDevice(owner);
    setLocalDatabase(phone.database);
    const counted = await lastOf(
      observeOwnTally(QUARTER, () => phone.at),
      (counts) => counts['ab 75'] ?? 0,
    );
    expect(counted()).toBe(0);
    await chooseTreffPlace(QUARTER, 'place:bulmke');
    await recordTally(phone.around, 'ab 75', 1);
    await expect.poll(counted).toBe(1);
    await recordTally(phone.around, 'ab 75', -1);
    await expect.poll(counted).toBe(0);
    await recordTally(phone.around, 'ab 75', 1);
    await chooseTreffPlace(QUARTER, 'place:huellen');
    await expect.poll(counted).toBe(0);
    await chooseTreffPlace(QUARTER, 'place:bulmke');
    await expect.poll(counted).toBe(1);
  });

  it('how many came, on days of which that may be told', async () => {
    const shown = await lastOf(observeShownDays(QUARTER), (days) =>
      [...days].map(([id, people]) => `${id.slice(-2)}: ${people}`).join(),
    );
    for (const n of [1, 2, 3, 4, 5, 6]) await enter(n);
    // One came on the other day of the month: that must not be told, nor what gives it away.
    await expect.poll(shown).toBe('');
    await tablet.hold(...[2, 3, 4, 5, 6].map((n) => aVisit(personOf(n), '2026-11-23')));
    await expect.poll(shown).toBe('23: 6,30: 6');
  });

  it('another name of somebody who is here, and what waits to be sent', async () => {
    await enter(1);
    const seen = await lastOf(
      observeTreffDay(QUARTER, TODAY),
      ({ names, unsent }) => `${names.get(personOf(1))} ${unsent > 0}`,
    );
    expect(seen()).toBe('Frau Öz true');
    await tablet.hold(visitor(1, 'Frau Özdemir'));
    await expect.poll(seen).toBe('Frau Özdemir true');
    await tablet.database.outbox.clear();
    await expect.poll(seen).toBe('Frau Özdemir false');
  });

  it('which Treff was chosen, and that a session is open', async () => {
    const phone = await aCommandDevice({ role: 'team', personId: personOf(9), scopes: ['team'] });
    setLocalDatabase(phone.database);
    const place = await lastOf(observeTreffPlace(QUARTER), ({ placeId }) => placeId);
    const minutes = await lastOf(
      observeIdleLimit(QUARTER, () => phone.at),
      (ms) => ms / 60_000,
    );
    expect([place(), minutes()]).toEqual([undefined, 3]);
    await chooseTreffPlace(QUARTER, 'place:bulmke');
    await expect.poll(place).toBe('place:bulmke');
    expect((await recordVisit(phone.around, personOf(1), { source: 'name' })).ok).toBe(true);
    await expect.poll(minutes).toBe(15);
    await closeSession(phone.around, 'session:bulmke~2026-11-30');
    await expect.poll(minutes).toBe(3);
  });

  it('what is known of the last time, and who may be the same', async () => {
    const topics = await lastOf(
      observeLastTime(QUARTER, [personOf(1)], TODAY),
      (visit) => visit?.topics?.join() ?? '',
    );
    const pairs = await lastOf(observeSimilar(QUARTER), (similar) => similar.pairs.length);
    expect([topics(), pairs()]).toEqual(['phone', 0]);
    await changeVisit(tablet.around, `visit:huellen~2026-11-23~${personOf(1)}`, () => ({
      topics: ['Fotos'],
    }));
    await expect.poll(topics).toBe('Fotos');
    await tablet.hold(visitor(2, 'Frau Oez'));
    await expect.poll(pairs).toBe(1);
  });
});
