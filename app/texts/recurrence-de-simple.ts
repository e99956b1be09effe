import { type RecurrenceWords, recurrenceDe } from './recurrence-de.ts';

export const recurrenceDeSimple: RecurrenceWords = {
  ...recurrenceDe,
  at: (days, time) => [days, time],
  daily: (every) => (every === 1 ? 'jeden Tag' : `alle ${every} Tage`),
  calendarWeeks: (days) => ({
    odd: `${days} in ungeraden Wochen`,
    even: `${days} in geraden Wochen`,
  }),
  byAppointment: 'bitte vorher anmelden',
};
