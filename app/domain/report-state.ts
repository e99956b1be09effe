import * as v from 'valibot';
import { documentFields, Instant, text } from './document.ts';
import { Key } from './references.ts';

/** The figures of a period as they were handed in: frozen, whatever arrives or is deleted later. */
export const ReportState = v.looseObject({
  _id: v.string(),
  type: v.literal('reportState'),
  ...documentFields,
  /** A year, quarter or month: `2026`, `2026-Q4`, `2026-11`. */
  period: v.pipe(v.string(), v.regex(/^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$/, 'a period as 2026-Q4')),
  /** Which report, where a period has several: one for each funder. */
  report: Key,
  figures: v.record(v.string(), v.union([v.number(), text(200), v.null()])),
  handedInAt: Instant,
});
export type ReportState = v.InferOutput<typeof ReportState>;

/** The one id of a period's report. */
export function reportStateId(period: string, report: string): string {
  return `office:reportState:${period}~${report}`;
}
