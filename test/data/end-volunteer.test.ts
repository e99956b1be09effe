import { expect, it } from 'vitest';
import type { Body } from '#domain/version.ts';
import { addVolunteer } from '../../app/data/add-volunteer.ts';
import {
  endVolunteer,
  noteAccessEnded,
  readVolunteerEnding,
  takeOnAgain,
} from '../../app/data/end-volunteer.ts';
import { aCommandDevice } from '../support/command-device.ts';
import { must } from '../support/must.ts';
import { aPerson, aRequest, aStep, doc, RESIDENT_ID } from '../support/sample-documents.ts';

const QUARTER = 'lichtenberg';
const BERND = 'b2'.repeat(16);
const shift = (date: string, fields: Record<string, unknown> = {}): Body =>
  doc('shift', `shift:huellen~${date}~${BERND}`, {
    placeId: 'place:huellen',
    date,
    personId: BERND,
    ...fields,
  });

async function anOffice() {
  const device = await aCommandDevice({ role: 'office', deviceId: 'd0123456789ab' });
  await device.hold(
    aPerson(BERND, { name: 'Bernd Brandt', volunteerSince: '2025-01-01' }),
    doc('visitor', `visitor:${BERND}`, { personId: BERND, displayName: 'Bernd', volunteer: true }),
    aPerson(RESIDENT_ID),
    aRequest(RESIDENT_ID),
    { ...aStep('confirmed'), arrivedAt: '2026-11-20T08:00:00Z' },
  );
  return device;
}

it('a volunteer is entered for the team and, at the office, as a person', async () => {
  const office = await aCommandDevice({ role: 'office', deviceId: 'd0123456789ab' });
  const personId = must(await addVolunteer(office.around, 'Clara Cremer'));
  expect(await office.all('person')).toMatchObject([
    { _id: `${personId}:person:self`, name: 'Clara Cremer', volunteerSince: '2026-11-30' },
  ]);
  expect(await office.all('visitor')).toMatchObject([{ personId, volunteer: true }]);
  const tablet = await aCommandDevice({ role: 'team', deviceId: 'd0123456789cd' });
  must(await addVolunteer(tablet.around, 'Clara'));
  expect(await tablet.all('person')).toEqual([]);
});

it('who leaves keeps the shift that has begun, and is missed at those to come', async () => {
  const office = await anOffice();
  // It is ten o'clock on the 30th.
  await office.hold(
    shift('2026-11-29'),
    shift('2026-11-30', { from: '09:30', to: '12:00' }),
    shift('2026-12-01'),
    shift('2026-12-08', { canNot: true }),
  );
  expect(must(await endVolunteer(office.around, BERND))).toEqual({
    calls: 0,
    answers: 0,
    shifts: 1,
  });
  expect((await office.all('shift')).map(({ date, canNot }) => [date, canNot])).toEqual([
    ['2026-11-29', undefined],
    ['2026-11-30', undefined],
    ['2026-12-01', true],
    ['2026-12-08', true],
  ]);
  const [visitor] = await office.all('visitor');
  expect(visitor).toMatchObject({ displayName: 'Bernd' });
  expect(visitor).not.toHaveProperty('volunteer');
});

it('done twice it is done once; the day on which the server followed is written down later', async () => {
  const office = await anOffice();
  must(await endVolunteer(office.around, BERND));
  office.at = new Date('2026-12-02T09:00:00Z');
  must(await endVolunteer(office.around, BERND));
  must(await noteAccessEnded(office.around, BERND));
  const bernd = async () => (await office.all('person')).find(({ _id }) => _id.startsWith(BERND));
  expect(await bernd()).toMatchObject({
    volunteerUntil: '2026-11-30',
    accessEndedOn: '2026-12-02',
  });
  must(await takeOnAgain(office.around, BERND));
  expect(await bernd()).toMatchObject({ volunteerSince: '2025-01-01' });
  expect(await bernd()).not.toHaveProperty('volunteerUntil');
  expect(await bernd()).not.toHaveProperty('accessEndedOn');
  expect(await office.all('visitor')).toMatchObject([{ volunteer: true }]);
});

it('names what they have borrowed, and rings nobody who is left in peace', async () => {
  const office = await anOffice();
  const key = String(aRequest(RESIDENT_ID)._id).split(':').at(-1) ?? '';
  await office.hold(
    doc('requestCard', `requestCard:${key}`, {
      requestId: key,
      kind: 'technology',
      state: 'taken',
      takenBy: `response:${key}~${BERND}~1`,
    }),
    doc('response', `response:${key}~${BERND}~1`, {
      requestId: key,
      personId: BERND,
      n: 1,
      kind: 'yes',
      at: '2026-12-01T10:00',
    }),
    doc('lendable', 'lendable:t4', {
      name: 'Tablet 4',
      number: '4',
      kind: 'tablet',
      state: 'lent',
    }),
    doc('loan', 'loan:l1~s1', {
      loanId: 'l1',
      lendableId: 'lendable:t4',
      personId: BERND,
      step: 'lent',
      at: '2026-11-03T14:30:00Z',
    }),
    aPerson(RESIDENT_ID, { ended: { reason: 'moved', on: '2026-11-25' } }),
  );
  const ending = await readVolunteerEnding(office.database, QUARTER, BERND, '2026-11-30T10:00');
  expect(ending.lendables.map(({ name }) => name)).toEqual(['Tablet 4']);
  expect(must(await endVolunteer(office.around, BERND))).toMatchObject({ calls: 0, answers: 1 });
  expect(await office.all('call')).toEqual([]);
});

it('is not for volunteers themselves', async () => {
  const phone = await aCommandDevice({ role: 'team', deviceId: 'd0', personId: BERND });
  expect(await endVolunteer(phone.around, BERND)).toMatchObject({ error: { code: 'forbidden' } });
});
