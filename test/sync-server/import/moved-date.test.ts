import { describe, expect, it } from 'vitest';
import { agendaOf } from '#domain/agenda.ts';
import { isOn, seriesDays } from '#domain/agenda-entry.ts';
import type { Event } from '#domain/event.ts';
import type { Draft } from '../../../sync-server/import/draft.ts';
import { importBatch } from '../../../sync-server/import/import-batch.ts';
import { MemoryAccess } from '../../../sync-server/import/memory-access.ts';
import { anEvent } from '../../support/builders.ts';

const ID = 'event:fest';
const WINDOW = { from: '2026-11-01', until: '2028-01-01' };

const draft = (fields: object): Draft => {
  const { _id, createdAt, ...event } = anEvent({ registration: 'here', ...fields });
  return { line: 1, id: ID, fields: event, createdAt, notes: [] } as unknown as Draft;
};
const on = (day: string, fields: object = {}) =>
  draft({ start: `${day}T15:00`, end: `${day}T18:00`, ...fields });

/** Imports one after the other, each on its day; the event as it stands then, and what the last one did. */
async function imported(...files: [today: string, Draft][]) {
  const access = new MemoryAccess();
  let outcome: string | undefined;
  for (const [today, one] of files) {
    const target = { quarter: 'kiez', now: new Date(`${today}T10:00:00Z`), dryRun: false };
    outcome = (await importBatch(access, target, [one])).done[0]?.outcome;
  }
  const [stored] = await access.getMany('kiez-public', [ID]);
  if (!stored || stored.deleted) return expect.fail();
  return { event: stored.doc as unknown as Event, outcome };
}

/** The days on which it is, each with those by which registrations know it. */
const days = (event: Event) =>
  [...seriesDays(agendaOf([event], WINDOW).filter(isOn))].map(([day, by]) => [day, ...by]);

describe('an import that moves what takes place once', () => {
  it('keeps the date that people registered for', async () => {
    const { event } = await imported(
      ['2026-11-20', on('2026-12-01')],
      ['2026-11-21', on('2026-12-20', { end: '2026-12-20T20:00' })],
    );
    expect(days(event)).toEqual([['2026-12-20', '2026-12-01']]);
    const [entry] = agendaOf([event], WINDOW).filter(isOn);
    expect(entry?.occurrence).toMatchObject({ state: 'moved', end: '2026-12-20T20:00' });
  });

  it('keeps it when it is moved again, changes nothing with the same file, and lets it come back', async () => {
    const [first, second, third] = [on('2026-12-01'), on('2026-12-20'), on('2027-01-05')];
    const twice: [string, Draft][] = [
      ['2026-11-20', first],
      ['2026-11-21', second],
      ['2026-12-10', third],
    ];
    const again = await imported(...twice);
    expect(days(again.event)).toEqual([['2027-01-05', '2026-12-01']]);
    expect((await imported(...twice, ['2026-12-11', third])).outcome).toBe('unchanged');
    // Also when all of it is over.
    expect((await imported(...twice, ['2027-03-01', third])).outcome).toBe('unchanged');
    const back = await imported(...twice, ['2026-12-11', first]);
    expect(days(back.event)).toEqual([['2026-12-01', '2026-12-01']]);
    expect(back.event.overrides).toBeUndefined();
  });

  it('does not take next year’s feast for this year’s', async () => {
    const { event } = await imported(
      ['2026-11-20', on('2026-12-01')],
      ['2026-12-02', on('2027-12-01')],
    );
    expect(days(event)).toEqual([['2027-12-01', '2027-12-01']]);
  });

  it('leaves alone a series, another time of the same day, and what nobody registers for', async () => {
    const weekly = { rrule: 'FREQ=WEEKLY;COUNT=1' };
    const time = on('2026-12-01', { start: '2026-12-01T17:00' });
    for (const [before, after] of [
      [on('2026-12-01', weekly), on('2026-12-20', weekly)],
      [on('2026-12-01'), time],
      [on('2026-12-01', { registration: 'none' }), on('2026-12-20', { registration: 'none' })],
    ] as const) {
      const { event } = await imported(['2026-11-20', before], ['2026-11-21', after]);
      expect([event.start, event.overrides]).toEqual([after.fields.start, undefined]);
    }
  });

  it('has no end where the file says none any more', async () => {
    const { event } = await imported(
      ['2026-11-20', on('2026-12-01')],
      ['2026-11-21', on('2026-12-20', { end: undefined })],
    );
    expect(agendaOf([event], WINDOW).filter(isOn)[0]?.occurrence.end).toBeUndefined();
  });
});
