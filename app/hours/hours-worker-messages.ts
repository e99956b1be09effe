import type { LocalDate } from '#domain/local-time.ts';
import type { LandHolidays } from '#domain/occurrence.ts';
import type { Land } from '#domain/quarter.ts';
import type { Evaluation } from './evaluate.ts';

/** What a worker is asked. It answers values one by one, in their order. */
export type HoursTask =
  | { kind: 'values'; land: Land; values: readonly string[]; from: LocalDate; days: number }
  | { kind: 'holidays'; land: Land; from: LocalDate; to: LocalDate };

/** What a worker says: once that it is there, then an answer for each value or for the holidays. */
export type HoursAnswer =
  | { kind: 'ready' }
  | { kind: 'value'; value: string; evaluation: Evaluation }
  | { kind: 'holidays'; holidays: LandHolidays };
