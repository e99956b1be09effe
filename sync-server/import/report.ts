/** What an import did, for a program to read; `report-text.ts` says it in sentences. */
export interface ImportReport {
  quarter: string;
  /** Name of the file as it was given. */
  file: string;
  /** What a record's `line` counts. */
  counts: 'lines' | 'entries';
  dryRun: boolean;
  read: number;
  created: number;
  changed: number;
  unchanged: number;
  /** Nothing written because staff changed or deleted it. */
  kept: number;
  refused: number;
  refusals: { line: number; reason: string }[];
  /** Fields that stay as staff set them; `deleted` where they deleted the whole. */
  keptByHand: { line: number; id: string; name: string; fields: string[] | 'deleted' }[];
  notes: { line: number; note: string }[];
  /** Why the import ended before the file did, in the store's words. */
  stopped?: string;
}

/** A report with nothing in it yet. */
export function emptyReport(
  start: Pick<ImportReport, 'quarter' | 'file' | 'counts' | 'dryRun'>,
): ImportReport {
  return {
    ...start,
    read: 0,
    created: 0,
    changed: 0,
    unchanged: 0,
    kept: 0,
    refused: 0,
    refusals: [],
    keptByHand: [],
    notes: [],
  };
}

/** Notes a refused record. */
export function addRefusal(report: ImportReport, line: number, reason: string): void {
  report.refused++;
  report.refusals.push({ line, reason });
}
