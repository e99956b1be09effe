import { expect, it } from 'vitest';
import type { Occurrence } from '#domain/occurrence.ts';
import type { Response } from '#domain/response.ts';
import { rosterOf } from '#domain/roster.ts';
import type { Session } from '#domain/session.ts';
import { type Shift, shiftId } from '#domain/shift.ts';
import { hoursOfYear } from '#domain/volunteer-hours.ts';
import { doc } from '../support/sample-documents.ts';

const [ANNA, BERND] = ['a1'.repeat(16), 'b2'.repeat(16)];
const PLACE = 'place:huellen';
const NOW = '2026-12-01T16:00';

const shift = (personId: string, date: string, fields: Record<string, unknown> = {}): Shift =>
  doc('shift', shiftId(PLACE, date, personId), {
    placeId: PLACE,
    date,
    personId,
    ...fields,
  }) as unknown as Shift;
const times = { from: '15:00', to: '18:00' };
const treff = (date: string, state: Occurrence['state'] = 'confirmed'): Occurrence => ({
  eventId: 'event:t',
  recurrenceId: `${date}T15:00`,
  start: `${date}T15:00`,
  end: `${date}T17:30`,
  allDay: false,
  state,
  title: 'Technik-Treff',
  placeId: PLACE,
});
const answer = (requestId: string, n: number, fields: Record<string, unknown>): Response =>
  doc('response', `response:${requestId}~${BERND}~${n}`, {
    requestId,
    personId: BERND,
    n,
    ...fields,
  }) as unknown as Response;

function ofBernd(shifts: Shift[], responses: Response[] = [], occurrences: Occurrence[] = []) {
  const duties = rosterOf(occurrences, new Map(), shifts);
  return hoursOfYear({ personId: BERND, year: '2026', now: NOW }, duties, responses);
}

it('counts shifts that are over and were kept, of this year alone', () => {
  const counted = ofBernd([
    shift(BERND, '2026-11-03', times),
    shift(BERND, '2026-11-10', { ...times, canNot: true }),
    shift(BERND, '2025-11-04', times),
    shift(BERND, '2026-12-08', times),
    // Today, and it lasts until 18:00.
    shift(BERND, '2026-12-01', times),
    shift(ANNA, '2026-11-17', times),
  ]);
  expect(counted).toMatchObject({ shifts: 1, tasks: 0, minutes: 180, unknown: 0 });
});

it('counts who stood in, and not who wanted to', () => {
  const off = shift(ANNA, '2026-11-10', { ...times, canNot: true });
  const offer = { ...times, standsInFor: ANNA };
  const first = { ...offer, arrivedAt: '2026-11-09T08:00:00Z' };
  const late = { ...offer, arrivedAt: '2026-11-09T09:00:00Z' };
  const other = (fields: object) => shift('c3'.repeat(16), '2026-11-10', { ...fields });
  expect(ofBernd([off, shift(BERND, '2026-11-10', first), other(late)]).shifts).toBe(1);
  expect(ofBernd([off, shift(BERND, '2026-11-10', late), other(first)]).shifts).toBe(0);
});

it('takes the length of the Treff where none was written down, and says where none is known', () => {
  const shifts = [shift(BERND, '2026-11-03'), shift(BERND, '2026-11-10')];
  expect(ofBernd(shifts, [], [treff('2026-11-03')])).toMatchObject({ minutes: 150, unknown: 1 });
});

it('does not count a Treff that was cancelled', () => {
  const cancelled = [treff('2026-11-03', 'cancelled')];
  expect(ofBernd([shift(BERND, '2026-11-03', times)], [], cancelled).shifts).toBe(0);
});

it('counts a Treff that was cancelled where somebody wrote down that they were there', () => {
  const cancelled = [treff('2026-11-03', 'cancelled')];
  const noted = shift(BERND, '2026-11-03', { ...times, hoursBy: 'office' });
  expect(ofBernd([noted], [], cancelled)).toMatchObject({ shifts: 1, minutes: 180 });
});

it('adds the minutes of tasks that are done, each once', () => {
  const done = { kind: 'done', outcome: 'solved', createdAt: '2026-05-05T10:00:00Z' };
  const counted = ofBernd(
    [],
    [
      answer('r1', 1, { kind: 'yes', at: '2026-05-05T10:00' }),
      answer('r1', 2, { ...done, minutes: 75 }),
      answer('r2', 2, { ...done, minutes: 40 }),
      // Given back after all.
      answer('r2', 3, { kind: 'handBack', createdAt: '2026-05-06T10:00:00Z' }),
      answer('r3', 1, done),
      answer('r4', 1, { ...done, minutes: 30, createdAt: '2025-05-05T10:00:00Z' }),
    ],
  );
  expect(counted).toMatchObject({ tasks: 2, minutes: 75, unknown: 1 });
  expect(counted.worked.map(({ date }) => date)).toEqual(['2026-05-05', '2026-05-05']);
});

const session = (date: string, fields: Record<string, unknown> = {}) =>
  doc('session', `session:huellen~${date}`, {
    ...{ placeId: PLACE, date, onDuty: [BERND], opened: `${date}T13:55:00Z` },
    ...fields,
  }) as unknown as Session;

function onDutyAt(sessions: Session[], shifts: Shift[] = [], occurrences: Occurrence[] = []) {
  const duties = rosterOf(occurrences, new Map(), shifts);
  return hoursOfYear({ personId: BERND, year: '2026', now: NOW }, duties, [], sessions);
}

it('counts who was on duty by the tablet, without a shift and against it, and nothing twice', () => {
  const dates = ['2026-11-03', '2026-11-10', '2026-11-17'];
  const shifts = [
    shift(BERND, '2026-11-03', times),
    shift(BERND, '2026-11-10', { ...times, canNot: true }),
  ];
  const calendar = dates.map((date) => treff(date));
  const counted = onDutyAt(
    dates.map((date) => session(date)),
    shifts,
    calendar,
  );
  expect(counted).toMatchObject({ shifts: 3, minutes: 180 + 150 + 150, unknown: 0 });
});

it('takes the time from opening to closing where the calendar knows nothing of the day', () => {
  const counted = onDutyAt([
    session('2026-11-03', { closed: '2026-11-03T16:25:00Z' }),
    session('2026-11-04', { closed: '2026-11-05T08:00:00Z' }),
    session('2026-11-05', { onDuty: [ANNA] }),
    session('2026-12-01'),
  ]);
  expect(counted).toMatchObject({ shifts: 2, minutes: 150, unknown: 1 });
});
