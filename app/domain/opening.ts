import type { LocalDate, LocalDateTime, LocalTime, Weekday } from './local-time.ts';

/** A stretch of time for which the hours say something. `end` is exclusive. */
export interface OpeningInterval {
  start: LocalDateTime;
  end: LocalDateTime;
  state: 'open' | 'byAppointment' | 'unknown';
  comment?: string;
  /** The hours say when it opens, but not when it closes ("ab 18 Uhr"); `end` is a guess. */
  openEnd?: boolean;
  /** The public holiday on which the usual hours are in doubt, since they say nothing about it. */
  holiday?: string;
}

/** Times of a day; one that ends before it begins runs past midnight. */
export interface SpokenTimes {
  from: LocalTime;
  to: LocalTime | 'openEnd';
}

/** One clause of the hours as it would be spoken: on which days, when. */
export interface HoursPhrase {
  days:
    | { kind: 'weekdays'; weekdays: Weekday[] }
    | { kind: 'everyDay' }
    /** `nth` counts from the month's start, -1 is the last. */
    | { kind: 'nthOfMonth'; weekday: Weekday; nth: number[] }
    | { kind: 'publicHolidays' }
    | { kind: 'schoolHolidays' };
  weeks?: 'odd' | 'even';
  /** Months 1 to 12, both inclusive; from 10 to 3 is over the new year. */
  months?: { from: number; to: number };
  hours:
    | { kind: 'times'; times: SpokenTimes[] }
    | { kind: 'closed' }
    | { kind: 'roundTheClock' }
    | { kind: 'byAppointment'; times?: SpokenTimes[] };
  /** Holds at all times for which no other clause says anything ("sonst nach Vereinbarung"). */
  otherwise?: boolean;
  comment?: string;
}

/** What the hours of a place mean over a stretch of days; computed once, then remembered. */
export type Schedule =
  | {
      readable: true;
      /** First day and the day after the last. */
      from: LocalDate;
      until: LocalDate;
      /** In order, not overlapping; the first may have begun before `from`. */
      intervals: OpeningInterval[];
      /** The rule in clauses; absent where it is too tangled to speak. */
      phrases?: HoursPhrase[];
    }
  | { readable: false };

/** What a person wants to know at the door. `comment` is what the place says about these hours. */
export type OpeningStatus =
  /** `until` is absent where it never closes in sight, or nobody said when. `seniorsOnly`: these
   *  are the hours kept for older people. */
  | { state: 'open'; until?: LocalDateTime; seniorsOnly?: boolean; comment?: string }
  /** Open, but not for longer than `CLOSES_SOON_MINUTES`. */
  | { state: 'closesSoon'; until: LocalDateTime; seniorsOnly?: boolean; comment?: string }
  | { state: 'closed'; opensAt?: LocalDateTime; reason?: string }
  | { state: 'byAppointment'; until?: LocalDateTime; comment?: string }
  /** `holiday`: today is this public holiday, and the hours say nothing about it. */
  | { state: 'unknown'; holiday?: string; comment?: string };

/** From how many minutes before closing a place "closes soon". */
export const CLOSES_SOON_MINUTES = 30;

/** For how many minutes after opening a place without a closing time is surely open. */
export const OPEN_END_SURE_MINUTES = 120;
