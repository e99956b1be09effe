import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tryCalendars } from '../../../sync-server/import/try-calendars.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vor-ort-calendars-'));
});

afterEach(() => rm(folder, { recursive: true }));

const WEEKLY = [
  'BEGIN:VCALENDAR',
  'BEGIN:VEVENT',
  'UID:1',
  'SUMMARY:Treff',
  'DTSTART:20261201T230000Z',
  'DTEND:20261201T233000Z',
  'RRULE:FREQ=WEEKLY',
  'END:VEVENT',
  'BEGIN:VTODO',
  'END:VTODO',
  'END:VCALENDAR',
].join('\n');

it('counts the occurrences of the spans that are expected, in the zone of each event', async () => {
  await writeFile(join(folder, 'weekly.ics'), WEEKLY);
  const spans = [
    { at: [2026], expected_count: 5 },
    { at: [2026, 12], expected_count: 5 },
    { at: [2026, 12, 1], expected_count: 1 },
    { at: [2026, 12, 2], expected_count: 0 },
    { at: [2026, 12, 8, 23], expected_count: 1 },
    { at: [2026, 12, 8, 22], expected_count: 0 },
    { from: [2026, 12, 8], to_exclusive: [2026, 12, 15], expected_count: 1 },
  ];
  const expectations = spans.map((span) => ({ calendar: 'weekly.ics', ...span }));
  await writeFile(join(folder, 'expected.json'), JSON.stringify({ expectations }));
  const tried = await tryCalendars(folder);
  expect(tried.expectations.map(({ outcome }) => outcome)).toEqual(spans.map(() => 'passed'));
  expect(tried.calendars).toEqual([
    {
      file: 'weekly.ics',
      events: 1,
      refused: [{ line: 9, reason: 'Eine Aufgabe (VTODO) ist keine Veranstaltung.' }],
    },
  ]);
});

it('says why an expectation is not met', async () => {
  await writeFile(join(folder, 'weekly.ics'), WEEKLY);
  const expectations = [
    { calendar: 'weekly.ics', at: [2026, 12], expected_count: 4 },
    { calendar: 'absent.ics', at: [2026], expected_count: 1 },
  ];
  await writeFile(join(folder, 'expected.json'), JSON.stringify({ expectations }));
  expect((await tryCalendars(folder)).expectations).toMatchObject([
    { outcome: 'failed', reason: 'expected 4, found 5' },
    { outcome: 'missing', reason: 'the calendar is not in the folder' },
  ]);
});

it('reads calendars without expectations, and says of a file that it is none', async () => {
  await writeFile(join(folder, 'broken.ics'), 'nothing');
  expect(await tryCalendars(folder)).toMatchObject({
    calendars: [{ events: 0, refused: [{ line: 1 }] }],
    expectations: [],
  });
});
