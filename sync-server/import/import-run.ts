import { success } from '#domain/result.ts';
import type { DocumentAccess } from '../stores/document-access.ts';
import type { DocumentPlan } from './document-plan.ts';
import { type Draft, type DraftKind, draftOf } from './draft.ts';
import { importBatch } from './import-batch.ts';
import { type ImportRecord, isRefused } from './record.ts';
import { addRefusal, emptyReport, type ImportReport } from './report.ts';

/** One file's records and how to take them in. */
export interface ImportJob {
  quarter: string;
  file: string;
  counts: ImportReport['counts'];
  records: readonly ImportRecord[];
  how: DraftKind;
  now: Date;
  /** Decides and reports the same, writes nothing. */
  dryRun: boolean;
}

const BATCH = 200;
const BUSY = 'Das Büro ändert den Eintrag gerade. Versuchen Sie es später noch einmal.';

/**
 * Takes a file's records into a quarter's public database, 200 at a time. A broken record never
 * stops the rest; a store that fails does, and the report says so with what was done until then.
 */
export async function runImport(access: DocumentAccess, job: ImportJob): Promise<ImportReport> {
  const report = emptyReport(job);
  const drafts = draftsOf(job, report);
  const store = namingFailures(access);
  try {
    for (let at = 0; at < drafts.length; at += BATCH) {
      const { done, busy } = await importBatch(store, job, drafts.slice(at, at + BATCH));
      for (const plan of done) count(plan, report);
      for (const { line } of busy) addRefusal(report, line, BUSY);
    }
  } catch (error) {
    if (!(error instanceof StoreFailed)) throw error;
    report.stopped = error.message;
  }
  return report;
}

/** The store did not do what it was asked; anything else that is thrown is a bug. */
class StoreFailed extends Error {}

function namingFailures(access: DocumentAccess): DocumentAccess {
  const failed = (error: unknown) => {
    throw new StoreFailed(error instanceof Error ? error.message : String(error));
  };
  return {
    getMany: (...request) => access.getMany(...request).catch(failed),
    write: (...request) => access.write(...request).catch(failed),
    takeNumbers: (...request) => access.takeNumbers(...request).catch(failed),
  };
}

/** Checked contents in the file's order, the quarter first; each id once. */
function draftsOf(job: ImportJob, report: ImportReport): Draft[] {
  const drafts = new Map<string, Draft>();
  for (const record of job.records) {
    report.read++;
    const draft = isRefused(record)
      ? { ok: false as const, error: { message: record.refused } }
      : allowed(draftOf(record, job.how, job.now), job.quarter);
    if (!draft.ok) {
      addRefusal(report, record.line, draft.error.message);
      continue;
    }
    const { line, id, notes } = draft.value;
    const earlier = drafts.get(id)?.line;
    if (earlier !== undefined) addRefusal(report, line, sameAgain(job.counts, earlier));
    else drafts.set(id, draft.value);
    for (const note of notes) report.notes.push({ line, note });
  }
  const isQuarter = ({ id }: Draft) => id.startsWith('quarter:');
  return [...drafts.values()].sort((a, b) => Number(isQuarter(b)) - Number(isQuarter(a)));
}

function allowed(draft: ReturnType<typeof draftOf>, quarter: string) {
  if (!draft.ok || !draft.value.id.startsWith('quarter:')) return draft;
  if (draft.value.id === `quarter:${quarter}`) return success(draft.value);
  const message = `Das ist ein anderes Quartier als „${quarter}“.`;
  return { ok: false as const, error: { code: 'refused' as const, message } };
}

function sameAgain(counts: ImportReport['counts'], line: number): string {
  return `Derselbe Eintrag steht schon ${counts === 'lines' ? 'in Zeile' : 'als Eintrag'} ${line}.`;
}

function count({ draft, outcome, keptFields }: DocumentPlan, report: ImportReport): void {
  report[outcome]++;
  if (keptFields.length === 0) return;
  const name = String(draft.fields.name ?? draft.fields.title ?? draft.id);
  report.keptByHand.push({ line: draft.line, id: draft.id, name, fields: keptFields });
}
