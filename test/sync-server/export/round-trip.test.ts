import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Event, EventOverride } from '#domain/event.ts';
import { addDays, addMinutes } from '#domain/local-time.ts';
import { occurrencesOf } from '#domain/occurrences.ts';
import { quarterCalendar } from '../../../sync-server/export/calendar.ts';
import { readIcs } from '../../../sync-server/import/ics.ts';
import { anEvent, aQuarter } from '../../support/builders.ts';

const WINDOW = { from: '2026-01-01', until: '2028-01-01' };
const HOLIDAYS = {
  public: [{ date: '2026-05-01', name: 'Tag der Arbeit' }],
  school: [
    { from: '2026-07-09', to: '2026-08-22', name: 'Sommerferien' },
    { from: '2026-12-23', to: '2027-01-02', name: 'Weihnachtsferien' },
  ],
};
const ODD_WEEKS = Array.from({ length: 27 }, (_, index) => 2 * index + 1);

/** What somebody sees of an event's dates. */
function datesOf(event: Event) {
  return occurrencesOf([event], { ...WINDOW, holidays: HOLIDAYS }).map(
    ({ start, end, title, state, note }) => ({
      ...{ start, end, title, note },
      isCancelled: state === 'cancelled',
    }),
  );
}

function exportedAndRead(event: Event): Event {
  const text = quarterCalendar({
    quarter: aQuarter(),
    events: [event],
    places: [],
    holidays: HOLIDAYS,
  });
  const read = readIcs(new TextEncoder().encode(text));
  const [record] = read.ok ? read.value : [];
  if (!record || !('fields' in record)) throw new Error(JSON.stringify(read));
  return anEvent({ end: undefined, ...(record.fields as Partial<Event>), _id: event._id });
}

const twoDigits = (number: number) => String(number).padStart(2, '0');
const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2026-01-01', days));
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30))
  .map(([hours, minutes]) => `${twoDigits(hours)}:${twoDigits(minutes)}`);
const end = fc.constantFrom('', ';COUNT=5', ';UNTIL=20261118', ';UNTIL=20261101T120000Z');
const rule = fc
  .tuple(
    fc.constantFrom(
      'FREQ=DAILY;INTERVAL=3',
      'FREQ=WEEKLY',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH',
      'FREQ=MONTHLY;BYDAY=-1WE',
      'FREQ=MONTHLY;BYMONTHDAY=31',
      `FREQ=YEARLY;BYWEEKNO=${ODD_WEEKS};BYDAY=TU`,
    ),
    end,
  )
  .map(([kind, last]) => kind + last);

const event = fc
  .record({
    start: fc.tuple(day, time).map(([date, clock]) => `${date}T${clock}`),
    minutes: fc.option(fc.integer({ min: 15, max: 3000 }), { nil: undefined }),
    rrule: fc.option(rule, { nil: undefined }),
    tz: fc.constantFrom('Europe/Berlin', 'Europe/Berlin', 'UTC', 'America/New_York'),
    notInSchoolHolidays: fc.boolean(),
    notOnPublicHolidays: fc.boolean(),
  })
  .map(({ minutes, ...fields }) =>
    anEvent({ ...fields, end: minutes ? addMinutes(fields.start, minutes) : undefined }),
  );

/** Changes to dates that the rule gives, as staff makes them. */
const changed = fc
  .tuple(event, fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 4 }))
  .map(([made, picked]) => {
    const dates = occurrencesOf([made], { ...WINDOW, holidays: HOLIDAYS });
    const chosen = [...new Set(picked)].flatMap((index) => dates[index] ?? []);
    const overrides = chosen.map(({ recurrenceId }, index): EventOverride => {
      const start = addMinutes(recurrenceId, 24 * 60 + 30);
      return [
        { recurrenceId, cancelled: true },
        { recurrenceId, start },
        { recurrenceId, note: 'Bitte warm anziehen' },
        { recurrenceId: addMinutes(recurrenceId, 7), title: 'Zusätzlich' },
      ][index % 4] as EventOverride;
    });
    const [first, second] = dates.slice(-2);
    return {
      ...made,
      overrides,
      exdates: first && made.rrule ? [first.recurrenceId] : [],
      rdates: second ? [addMinutes(second.recurrenceId, 11)] : [],
    };
  });

it('gives the same dates after a calendar was written and read again', () => {
  fc.assert(
    fc.property(changed, (made) => {
      const read = exportedAndRead(made);
      expect(datesOf(read)).toEqual(datesOf(made));
    }),
    { numRuns: 100 },
  );
});

it('gives the same days for what lasts all day', () => {
  const feast = anEvent({
    start: '2026-03-28',
    end: '2026-03-30',
    rrule: 'FREQ=MONTHLY',
    exdates: ['2026-04-28'],
    overrides: [{ recurrenceId: '2026-05-28', start: '2026-05-29' }],
  });
  expect(datesOf(exportedAndRead(feast))).toEqual(datesOf(feast));
});

it('keeps a change that holds from then on', () => {
  const treff = anEvent({
    rrule: 'FREQ=WEEKLY;COUNT=6',
    overrides: [
      {
        recurrenceId: '2026-12-15T15:00',
        start: '2026-12-16T10:00',
        andFuture: true,
        title: 'Neu',
      },
    ],
  });
  expect(datesOf(exportedAndRead(treff))).toEqual(datesOf(treff));
});
