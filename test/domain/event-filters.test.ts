import { describe, expect, it } from 'vitest';
import {
  doorsOfEvents,
  eventFilterFrom,
  filteredEvents,
  languagesOfEvents,
} from '#domain/event-filters.ts';
import { anEvent } from '../support/builders.ts';

const treff = anEvent({
  _id: 'event:treff',
  doors: ['technology', 'meeting'],
  languages: ['de', 'tr'],
});
const choir = anEvent({ _id: 'event:chor', doors: ['meeting'], languages: ['de'] });
const advice = anEvent({ _id: 'event:rat', doors: ['adviceAndMoney'] });
const all = [treff, choir, advice];

describe('narrowing the calendar', () => {
  it('by a door, by a language, by both', () => {
    expect(filteredEvents(all, { door: 'meeting' })).toEqual([treff, choir]);
    expect(filteredEvents(all, { language: 'tr' })).toEqual([treff]);
    expect(filteredEvents(all, { door: 'adviceAndMoney', language: 'tr' })).toEqual([]);
  });

  it('by nothing is the calendar itself, so that nothing is computed anew', () => {
    expect(filteredEvents(all, {})).toBe(all);
  });

  it('understands an address and overlooks what it cannot understand', () => {
    expect(eventFilterFrom({ door: 'meeting', lang: 'tr' })).toEqual({
      door: 'meeting',
      language: 'tr',
    });
    expect(eventFilterFrom({ door: '__proto__', lang: '<script>' })).toEqual({});
  });

  it('offers the doors and languages that there are, each once', () => {
    expect(doorsOfEvents(all)).toEqual(['adviceAndMoney', 'meeting', 'technology']);
    expect(languagesOfEvents([...all, anEvent({ languages: ['no code'] })])).toEqual(['de', 'tr']);
  });
});
