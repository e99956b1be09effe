import { expect, it } from 'vitest';
import { visitFile } from '../../app/calendar/visit-file.ts';

it('a visit becomes a calendar file in Berlin time, private, of an hour', () => {
  const file = visitFile({
    uid: 'r1',
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
