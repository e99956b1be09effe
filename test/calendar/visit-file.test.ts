import ICAL from 'ical.js';
import { expect, it } from 'vitest';
import { visitFile, visitOffFile } from '../../app/calendar/visit-file.ts';

it('a visit becomes a calendar file in Berlin time, private, of an hour', () => {
  const file = visitFile({
    requestId: 'r1',
    start: '2026-12-01T10:00',
    title: 'Herr Bernd Brandt kommt',
    madeAt: '2026-11-28T09:00:00.123Z',
  });
  expect(file).toContain('DTSTART;TZID=Europe/Berlin:20261201T100000');
  expect(file).toContain('DURATION:PT1H');
  expect(file).toContain('SUMMARY:Herr Bernd Brandt kommt');
  expect(file).toContain('CLASS:PRIVATE');
  expect(file).toContain('UID:r1@vor-ort');
});

it('a visit that is agreed anew is the same entry, later and at its new time', () => {
  const [first, moved] = [
    ['2026-12-01T10:00', '2026-11-28T09:00:00.123Z'],
    ['2026-12-02T14:30', '2026-11-28T09:00:02.000Z'],
  ].map(([start = '', madeAt = '']) => {
    const file = visitFile({ requestId: 'a1:request:r1', start, title: 'Besuch', madeAt });
    const [event, ...others] = new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent');
    if (!event || others.length > 0) throw new Error('not one entry');
    return new ICAL.Event(event);
  });
  expect(moved?.uid).toBe('r1@vor-ort');
  expect(first?.uid).toBe('r1@vor-ort');
  expect(moved?.startDate.toString()).toBe('2026-12-02T14:30:00');
  expect(moved?.sequence).toBeGreaterThan(first?.sequence ?? Number.NaN);
  expect(moved?.component.getFirstPropertyValue('last-modified')?.toString()).toBe(
    '2026-11-28T09:00:02Z',
  );
  // Calendars read the number as 32 bits.
  expect(moved?.sequence).toBeLessThan(2 ** 31);
});

it('a visit that is off calls off the same entry, by a greater number', () => {
  const agreed = { requestId: 'a1:request:r1', start: '2026-12-01T10:00', title: 'Besuch' };
  const [before, off] = [
    visitFile({ ...agreed, madeAt: '2026-11-28T09:00:00.900Z' }),
    visitOffFile({ ...agreed, title: 'Fällt aus: Besuch', madeAt: '2026-11-28T09:00:01.900Z' }),
  ].map((file) => {
    const calendar = new ICAL.Component(ICAL.parse(file));
    const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined);
    return { calendar, event };
  });
  expect(before?.calendar.getFirstPropertyValue('method')).toBeNull();
  expect(off?.calendar.getFirstPropertyValue('method')).toBe('CANCEL');
  expect(off?.event.component.getFirstPropertyValue('status')).toBe('CANCELLED');
  expect([off?.event.uid, String(off?.event.startDate)]).toEqual([
    before?.event.uid,
    String(before?.event.startDate),
  ]);
  expect(off?.event.sequence).toBe((before?.event.sequence ?? Number.NaN) + 1);
});
