import { describe, expect, it } from 'vitest';
import { agendaOf } from '#domain/agenda.ts';
import { idlePictures } from '#domain/idle-picture.ts';
import { aNotice, anEvent } from '../support/builders.ts';

const NOW = '2026-12-01T14:00';
const at = (id: string, start: string, end?: string) =>
  anEvent({ _id: `event:${id}`, title: id, start, end, rrule: undefined });
const entriesOf = (...events: ReturnType<typeof anEvent>[]) =>
  agendaOf(events, { from: '2026-12-01', until: '2026-12-08', holidays: undefined });
const toldBy = (pictures: ReturnType<typeof idlePictures>) =>
  pictures.map((picture) =>
    picture.kind === 'notice'
      ? picture.id
      : [picture.day, ...picture.entries.map(({ event }) => event.title)].join(' '),
  );

describe('the pictures of an idle info tablet', () => {
  it('tell what is important first, then what is still on today and on the next days', () => {
    const entries = entriesOf(
      at('vorbei', '2026-12-01T09:00', '2026-12-01T10:00'),
      at('heute', '2026-12-01T15:00'),
      at('morgen', '2026-12-02T10:00'),
      at('freitag', '2026-12-04T10:00'),
      at('samstag', '2026-12-05T10:00'),
    );
    const notices = [
      aNotice({ _id: 'notice:a', important: true, from: '2026-11-01' }),
      aNotice({ _id: 'notice:b', important: false, from: '2026-11-01' }),
      aNotice({ _id: 'notice:c', important: true, from: '2026-11-01', until: '2026-11-30' }),
    ];
    expect(toldBy(idlePictures(entries, notices, NOW))).toEqual([
      'notice:a',
      '2026-12-01 heute',
      '2026-12-02 morgen',
      '2026-12-04 freitag',
    ]);
  });

  it('show four dates at a time, and of a full day no more than twelve', () => {
    const many = Array.from({ length: 15 }, (_, n) =>
      at(String(n).padStart(2, '0'), `2026-12-01T${15 + Math.floor(n / 4)}:00`),
    );
    const told = toldBy(idlePictures(entriesOf(...many), [], NOW));
    expect(told).toEqual([
      '2026-12-01 00 01 02 03',
      '2026-12-01 04 05 06 07',
      '2026-12-01 08 09 10 11',
    ]);
  });

  it('are none where nothing is on', () => {
    expect(idlePictures([], [], NOW)).toEqual([]);
  });
});
