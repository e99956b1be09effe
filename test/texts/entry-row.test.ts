import { describe, expect, it } from 'vitest';
import { agendaOf } from '#domain/agenda.ts';
import type { Event } from '#domain/event.ts';
import { ar } from '../../app/texts/ar.ts';
import { de } from '../../app/texts/de.ts';
import { entryRow } from '../../app/texts/entry-row.ts';
import { anEvent, aPlace } from '../support/builders.ts';

const places = new Map([['place:haus', aPlace({ _id: 'place:haus', name: 'Gemeindehaus' })]]);

/** The only line of a day, at a moment, in words. */
function lineOn(date: string, fields: Partial<Event>, now = `${date}T08:00`, texts = de) {
  const until = new Date(Date.parse(`${date}T00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  const [entry] = agendaOf([anEvent(fields)], { from: date, until });
  if (!entry) throw new Error('nothing on that day');
  return entryRow(texts, entry, now, places);
}

const saidOn = (...line: Parameters<typeof lineOn>) => lineOn(...line).states.map((s) => s.words);

describe('a line of the calendar', () => {
  it('says when, what and where', () => {
    expect(lineOn('2026-12-01', { placeId: 'place:haus', room: 'Raum 2' })).toEqual({
      time: '15 Uhr',
      until: 'bis 17 Uhr',
      range: '15 bis 17 Uhr',
      title: { words: 'Technik-Treff', lang: 'de' },
      where: { words: 'Gemeindehaus, Raum 2', lang: 'de' },
      shortWhere: { words: 'Gemeindehaus', lang: 'de' },
      states: [],
    });
  });

  it('says plainly that it is cancelled, today and on another day', () => {
    const cancelled = { overrides: [{ recurrenceId: '2026-12-01T15:00', cancelled: true }] };
    expect(saidOn('2026-12-01', cancelled)).toEqual(['Fällt heute aus']);
    expect(saidOn('2026-12-01', cancelled, '2026-11-30T08:00')).toEqual(['Fällt aus']);
    expect(saidOn('2026-12-01', cancelled, '2026-12-02T08:00')).toEqual(['Fällt aus']);
  });

  it('says where it is this time, once', () => {
    const elsewhere = {
      placeId: 'place:haus',
      overrides: [{ recurrenceId: '2026-12-01T15:00', place: 'Café Linde' }],
    };
    const line = lineOn('2026-12-01', elsewhere);
    expect(line.states.map((state) => state.words)).toEqual(['Verlegt: diesmal Café Linde']);
    expect(line.where).toBeUndefined();
  });

  it('says on both days where a moved date was and is, with the year where it is another', () => {
    const moved = {
      overrides: [
        { recurrenceId: '2026-12-01T15:00', start: '2027-01-05T10:00', end: '2027-01-05T11:30' },
      ],
    };
    expect(saidOn('2026-12-01', moved)).toEqual(['Verlegt auf Dienstag, 5. Januar 2027, 10 Uhr']);
    expect(lineOn('2027-01-05', moved)).toMatchObject({
      range: '10 bis 11:30 Uhr',
      states: [{ words: 'Verlegt: sonst Dienstag, 1. Dezember 2026, 15 Uhr' }],
    });
  });

  it('says that it is going on, that it is over, and that one must make an appointment', () => {
    expect(saidOn('2026-12-01', {}, '2026-12-01T15:00')).toEqual(['Jetzt']);
    expect(saidOn('2026-12-01', {}, '2026-12-01T17:00')).toEqual(['Vorbei']);
    expect(lineOn('2026-12-01', { byAppointment: true }).hint).toBe('Nach Anmeldung');
  });

  it('says how long something of several days goes on', () => {
    const show = { start: '2026-11-20', end: '2026-12-10' };
    expect(lineOn('2026-12-01', show)).toMatchObject({
      time: 'Ganztägig',
      states: [{ words: 'Bis Mittwoch, 9. Dezember' }],
    });
  });

  it('is in the language on screen where somebody translated it, and says what is German', () => {
    const line = lineOn(
      '2026-12-01',
      { translations: { ar: { title: 'لقاء التقنية' } }, room: 'Raum 2' },
      '2026-12-01T08:00',
      ar,
    );
    expect(line.title).toEqual({ words: 'لقاء التقنية', lang: 'ar' });
    expect(line.where).toEqual({ words: 'Raum 2', lang: 'de' });
    expect(line.time).toBe('الساعة 15:00');
  });

  it('has no translation for a date with a title of its own', () => {
    const own = {
      translations: { ar: { title: 'لقاء التقنية' } },
      overrides: [{ recurrenceId: '2026-12-01T15:00', title: 'Weihnachtsfeier' }],
    };
    expect(lineOn('2026-12-01', own, '2026-12-01T08:00', ar).title).toEqual({
      words: 'Weihnachtsfeier',
      lang: 'de',
    });
  });
});
