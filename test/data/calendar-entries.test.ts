import { beforeEach, expect, it } from 'vitest';
import { keepCalendarEntry, readCalendarEntries } from '../../app/data/calendar-entries.ts';
import { setLocalDatabase } from '../../app/data/local-store.ts';
import { readOwnTasks } from '../../app/data/own-tasks.ts';
import { dropVisitorThings } from '../../app/data/visitor-things.ts';
import { aQuarter } from '../support/builders.ts';
import { aCommandDevice, type CommandDevice } from '../support/command-device.ts';
import { doc, VOLUNTEER_ID } from '../support/sample-documents.ts';

const QUARTER = 'lichtenberg';
const NOW = '2026-11-30T10:00';
const START = '2026-12-01T10:00';

let phone: CommandDevice;

beforeEach(async () => {
  phone = await aCommandDevice({
    ...{ role: 'team', deviceId: 'd0123456789ab', personId: VOLUNTEER_ID },
    scopes: ['public', 'team', 'me'],
  });
  setLocalDatabase(phone.database);
});

const keep = (madeAt: string, { start = START, key = 'r1', now = NOW } = {}) =>
  keepCalendarEntry(QUARTER, key, { start, madeAt }, now);
const kept = async (now = NOW) =>
  Object.fromEntries(await readCalendarEntries(phone.database, QUARTER, now));

it('each file about a visit names a later second than the one before, whatever the clocks say', async () => {
  expect(await keep('2026-11-30T09:00:00.000Z')).toBe('2026-11-30T09:00:00.000Z');
  // Called off by a clock that goes after, and agreed anew in the same second.
  expect(await keep('2026-11-30T08:00:00.000Z')).toBe('2026-11-30T09:00:01.000Z');
  expect(await keep('2026-11-30T09:00:01.000Z')).toBe('2026-11-30T09:00:02.000Z');
  expect(await keep('2026-11-30T11:00:00.000Z')).toBe('2026-11-30T11:00:00.000Z');
  expect(await kept()).toEqual({ r1: { start: START, madeAt: '2026-11-30T11:00:00.000Z' } });
});

it('what is over is forgotten, here and in other quarters', async () => {
  await keep('2026-11-30T09:00:00.000Z');
  expect(await kept(START)).toEqual({});
  await keepCalendarEntry('tegel', 'r2', { start: START, madeAt: '2026-11-30T09:00:00.000Z' }, NOW);
  await keep('2026-12-02T09:00:00.000Z', {
    key: 'r3',
    start: '2026-12-04T10:00',
    now: '2026-12-02T10:00',
  });
  const keys = (await phone.database.own.toArray()).map(({ key }) => key);
  expect(keys.filter((key) => key.startsWith('calendar'))).toEqual(['calendar lichtenberg r3']);
});

it('a volunteer’s visit that is off is told as long as the calendar has it ahead, and of no other', async () => {
  const yes = doc('response', `response:r1~${VOLUNTEER_ID}~1`, {
    ...{ requestId: 'r1', personId: VOLUNTEER_ID, n: 1, kind: 'yes', at: START },
    arrivedAt: '2026-11-30T08:30:00Z',
  });
  const card = (state: object) =>
    doc('requestCard', 'requestCard:r1', { requestId: 'r1', kind: 'technology', ...state });
  const off = async (at = phone.at) =>
    (await readOwnTasks(phone.database, QUARTER, at)).off.map(({ start }) => start);
  await phone.hold({ ...aQuarter({}) }, card({ state: 'taken', takenBy: yes._id }), yes);
  await keep('2026-11-30T09:00:00.000Z');
  expect(await off()).toEqual([]);
  await phone.hold(card({ state: 'closed' }));
  expect(await off()).toEqual([START]);
  expect(await off(new Date('2026-12-01T09:00:00Z'))).toEqual([]);
  await phone.hold(card({ state: 'open', openSince: '2026-11-30T08:00:00Z' }));
  // A new yes waits: whether it is off, nobody knows.
  expect(await off()).toEqual([]);
  await phone.database.own.where('key').startsWith('calendar').delete();
  await phone.hold(card({ state: 'closed' }));
  expect(await off()).toEqual([]);
});

it('a device that has become an info tablet keeps nothing of it, and begins nothing', async () => {
  await keep('2026-11-30T09:00:00.000Z');
  await dropVisitorThings(phone.database);
  expect(await kept()).toEqual({});
  const tablet = await aCommandDevice({ role: 'kiosk', deviceId: 'd0123456789ab' });
  setLocalDatabase(tablet.database);
  await keep('2026-11-30T09:00:00.000Z');
  expect(await readCalendarEntries(tablet.database, QUARTER, NOW)).toEqual(new Map());
});
