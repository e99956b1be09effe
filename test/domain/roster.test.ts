import { describe, expect, it } from 'vitest';
import type { Event } from '#domain/event.ts';
import { occurrencesOf } from '#domain/occurrences.ts';
import { dutiesInARow, dutyHours, isOff, rosterOf } from '#domain/roster.ts';
import { type Shift, shiftId } from '#domain/shift.ts';
import { doc } from '../support/sample-documents.ts';

const ANNA = 'a1'.repeat(16);
const BERND = 'b2'.repeat(16);
const HALL = 'place:huellen';
const WINDOW = { from: '2026-12-01', until: '2026-12-31' };

function aTreff(fields: Record<string, unknown> = {}): Event {
  return doc('event', 'event:treff', {
    uid: 'treff',
    title: 'Technik-Treff',
    doors: ['technology'],
    placeId: HALL,
    start: '2026-12-01T15:00',
    end: '2026-12-01T18:00',
    tz: 'Europe/Berlin',
    rrule: 'FREQ=WEEKLY',
    treff: true,
    ...fields,
  }) as unknown as Event;
}
function aShift(personId: string, date: string, fields: Record<string, unknown> = {}): Shift {
  const { placeId = HALL } = fields as { placeId?: string };
  const id = shiftId(placeId, date, personId);
  return doc('shift', id, { placeId, date, personId, ...fields }) as unknown as Shift;
}
function roster(events: readonly Event[], shifts: readonly Shift[]) {
  const byId = new Map(events.map((event) => [event._id, event]));
  return rosterOf(occurrencesOf(events, WINDOW), byId, shifts);
}

describe('the roster', () => {
  it('has every date of a Treff, with its people or none', () => {
    const duties = roster([aTreff()], [aShift(ANNA, '2026-12-08')]);
    expect(duties.map(({ date, shifts }) => [date, shifts.length])).toEqual([
      ['2026-12-01', 0],
      ['2026-12-08', 1],
      ['2026-12-15', 0],
      ['2026-12-22', 0],
      ['2026-12-29', 0],
    ]);
    expect(dutyHours(duties[0] ?? { occurrences: [] })).toEqual({ from: '15:00', to: '18:00' });
  });

  it('keeps the people of a Treff that moves to another room or house', () => {
    const overrides = [
      { recurrenceId: '2026-12-08T15:00', place: 'Gemeindehaus' },
      { recurrenceId: '2026-12-15T15:00', placeId: 'place:elsewhere' },
    ];
    const shifts = [aShift(ANNA, '2026-12-08'), aShift(BERND, '2026-12-15')];
    const duties = roster([aTreff({ overrides })], shifts);
    expect(duties).toHaveLength(5);
    expect(duties[1]?.shifts).toHaveLength(1);
    expect(duties[2]?.shifts).toHaveLength(1);
  });

  it('shows who is entered for a day on which the calendar has nothing, and what is cancelled', () => {
    const overrides = [
      { recurrenceId: '2026-12-08T15:00', start: '2026-12-10T15:00', end: '2026-12-10T18:00' },
      { recurrenceId: '2026-12-15T15:00', cancelled: true },
    ];
    const shifts = [aShift(ANNA, '2026-12-08'), aShift(ANNA, '2026-12-15')];
    const duties = roster([aTreff({ overrides })], shifts);
    const told = duties.map((duty) => [duty.date, duty.occurrences.length, isOff(duty)]);
    expect(told.slice(1, 4)).toEqual([
      ['2026-12-08', 0, false],
      ['2026-12-10', 1, false],
      ['2026-12-15', 1, true],
    ]);
    expect(duties[1]?.shifts).toHaveLength(1);
  });

  it('takes two dates of one day at one place together', () => {
    const morning = { ...aTreff({ start: '2026-12-01T10:00', end: '2026-12-01T12:00' }) };
    const events = [aTreff(), { ...morning, _id: 'event:morning' }];
    const [first] = roster(events, [aShift(ANNA, '2026-12-01')]);
    expect(first?.occurrences).toHaveLength(2);
    expect(dutyHours(first ?? { occurrences: [] })).toEqual({ from: '10:00', to: '18:00' });
  });

  it('repeats on the next dates of the same Treff that take place', () => {
    const overrides = [{ recurrenceId: '2026-12-08T15:00', cancelled: true }];
    const other = { ...aTreff({ start: '2026-12-02T15:00' }), _id: 'event:other' };
    const duties = roster([aTreff({ overrides }), other], []);
    const [first] = duties;
    expect(first && dutiesInARow(duties, first, 3).map(({ date }) => date)).toEqual([
      '2026-12-01',
      '2026-12-15',
      '2026-12-22',
    ]);
  });
});
