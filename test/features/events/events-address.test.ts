import { describe, expect, it } from 'vitest';
import {
  type CalendarChoice,
  calendarChoiceFrom,
  eventsAddress,
} from '../../../app/features/events/events-address.ts';

const queryOf = (address: string) =>
  Object.fromEntries(new URL(address, 'http://here').searchParams);

describe("the calendar's address", () => {
  it('leads back to the same choice', () => {
    const choice: CalendarChoice = {
      view: { span: 'month', date: '2027-02-14' },
      filter: { door: 'meeting', language: 'tr' },
    };
    const address = eventsAddress('lichtenberg', choice, '2026-12-01');
    expect(address).toBe('/q/lichtenberg/events?view=month&date=2027-02-14&door=meeting&lang=tr');
    expect(calendarChoiceFrom(queryOf(address), '2026-12-01')).toEqual(choice);
  });

  it('does not name today: kept as a bookmark it shows the day on which it is opened', () => {
    const today = { view: { span: 'day' as const, date: '2026-12-01' }, filter: {} };
    const address = eventsAddress('lichtenberg', today, '2026-12-01');
    expect(address).toBe('/q/lichtenberg/events?view=day');
    expect(calendarChoiceFrom(queryOf(address), '2026-12-02').view.date).toBe('2026-12-02');
  });
});
