import type { EntryState, EntryTelling } from '#domain/entry-telling.ts';
import type { LocalDate } from '#domain/local-time.ts';
import { momentWords } from './day-words.ts';
import type { Texts } from './de.ts';

/** A state in words, with how strongly it is said. */
export interface StateWords {
  words: string;
  tone: 'good' | 'bad' | 'warn' | 'soft';
}

/** The times of a calendar line in words. */
export interface TimeWords {
  time: string;
  /** "bis 17 Uhr". */
  until?: string;
  /** Both in one: "15 bis 17 Uhr". */
  range: string;
}

/** When a calendar line is, in words. */
export function timeWords(texts: Texts, { from, to }: EntryTelling): TimeWords {
  const until = to && texts.events.until(texts.dates.time(to));
  if (!from) return { time: until || texts.dates.allDay, range: until || texts.dates.allDay };
  const time = texts.dates.time(from);
  if (!to || !until) return { time, range: time };
  return { time, until, range: texts.dates.timeRange(from, to) };
}

/** What must be said about a calendar line, in words. `where` is where it is, for one that moved. */
export function stateWords(
  texts: Texts,
  { states, untilDay }: EntryTelling,
  today: LocalDate,
  where?: string,
): StateWords[] {
  const said = states.map((state) => wordsOf(texts, state, today, where));
  if (!untilDay) return said;
  return [
    ...said,
    { words: texts.events.untilDay(momentWords(texts, untilDay, today)), tone: 'soft' },
  ];
}

function wordsOf(texts: Texts, state: EntryState, today: LocalDate, where?: string): StateWords {
  const { events, dates } = texts;
  switch (state.kind) {
    case 'cancelled':
      return { words: state.today ? events.cancelledToday : events.cancelled, tone: 'bad' };
    case 'postponed':
      return { words: events.postponed, tone: 'bad' };
    case 'movedTo':
      return { words: events.movedTo(momentWords(texts, state.start, today)), tone: 'warn' };
    case 'movedFrom': {
      const isTime = state.usual.length === 5;
      const usual = isTime ? dates.time(state.usual) : momentWords(texts, state.usual, today);
      return { words: events.movedFrom(usual), tone: 'warn' };
    }
    case 'movedHere':
      return { words: where ? events.movedHere(where) : events.moved, tone: 'warn' };
    case 'running':
      return { words: events.running, tone: 'good' };
    case 'over':
      return { words: events.over, tone: 'soft' };
  }
}
