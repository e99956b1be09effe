import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Call, isPending } from '#domain/call.ts';
import { addDays } from '#domain/local-time.ts';
import type { Registration } from '#domain/registration.ts';
import { reached } from '../../app/data/call-list.ts';
import { cancelRegistration, register, registerOnBehalf } from '../../app/data/register.ts';
import { readOwnRegistrations, readRegistrationList } from '../../app/data/registrations.ts';
import { BOTH_STORES } from '../support/both-stores.ts';
import { anEvent } from '../support/builders.ts';
import type { EngineDevice } from '../support/engine-device.ts';
import {
  ASKER,
  aHelpedQuarter,
  dayFromNow,
  type HelpedQuarter,
  roundsUntil,
} from '../support/helping.ts';
import { must } from '../support/must.ts';

const QUARTER = 'lichtenberg';
const EVENT = 'event:ausflug';
/** Counted from the day on which this began, also after a midnight. */
const TODAY = dayFromNow(0);
const onDay = (days: number) => addDays(TODAY, days);
const DATE = onDay(10);
const trip = anEvent({ _id: EVENT, start: `${DATE}T10:00`, capacity: 12, registration: 'here' });

describe.each(BOTH_STORES)('places at an event (%s)', (_name, open) => {
  let quarter: HelpedQuarter;
  beforeEach(async () => {
    quarter = await aHelpedQuarter(open, {}, [trip]);
  });
  afterEach(async () => {
    expect(quarter.server.faults).toEqual([]);
    await quarter.stop();
  });

  const registrations = async () =>
    (await quarter.server.all('private')).filter(
      ({ type }) => type === 'registration',
    ) as unknown as Registration[];
  const vacancy = async () => {
    const doc = await quarter.server.doc(`vacancy:ausflug~${DATE}`);
    return [doc?.free, doc?.waiting];
  };
  const desk = async (device: EngineDevice, name: string, channel: 'phone' | 'desk' = 'desk') =>
    must(
      await registerOnBehalf(await device.around(), {
        eventId: EVENT,
        date: DATE,
        details: { name, phone: '+49 209 5551234' },
        channel,
      }),
    ).registrationId;
  const inOrder = async () =>
    (await registrations())
      .filter(({ cancelled }) => !cancelled)
      .sort((a, b) => (`${a.arrivedAt} ${a._id}` < `${b.arrivedAt} ${b._id}` ? -1 : 1));

  it('30 register for 12 from six devices that were offline; three cancel, three move up; who comes late takes nobody’s place', async () => {
    const desks: EngineDevice[] = [];
    for (let nr = 0; nr < 4; nr += 1) desks.push(await quarter.device({ role: 'office' }));
    const kiosks: EngineDevice[] = [];
    for (let nr = 0; nr < 2; nr += 1) {
      kiosks.push(await quarter.device({ role: 'kiosk', placeId: 'huellen' }));
    }
    await expect
      .poll(async () => (await quarter.server.doc('quarter:lichtenberg'))?.sealKey)
      .toBeTypeOf('string');
    for (const device of [...desks, ...kiosks]) await device.round();
    for (const [nr, device] of desks.entries()) {
      for (let one = 0; one < 5; one += 1) await desk(device, `Gast ${nr}-${one}`, 'phone');
    }
    for (const device of kiosks) {
      for (let one = 0; one < 5; one += 1) {
        const details = { name: `Am Tablet ${one}`, phone: '+49 209 777' };
        must(await register(await device.around(), { eventId: EVENT, date: DATE, details }));
      }
    }
    const all = [...desks.slice(0, 2), ...kiosks, ...desks.slice(2)];
    for (const device of all) await device.round();
    await expect.poll(vacancy).toEqual([0, 18]);
    await expect
      .poll(async () => (await registrations()).filter((one) => !one.admission).length)
      .toBe(0);
    // By arrival; of what came in one request, what was stored first.
    const first = await inOrder();
    const isIn = ({ admission }: Registration) => admission === 'in';
    expect(first.filter(isIn)).toHaveLength(12);
    const lastIn = first.filter(isIn).at(-1)?.arrivedAt ?? '';
    const waiting = first.filter((one) => !isIn(one));
    expect(waiting.every(({ arrivedAt = '' }) => arrivedAt >= lastIn)).toBe(true);
    expect(waiting.map(({ waitingPlace }) => waitingPlace)).toEqual(
      Array.from({ length: 18 }, (_, index) => index + 1),
    );
    await desks[0]?.round();
    const mine = (await readRegistrationList(desks[0]?.database as never, QUARTER, EVENT, DATE))
      .filter(({ standing }) => standing.state === 'in')
      .slice(0, 3);
    expect(mine).toHaveLength(3);
    for (const { registration } of mine) {
      must(await cancelRegistration(await (desks[0] as EngineDevice).around(), registration._id));
    }
    await desks[0]?.round();
    const nextThree = waiting.slice(0, 3).map(({ _id }) => _id);
    await expect
      .poll(async () =>
        (await registrations())
          .filter(({ _id }) => nextThree.includes(_id))
          .map(({ admission }) => admission),
      )
      .toEqual(['in', 'in', 'in']);
    await expect.poll(vacancy).toEqual([0, 15]);

    const late = await quarter.device({ role: 'office' });
    await late.round();
    const lateId = await desk(late, 'Zu spät');
    await roundsUntil([late], async () => (await late.doc(lateId))?.admission === 'waiting');
    expect(await late.doc(lateId)).toMatchObject({ admission: 'waiting', waitingPlace: 16 });
    const stillIn = (await registrations()).filter(
      ({ admission, cancelled }) => admission === 'in' && !cancelled,
    );
    expect(stillIn).toHaveLength(12);
    // Who has no app hears of it by telephone: who waits, who moved up, who asked at a tablet.
    const calls = (await quarter.server.all('private')).filter(({ type }) => type === 'call');
    expect(calls.some(({ about }) => about === nextThree[0])).toBe(true);
    expect(calls.some(({ about }) => about === lateId)).toBe(true);
  });

  it('a person’s own phone is told how it stands, and a place given stays when fewer may come', async () => {
    const phone = await quarter.device({ role: 'resident', personId: ASKER });
    const office = await quarter.device({ role: 'office' });
    const details = { name: 'Frau A.', phone: '+49 209 5551234' };
    const wanted = { eventId: EVENT, date: DATE, details };
    must(await register(await phone.around(), wanted));
    const own = async () => (await readOwnRegistrations(phone.database, QUARTER, EVENT))[0];
    expect((await own())?.standing).toEqual({ state: 'unsent' });
    await roundsUntil([phone], async () => (await own())?.standing.state === 'in');
    await quarter.server.put({ ...trip, capacity: 1 });
    await expect.poll(vacancy).toEqual([0, 0]);
    const other = await desk(office, 'Herr N.');
    await roundsUntil([office], async () => (await office.doc(other))?.admission === 'waiting');
    await phone.round();
    expect((await own())?.standing.state).toBe('in');
    // Registering once more changes nothing; after cancelling it is a new one, at the end.
    must(await register(await phone.around(), wanted));
    expect(await registrations()).toHaveLength(2);
    must(await cancelRegistration(await phone.around(), (await own())?.registration._id ?? ''));
    must(await register(await phone.around(), wanted));
    await roundsUntil([phone], async () => (await own())?.standing.state === 'waiting');
    expect((await own())?.standing).toEqual({ state: 'waiting', place: 1 });
    await roundsUntil([office], async () => (await office.doc(other))?.admission === 'in');
  });

  it('each date of a series has places of its own, whoever has one at another', async () => {
    const weekly = { ...trip, rrule: 'FREQ=WEEKLY', capacity: 1 };
    await quarter.server.put(weekly);
    const later = onDay(17);
    const phone = await quarter.device({ role: 'resident', personId: ASKER });
    const office = await quarter.device({ role: 'office' });
    const details = { name: 'Frau A.', phone: '+49 209 5551234' };
    for (const date of [DATE, later]) {
      must(await register(await phone.around(), { eventId: EVENT, date, details }));
    }
    const own = async () =>
      (await readOwnRegistrations(phone.database, QUARTER, EVENT)).map(
        ({ registration, standing }) => `${registration.date} ${standing.state}`,
      );
    await roundsUntil([phone], async () => (await own()).every((one) => / in$/.test(one)));
    expect(await own()).toEqual([`${DATE} in`, `${later} in`]);
    // One more for the first date waits there; the other date is not touched by who cancels the first.
    const other = await desk(office, 'Herr N.');
    await roundsUntil([office], async () => (await office.doc(other))?.admission === 'waiting');
    const [first] = await readOwnRegistrations(phone.database, QUARTER, EVENT);
    must(await cancelRegistration(await phone.around(), first?.registration._id ?? ''));
    await phone.round();
    await roundsUntil([office], async () => (await office.doc(other))?.admission === 'in');
    await roundsUntil([phone], async () => (await own())[1] === `${later} in`);
    expect(await own()).toEqual([`${DATE} cancelled`, `${later} in`]);
    const free = async (date: string) =>
      (await quarter.server.doc(`vacancy:ausflug~${date}`))?.free;
    expect([await free(DATE), await free(later)]).toEqual([0, 0]);
    // A third date that nobody has registered for yet has no count, and all its places.
    expect(await free(onDay(24))).toBeUndefined();
  });

  it('a date that was moved keeps its people, and each is told once: on the phone, or by a call', async () => {
    const moved = (day: string) => ({
      ...trip,
      overrides: [{ recurrenceId: `${DATE}T10:00`, start: `${day}T10:00` }],
    });
    const [first, second] = [onDay(12), onDay(5)];
    const phone = await quarter.device({ role: 'resident', personId: ASKER });
    const office = await quarter.device({ role: 'office' });
    const details = { name: 'Frau A.', phone: '+49 209 5551234' };
    must(await register(await phone.around(), { eventId: EVENT, date: DATE, details }));
    const paper = await desk(office, 'Herr N.');
    const own = async () =>
      (await readOwnRegistrations(phone.database, QUARTER, EVENT))[0]?.registration;
    await roundsUntil([phone, office], async () => (await own())?.admission === 'in');
    await roundsUntil([office], async () => (await office.doc(paper))?.admission === 'in');
    const calls = async () =>
      (await quarter.server.all('private'))
        .filter(({ type, why }) => type === 'call' && why === 'eventChanged')
        .map(({ about, byWhen, doneAt }) => [about, byWhen, doneAt === undefined])
        .sort((a, b) => Number(a[2]) - Number(b[2]));
    expect(await calls()).toEqual([]);

    await quarter.server.put(moved(first));
    await roundsUntil([phone], async () => (await own())?.movedTo === first);
    expect(await own()).toMatchObject({ date: DATE, admission: 'in' });
    await expect.poll(calls).toEqual([[paper, onDay(9), true]]);
    // Whoever registers for it now knows the day.
    const late = await desk(office, 'Frau Spät');
    await roundsUntil([office], async () => (await office.doc(late))?.movedTo === first);
    expect(await calls()).toHaveLength(1);

    // Moved again, the call that was not made yet gives way to another.
    await quarter.server.put(moved(second));
    await expect
      .poll(async () => (await calls()).map(([, , isOpen]) => isOpen))
      .toEqual([...[false, true, true]]);
    expect((await calls())[1]?.[1]).toBe(onDay(4));
    await roundsUntil([phone], async () => (await own())?.movedTo === second);

    // Back on its own day, which is news for who knows another alone; then on none.
    await quarter.server.put(trip);
    await roundsUntil([phone], async () => (await own())?.movedTo === undefined);
    await expect
      .poll(async () => (await calls()).filter(([, , isOpen]) => isOpen).map(([about]) => about))
      .toEqual([late]);
    await quarter.server.put({ ...trip, status: 'cancelled' });
    await expect
      .poll(async () =>
        (await calls())
          .filter(([, , isOpen]) => isOpen)
          .map(([about]) => about)
          .sort(),
      )
      .toEqual([paper, late].sort());
    expect(await registrations()).toHaveLength(3);
  });

  it('each change of a date makes one call, also where the date is put on again or goes back and forth', async () => {
    const moved = (day: string) => ({
      ...trip,
      overrides: [{ recurrenceId: `${DATE}T10:00`, start: `${day}T10:00` }],
    });
    const cancelled = { ...trip, status: 'cancelled' as const };
    const other = onDay(12);
    const office = await quarter.device({ role: 'office' });
    const paper = await desk(office, 'Herr N.');
    await roundsUntil([office], async () => (await office.doc(paper))?.admission === 'in');
    const calls = async () =>
      (await quarter.server.all('private')).filter(
        ({ type, why }) => type === 'call' && why === 'eventChanged',
      ) as unknown as Call[];
    const open = async () => (await calls()).filter(isPending);
    const told = async () => (await quarter.server.doc(paper))?.dayChanges;
    /** What the event is from now on makes one more call, which the office makes. */
    const ringsOnce = async (event: typeof trip, byWhen = onDay(9)) => {
      const before = (await calls()).length;
      await quarter.server.put(event);
      await expect.poll(async () => (await open()).length).toBe(1);
      const [call] = await open();
      expect(call).toMatchObject({ about: paper, byWhen });
      await roundsUntil([office], async () => (await office.doc(call?._id ?? '')) !== undefined);
      must(await reached(await office.around(), call?._id ?? ''));
      await roundsUntil([office], async () => (await open()).length === 0);
      expect(await calls()).toHaveLength(before + 1);
    };

    await ringsOnce(cancelled);
    await ringsOnce(trip);
    await ringsOnce(cancelled);
    await ringsOnce(moved(other), onDay(11));
    await ringsOnce(trip);
    await ringsOnce(moved(other));
    expect(await told()).toBe(6);

    // Who was not reached yet when the date goes back to the day that they know hears nothing of it.
    await quarter.server.put(cancelled);
    await expect.poll(async () => (await open()).length).toBe(1);
    await quarter.server.put(moved(other));
    await expect.poll(async () => (await open()).length).toBe(0);
    await expect.poll(told).toBe(8);
    expect(await calls()).toHaveLength(7);
    await ringsOnce(cancelled, onDay(11));

    // Worked through once more from the beginning, it makes no call a second time.
    const all = await calls();
    await quarter.server.pauseReactions();
    const registry = await quarter.opened.store.database('registry');
    const checkpoints = () => registry.range('checkpoint:reactions');
    for (const { id, rev } of await checkpoints()) {
      await registry.write([{ id, base: rev, doc: { _id: id, type: 'checkpoint' } }]);
    }
    await quarter.server.restartReactions();
    await expect
      .poll(async () => (await checkpoints()).every(({ doc }) => doc.seq !== undefined))
      .toBe(true);
    expect(await calls()).toEqual(all);
  });

  it('who cancels after a call and registers again the same day is rung again where they wait', async () => {
    await quarter.server.put({ ...trip, capacity: 1 });
    const office = await quarter.device({ role: 'office' });
    const first = await desk(office, 'Frau M.');
    await roundsUntil([office], async () => (await office.doc(first))?.admission === 'in');
    const once = async (personId?: string) =>
      must(
        await registerOnBehalf(await office.around(), {
          ...{ eventId: EVENT, date: DATE, channel: 'phone' as const, personId },
          details: { name: 'Herr N.', phone: '+49 209 5551234' },
        }),
      );
    const calls = async () =>
      (await quarter.server.all('private')).filter(
        ({ type }) => type === 'call',
      ) as unknown as Call[];
    const { registrationId, personId } = await once();
    await office.round();
    await expect
      .poll(async () => (await calls()).map(({ about }) => about))
      .toEqual([registrationId]);
    const [call] = await calls();
    await roundsUntil([office], async () => (await office.doc(call?._id ?? '')) !== undefined);
    must(await reached(await office.around(), call?._id ?? ''));
    must(await cancelRegistration(await office.around(), registrationId));
    await office.round();
    const again = await once(personId);
    expect(again.registrationId).not.toBe(registrationId);
    await office.round();
    await expect
      .poll(async () => (await calls()).filter(isPending).map(({ about }) => about))
      .toEqual([again.registrationId]);
    expect(await calls()).toHaveLength(2);
  });

  it('where the roll is lost it is made again, and nobody who is in loses the place', async () => {
    await quarter.server.put({ ...trip, capacity: 1 });
    const office = await quarter.device({ role: 'office' });
    await office.round();
    const first = await desk(office, 'Herr N.');
    await roundsUntil([office], async () => (await office.doc(first))?.admission === 'in');
    const second = await desk(office, 'Frau M.');
    await roundsUntil([office], async () => (await office.doc(second))?.admission === 'waiting');
    await quarter.server.pauseReactions();
    const registry = await quarter.opened.store.database('registry');
    for (const prefix of ['placeRoll:', 'checkpoint:reactions']) {
      for (const { id, rev } of await registry.range(prefix)) {
        await registry.write([{ id, base: rev, deleted: true, clock: {}, reason: 'user' }]);
      }
    }
    await quarter.server.restartReactions();
    await expect.poll(async () => (await registry.range('placeRoll:')).length).toBe(1);
    const checkpoint = 'checkpoint:reactions~lichtenberg-private';
    await expect.poll(async () => (await registry.get(checkpoint))?.deleted ?? false).toBe(false);
    const [roll] = await registry.range('placeRoll:');
    expect(roll?.doc.given).toEqual([first]);
    expect((await office.doc(second))?.admission).toBe('waiting');
  });
});
