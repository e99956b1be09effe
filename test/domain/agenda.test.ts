import { describe, expect, it } from 'vitest';
import { agendaOf, nextEntry } from '#domain/agenda.ts';
import { agendaDays, seriesDays, todayAgenda } from '#domain/agenda-entry.ts';
import { tellingOf } from '#domain/entry-telling.ts';
import { anEvent } from '../support/builders.ts';

const weeklyTreff = anEvent({
  _id: 'event:treff',
  title: 'Treff',
  start: '2026-11-03T15:00',
  end: '2026-11-03T17:00',
  rrule: 'FREQ=WEEKLY',
});

/** The titles of what home shows at a moment, with what is said about each. */
function shownAt(now: string, events = [weeklyTreff]) {
  const today = now.slice(0, 10);
  const until = new Date(Date.parse(`${today}T00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  const agenda = todayAgenda(agendaOf(events, { from: today, until }), now);
  return {
    lines: agenda.entries.map((entry) => {
      const { from, to, states } = tellingOf(entry, now);
      return [entry.occurrence.title, from, to, ...states.map((state) => state.kind)];
    }),
    somethingWasToday: agenda.somethingWasToday,
  };
}

describe('the day by which people registered', () => {
  it('is the day of the series, also where the date is on another day, or on that of another date', () => {
    const overrides = [
      { recurrenceId: '2026-12-01T15:00', start: '2026-12-03T15:00', end: '2026-12-03T17:00' },
      { recurrenceId: '2026-12-15T15:00', start: '2026-12-08T10:00', end: '2026-12-08T12:00' },
      { recurrenceId: '2026-12-22T15:00', cancelled: true as const },
    ];
    const window = { from: '2026-11-24', until: '2026-12-29' };
    const days = seriesDays(agendaOf([{ ...weeklyTreff, overrides }], window));
    expect(Object.fromEntries(days)).toEqual({
      '2026-11-24': ['2026-11-24'],
      '2026-12-03': ['2026-12-01'],
      '2026-12-08': ['2026-12-15', '2026-12-08'],
    });
  });
});

describe('what is on today', () => {
  it('stands there before it begins', () => {
    expect(shownAt('2026-12-01T14:59').lines).toEqual([['Treff', '15:00', '17:00']]);
  });

  it('is told as going on from its first minute to the one before its end', () => {
    expect(shownAt('2026-12-01T15:00').lines).toEqual([['Treff', '15:00', '17:00', 'running']]);
    expect(shownAt('2026-12-01T16:59').lines).toEqual([['Treff', '15:00', '17:00', 'running']]);
  });

  it('goes when it is over, and home knows that there was something', () => {
    expect(shownAt('2026-12-01T17:00')).toEqual({ lines: [], somethingWasToday: true });
    expect(shownAt('2026-12-02T12:00')).toEqual({ lines: [], somethingWasToday: false });
  });

  it('still tells after midnight what began last night, with its end only', () => {
    const dance = anEvent({ title: 'Tanz', start: '2026-11-30T20:00', end: '2026-12-01T01:00' });
    expect(shownAt('2026-11-30T23:00', [dance]).lines).toEqual([
      ['Tanz', '20:00', '01:00', 'running'],
    ]);
    expect(shownAt('2026-12-01T00:30', [dance]).lines).toEqual([
      ['Tanz', undefined, '01:00', 'running'],
    ]);
    expect(shownAt('2026-12-01T01:00', [dance]).lines).toEqual([]);
  });

  it('tells a cancelled date until its time has passed, as cancelled today', () => {
    const cancelled = anEvent({
      title: 'Treff',
      overrides: [{ recurrenceId: '2026-12-01T15:00', cancelled: true }],
    });
    expect(shownAt('2026-12-01T16:00', [cancelled]).lines).toEqual([
      ['Treff', '15:00', '17:00', 'cancelled'],
    ]);
  });

  it('says on the old day where a moved date went, and on the new day when it usually is', () => {
    const moved = anEvent({
      title: 'Treff',
      overrides: [
        { recurrenceId: '2026-12-01T15:00', start: '2026-12-03T10:00', end: '2026-12-03T12:00' },
      ],
    });
    expect(shownAt('2026-12-01T23:00', [moved]).lines).toEqual([
      ['Treff', '15:00', undefined, 'movedTo'],
    ]);
    expect(shownAt('2026-12-03T09:00', [moved]).lines).toEqual([
      ['Treff', '10:00', '12:00', 'movedFrom'],
    ]);
  });

  it('says that a date is somewhere else, and that it has another time, each by itself', () => {
    const elsewhere = anEvent({
      overrides: [{ recurrenceId: '2026-12-01T15:00', place: 'Raum 2', start: '2026-12-01T16:00' }],
    });
    const [entry] = agendaOf([elsewhere], { from: '2026-12-01', until: '2026-12-02' });
    expect(entry && tellingOf(entry, '2026-12-01T08:00').states).toEqual([
      { kind: 'movedFrom', usual: '15:00' },
      { kind: 'movedHere' },
    ]);
  });

  it('counts something without an end as over two hours after its start', () => {
    const open = anEvent({ title: 'Markt', start: '2026-12-01T08:00', end: undefined });
    expect(shownAt('2026-12-01T09:59', [open]).lines).toEqual([
      ['Markt', '08:00', undefined, 'running'],
    ]);
    expect(shownAt('2026-12-01T10:00', [open]).lines).toEqual([]);
  });
});

describe('the calendar of some days', () => {
  it('stands in order of day and time, without days on which nothing is', () => {
    const choir = anEvent({ _id: 'event:chor', title: 'Chor', start: '2026-12-04T18:00' });
    const early = anEvent({ _id: 'event:fruh', title: 'Frühstück', start: '2026-12-01T09:00' });
    const days = agendaDays(
      agendaOf([choir, weeklyTreff, early], { from: '2026-11-30', until: '2026-12-07' }),
    );
    expect(
      days.map((day) => [day.date, day.entries.map((entry) => entry.occurrence.title)]),
    ).toEqual([
      ['2026-12-01', ['Frühstück', 'Treff']],
      ['2026-12-04', ['Chor']],
    ]);
  });

  it('shows what lasts several days once, under its first day in view, with its last day', () => {
    const show = anEvent({ title: 'Ausstellung', start: '2026-11-20', end: '2026-12-10' });
    const entries = agendaOf([show], { from: '2026-11-30', until: '2026-12-07' });
    expect(entries.map((entry) => entry.day)).toEqual(['2026-11-30']);
    expect(entries[0] && tellingOf(entries[0], '2026-12-01T10:00')).toMatchObject({
      untilDay: '2026-12-09',
    });
  });

  it('never shows what was in 2014 as coming', () => {
    const old = anEvent({ start: '2014-05-14T14:00', end: '2014-05-14T18:00' });
    expect(agendaOf([old], { from: '2026-12-01', until: '2027-12-01' })).toEqual([]);
    expect(nextEntry([old], '2026-12-01')).toBeUndefined();
  });
});

describe('the next thing', () => {
  it('is the first that takes place on a later day: cancelled dates are no consolation', () => {
    const event = {
      ...weeklyTreff,
      overrides: [{ recurrenceId: '2026-12-08T15:00', cancelled: true }],
    };
    expect(nextEntry([event], '2026-12-01')?.occurrence.start).toBe('2026-12-15T15:00');
  });

  it('is found when it is months ahead, and not when it is only still going on', () => {
    const fair = anEvent({ _id: 'event:fest', title: 'Fest', start: '2027-08-20T14:00' });
    const show = anEvent({ _id: 'event:bilder', start: '2026-11-20', end: '2026-12-10' });
    expect(nextEntry([show, fair], '2026-12-01')?.occurrence.title).toBe('Fest');
  });
});
