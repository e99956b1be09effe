import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { agendaOf } from '#domain/agenda.ts';
import { seriesDays } from '#domain/agenda-entry.ts';
import { setLocalDatabase } from '../../app/data/local-store.ts';
import { observeExpected, readExpected } from '../../app/data/registrations.ts';
import { anEvent } from '../support/builders.ts';
import { aCommandDevice, type CommandDevice } from '../support/command-device.ts';
import { aPerson, doc, RESIDENT_ID, STRANGER_ID } from '../support/sample-documents.ts';

const QUARTER = 'lichtenberg';
const COURSE = anEvent({
  _id: 'event:kurs',
  start: '2026-12-01T15:00',
  end: '2026-12-01T17:00',
  rrule: 'FREQ=WEEKLY',
  overrides: [{ recurrenceId: '2026-12-01T15:00', start: '2026-12-03T15:00' }],
});
const days = seriesDays(agendaOf([COURSE], { from: '2026-11-30', until: '2026-12-31' }));
const on = (day: string) => days.get(day) ?? [day];
const registration = (personId: string, date: string, n = 1, fields = {}) =>
  doc('registration', `${personId}:registration:kurs~${date}~${n}`, {
    ...{ eventId: COURSE._id, date, n, channel: 'app' },
    ...fields,
  });

let office: CommandDevice;
let stop: (() => void) | undefined;

beforeEach(async () => {
  office = await aCommandDevice({ role: 'office', scopes: ['public', 'team', 'office'] });
  setLocalDatabase(office.database);
  await office.hold(
    aPerson(RESIDENT_ID, { name: 'Frau Öz' }),
    aPerson(STRANGER_ID, { name: 'Herr Adler' }),
    registration(RESIDENT_ID, '2026-12-01'),
  );
});
afterEach(() => stop?.());

const expected = async (day: string) =>
  (await readExpected(office.database, QUARTER, COURSE._id, on(day))).map(
    ({ person }) => person?.name,
  );

describe('who is expected on a day', () => {
  it('registered for the date that was moved to it, and is on no other', async () => {
    expect(await expected('2026-12-03')).toEqual(['Frau Öz']);
    expect(await expected('2026-12-08')).toEqual([]);
  });

  it('stands there once, and not after cancelling', async () => {
    await office.hold(
      registration(RESIDENT_ID, '2026-12-01', 2),
      registration(STRANGER_ID, '2026-12-01', 1, { cancelled: true }),
    );
    expect(await expected('2026-12-03')).toEqual(['Frau Öz']);
  });

  it('is seen at once, also under another name', async () => {
    let shown = '';
    const list = observeExpected(QUARTER, COURSE._id, on('2026-12-03'));
    const watching = list.subscribe((all) => {
      shown = all.map(({ person }) => person?.name).join();
    });
    stop = () => watching.unsubscribe();
    await expect.poll(() => shown).toBe('Frau Öz');
    await office.hold(registration(STRANGER_ID, '2026-12-01'));
    await expect.poll(() => shown).toBe('Frau Öz,Herr Adler');
    await office.hold(aPerson(STRANGER_ID, { name: 'Herr Bader' }));
    await expect.poll(() => shown).toBe('Frau Öz,Herr Bader');
  });
});
