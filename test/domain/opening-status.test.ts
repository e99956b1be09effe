import { describe, expect, it } from 'vitest';
import type { OpeningInterval, Schedule } from '#domain/opening.ts';
import { openingStatus } from '#domain/opening-status.ts';

/** A schedule of 2026-11-30 (a Monday) and two weeks, open at "30T09:00/30T18:00" of November 30. */
function aSchedule(...intervals: (string | OpeningInterval)[]): Schedule {
  return {
    readable: true,
    from: '2026-11-30',
    until: '2026-12-14',
    intervals: intervals.map((one) => {
      if (typeof one !== 'string') return one;
      const [start = '', end = ''] = one.split('/');
      return { start, end, state: 'open' };
    }),
  };
}

const week = aSchedule(
  '2026-11-30T09:00/2026-11-30T18:00',
  '2026-12-01T09:00/2026-12-01T12:00',
  '2026-12-01T14:00/2026-12-01T18:00',
  '2026-12-03T09:00/2026-12-03T18:00',
);

describe('the status of a place at a moment', () => {
  it('is open until it closes', () => {
    expect(openingStatus(week, '2026-11-30T09:00')).toEqual({
      state: 'open',
      until: '2026-11-30T18:00',
    });
  });

  it('closes soon in its last half hour, and not a minute before', () => {
    expect(openingStatus(week, '2026-11-30T17:29').state).toBe('open');
    expect(openingStatus(week, '2026-11-30T17:30')).toEqual({
      state: 'closesSoon',
      until: '2026-11-30T18:00',
    });
    expect(openingStatus(week, '2026-11-30T18:00').state).toBe('closed');
  });

  it('is closed over noon, at night and on days without hours, and says when it opens', () => {
    const opensAt = (now: string) => openingStatus(week, now);
    expect(opensAt('2026-12-01T12:30')).toEqual({ state: 'closed', opensAt: '2026-12-01T14:00' });
    expect(opensAt('2026-11-30T23:00')).toEqual({ state: 'closed', opensAt: '2026-12-01T09:00' });
    expect(opensAt('2026-12-02T10:00')).toEqual({ state: 'closed', opensAt: '2026-12-03T09:00' });
    expect(opensAt('2026-12-03T20:00')).toEqual({ state: 'closed' });
  });

  it('goes on past midnight', () => {
    const night = aSchedule(
      '2026-11-29T22:00/2026-11-30T02:00',
      '2026-11-30T22:00/2026-12-01T02:00',
    );
    expect(openingStatus(night, '2026-11-30T01:00')).toEqual({
      state: 'open',
      until: '2026-11-30T02:00',
    });
    expect(openingStatus(night, '2026-12-01T01:45').state).toBe('closesSoon');
    expect(openingStatus(night, '2026-11-30T12:00')).toEqual({
      state: 'closed',
      opensAt: '2026-11-30T22:00',
    });
  });

  it('never closes where the hours reach the end of the schedule', () => {
    const always = aSchedule('2026-11-29T00:00/2026-12-14T00:00');
    expect(openingStatus(always, '2026-12-05T23:59')).toEqual({ state: 'open' });
  });

  it('takes hours that follow each other for one', () => {
    const shared = aSchedule(
      { start: '2026-11-30T12:00', end: '2026-11-30T14:00', state: 'open', comment: 'Frauen' },
      { start: '2026-11-30T14:00', end: '2026-11-30T16:00', state: 'open', comment: 'Männer' },
    );
    expect(openingStatus(shared, '2026-11-30T13:45')).toEqual({
      state: 'open',
      until: '2026-11-30T16:00',
      comment: 'Frauen',
    });
  });

  it('is unknown without a schedule, with one that cannot be read, and beyond its days', () => {
    expect(openingStatus(undefined, '2026-11-30T10:00')).toEqual({ state: 'unknown' });
    expect(openingStatus({ readable: false }, '2026-11-30T10:00')).toEqual({ state: 'unknown' });
    expect(openingStatus(week, '2026-12-14T10:00')).toEqual({ state: 'unknown' });
    expect(openingStatus(week, '2026-11-29T10:00')).toEqual({ state: 'unknown' });
  });

  it('is by appointment where the hours say so', () => {
    const agreed = aSchedule({
      start: '2026-11-30T09:00',
      end: '2026-11-30T12:00',
      state: 'byAppointment',
    });
    expect(openingStatus(agreed, '2026-11-30T10:00')).toEqual({
      state: 'byAppointment',
      until: '2026-11-30T12:00',
    });
    expect(openingStatus(agreed, '2026-11-30T08:00')).toEqual({ state: 'closed' });
  });

  it('is unknown on a holiday that the hours say nothing about', () => {
    const doubtful = aSchedule(
      {
        start: '2026-12-08T09:00',
        end: '2026-12-08T18:00',
        state: 'unknown',
        holiday: 'Ein Feiertag',
      },
      '2026-12-09T09:00/2026-12-09T18:00',
    );
    expect(openingStatus(doubtful, '2026-12-08T10:00')).toEqual({
      state: 'unknown',
      holiday: 'Ein Feiertag',
    });
    expect(openingStatus(doubtful, '2026-12-07T10:00')).toEqual({
      state: 'closed',
      opensAt: '2026-12-09T09:00',
    });
  });

  it('is open for two hours where nobody said when it closes, and unknown later', () => {
    const pub: OpeningInterval = {
      start: '2026-11-30T18:00',
      end: '2026-12-01T04:00',
      state: 'unknown',
      openEnd: true,
    };
    expect(openingStatus(aSchedule(pub), '2026-11-30T12:00')).toEqual({
      state: 'closed',
      opensAt: '2026-11-30T18:00',
    });
    expect(openingStatus(aSchedule(pub), '2026-11-30T19:59')).toEqual({ state: 'open' });
    expect(openingStatus(aSchedule(pub), '2026-11-30T20:00')).toEqual({ state: 'unknown' });
  });

  it('does not close soon where it may stay open longer, and is unknown from then on', () => {
    const longer = aSchedule('2026-11-30T10:00/2026-11-30T16:00', {
      start: '2026-11-30T16:00',
      end: '2026-12-01T00:00',
      state: 'unknown',
      openEnd: true,
    });
    expect(openingStatus(longer, '2026-11-30T15:50')).toEqual({ state: 'open' });
    expect(openingStatus(longer, '2026-11-30T16:05')).toEqual({ state: 'unknown' });
  });
});

describe('exceptions', () => {
  it('close a place for their day, with their reason', () => {
    const exceptions = [{ date: '2026-11-30', closed: true, reason: 'Betriebsausflug' }];
    expect(openingStatus(week, '2026-11-30T10:00', { exceptions })).toEqual({
      state: 'closed',
      opensAt: '2026-12-01T09:00',
      reason: 'Betriebsausflug',
    });
  });

  it('open a place on a day on which it is closed, and change when it opens next', () => {
    const exceptions = [{ date: '2026-12-02', from: '10:00', to: '13:00' }];
    expect(openingStatus(week, '2026-12-02T10:30', { exceptions })).toEqual({
      state: 'open',
      until: '2026-12-02T13:00',
    });
    expect(openingStatus(week, '2026-12-01T20:00', { exceptions })).toEqual({
      state: 'closed',
      opensAt: '2026-12-02T10:00',
    });
  });

  it('let a place open later or close earlier than usual', () => {
    const later = [{ date: '2026-11-30', from: '11:00' }];
    expect(openingStatus(week, '2026-11-30T10:00', { exceptions: later })).toEqual({
      state: 'closed',
      opensAt: '2026-11-30T11:00',
    });
    const earlier = [{ date: '2026-11-30', to: '12:00' }];
    expect(openingStatus(week, '2026-11-30T10:00', { exceptions: earlier })).toEqual({
      state: 'open',
      until: '2026-11-30T12:00',
    });
  });

  it('end what never closes, and leave the night before alone', () => {
    const exceptions = [{ date: '2026-12-02', closed: true }];
    const always = aSchedule('2026-11-29T00:00/2026-12-14T00:00');
    expect(openingStatus(always, '2026-12-01T10:00', { exceptions })).toEqual({
      state: 'open',
      until: '2026-12-02T00:00',
    });
    expect(openingStatus(always, '2026-12-02T10:00', { exceptions })).toEqual({
      state: 'closed',
      opensAt: '2026-12-03T00:00',
    });
    const night = aSchedule('2026-12-01T22:00/2026-12-02T02:00');
    expect(openingStatus(night, '2026-12-02T01:00', { exceptions })).toEqual({
      state: 'open',
      until: '2026-12-02T02:00',
    });
  });

  it('hold where the usual hours are unknown, and a mere reason does not', () => {
    const closed = [{ date: '2026-11-30', closed: true, reason: 'Umbau' }];
    expect(openingStatus(undefined, '2026-11-30T10:00', { exceptions: closed })).toEqual({
      state: 'closed',
      reason: 'Umbau',
    });
    const reason = [{ date: '2026-11-30', reason: 'Es ist Markt' }];
    expect(openingStatus(undefined, '2026-11-30T10:00', { exceptions: reason }).state).toBe(
      'unknown',
    );
    expect(openingStatus(week, '2026-11-30T10:00', { exceptions: reason }).state).toBe('open');
  });
});

describe("the seniors' hours", () => {
  const seniors = aSchedule('2026-12-02T08:00/2026-12-02T09:00');

  it('open a place for older people while it is closed for others', () => {
    expect(openingStatus(week, '2026-12-02T08:10', { seniors })).toEqual({
      state: 'open',
      until: '2026-12-02T09:00',
      seniorsOnly: true,
    });
  });

  it('change nothing while it is open for all, or closed by an exception', () => {
    const same = aSchedule('2026-11-30T09:00/2026-11-30T10:00');
    expect(openingStatus(week, '2026-11-30T09:50', { seniors: same })).toEqual({
      state: 'open',
      until: '2026-11-30T18:00',
    });
    const exceptions = [{ date: '2026-12-02', closed: true }];
    expect(openingStatus(week, '2026-12-02T08:10', { seniors, exceptions }).state).toBe('closed');
  });
});
