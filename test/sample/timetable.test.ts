import { describe, expect, test } from 'vitest';
import type { Event } from '#domain/event.ts';
import type { LandHolidays, Occurrence } from '#domain/occurrence.ts';
import { occurrencesOf } from '#domain/occurrences.ts';
import { readHolidays } from '#hours/hours.ts';
import {
  WRITTEN_QUARTERS,
  writtenDocuments,
  writtenEvents,
  writtenQuarter,
} from './written-documents.ts';

const WINDOW = { from: '2026-01-01', until: '2028-01-01' };

describe.each(WRITTEN_QUARTERS)('the timetable of %s', (quarter) => {
  const events = writtenEvents(quarter);

  test('takes place where there is a place', () => {
    const places = new Set(writtenDocuments(quarter).map((doc) => doc._id));
    for (const event of events) {
      expect(event.placeId ? places.has(event.placeId) : event.address, event._id).toBeTruthy();
      for (const { placeId } of event.overrides ?? []) {
        if (placeId) expect(places.has(placeId), placeId).toBe(true);
      }
    }
  });

  test('begins on a date of its rule', () => {
    for (const event of events) expect(plainStarts(event), event._id).toContain(event.start);
  });

  test('changes and leaves out only dates that there are', () => {
    for (const event of events) {
      const changed = (event.overrides ?? []).map((override) => override.recurrenceId);
      for (const date of [...changed, ...(event.exdates ?? [])]) {
        expect(plainStarts(event), `${event._id} ${date}`).toContain(date);
      }
    }
  });

  test('hides no change behind a holiday on which nothing would be on anyway', async () => {
    const { land } = writtenQuarter(quarter);
    const holidays = await readHolidays(land, WINDOW.from, WINDOW.until);
    for (const event of events) {
      const shown = starts(occurrencesOf([event], { ...WINDOW, holidays }));
      for (const { recurrenceId } of event.overrides ?? []) {
        expect(shown, `${event._id} ${recurrenceId}`).toContain(recurrenceId);
      }
    }
  });

  test('has one Technik-Treff to measure from', () => {
    const treffs = events.filter((event) => event.treff);
    expect(new Set(treffs.map((event) => event.placeId)).size).toBe(1);
  });
});

describe('the timetable of Lichtenberg', () => {
  const events = writtenEvents('lichtenberg');

  test('has at least 45 events that come again', () => {
    expect(events.filter((event) => event.rrule ?? event.rdates).length).toBeGreaterThanOrEqual(45);
  });

  test('has the Technik-Treff on Tuesdays in odd weeks, across a week 53', () => {
    const around = occurrencesOf(named('technik-treff'), {
      from: '2026-12-20',
      until: '2027-01-31',
    });
    expect(starts(around)).toEqual(['2026-12-29T15:00', '2027-01-05T15:00', '2027-01-19T15:00']);
  });

  test('moves the Reparatur-Café out of the holidays', () => {
    const [december] = occurrencesOf(named('reparatur-cafe'), {
      from: '2026-12-01',
      until: '2027-01-01',
    });
    expect(december).toMatchObject({ state: 'moved', start: '2026-12-16T16:00' });
  });

  test('lets the choir pause in the school holidays of Berlin', async () => {
    const holidays: LandHolidays = await readHolidays('DE-BE', '2026-12-01', '2027-02-28');
    const window = { from: '2026-12-20', until: '2027-02-12', holidays };
    expect(starts(occurrencesOf(named('chorprobe'), window))).toEqual([
      '2027-01-07T18:30',
      '2027-01-14T18:30',
      '2027-01-21T18:30',
      '2027-01-28T18:30',
      '2027-02-11T18:30',
    ]);
  });

  test('tells of cancelled and moved dates in every month of the winter', () => {
    for (const [from, until] of [
      ['2026-11-22', '2026-12-01'],
      ['2026-12-01', '2027-01-01'],
      ['2027-01-01', '2027-02-01'],
      ['2027-02-01', '2027-03-01'],
    ] as const) {
      const states = occurrencesOf(events, { from, until }).map(({ state }) => state);
      expect(states, from).toContain('cancelled');
      expect(states, from).toContain('moved');
    }
  });

  test('shows every kind of event that a screen must be able to show', () => {
    const some = (fits: (event: Event) => unknown) => events.some(fits);
    expect(some((event) => event.status === 'cancelled')).toBe(true);
    expect(some((event) => event.status === 'postponed')).toBe(true);
    expect(some((event) => event.byAppointment && event.capacity)).toBe(true);
    expect(some((event) => event.start.length === 10 && event.rrule)).toBe(true);
    for (const language of ['tr', 'ru', 'ar', 'vi', 'en', 'uk', 'pl']) {
      expect(
        some((event) => event.languages?.includes(language)),
        language,
      ).toBe(true);
    }
    for (const help of ['wheelchair', 'inductionLoop', 'signLanguage', 'quiet']) {
      expect(
        some((event) => event.accessibility?.includes(help)),
        help,
      ).toBe(true);
    }
  });

  function named(slug: string): Event[] {
    return events.filter((event) => event._id === `event:bsp-${slug}`);
  }
});

/** Every start of an event in two years, as if nothing had ever been changed. */
function plainStarts(event: Event): string[] {
  const plain = { ...event, overrides: undefined, exdates: undefined };
  return starts(occurrencesOf([plain], WINDOW));
}

function starts(occurrences: readonly Occurrence[]): string[] {
  return occurrences.map(({ recurrenceId }) => recurrenceId);
}
