import { basename } from 'node:path';
import { isQuarterId } from '#domain/ids.ts';
import { failure, type Result, success } from '#domain/result.ts';
import type { DocumentAccess } from '../stores/document-access.ts';
import { readingOf } from './formats.ts';
import { readImportFile } from './import-file.ts';
import type { ImportRequest } from './import-request.ts';
import { type ImportJob, runImport } from './import-run.ts';
import type { UnusableMapping } from './mapping.ts';
import { readMapping } from './mapping-file.ts';
import { type ImportRecord, isRefused, type UnusableFile } from './record.ts';
import type { ImportReport } from './report.ts';
import { sampleFolder, sampleRequests } from './sample.ts';

/** Nothing could be imported; `message` is one German sentence. */
export type ImportFailure =
  | UnusableFile
  | UnusableMapping
  | { code: 'unknown-quarter' | 'store-failed'; message: string };

/** Imports one file into a quarter. The failure means that nothing was written. */
export async function importFile(
  access: DocumentAccess,
  request: ImportRequest,
  now: Date,
): Promise<Result<ImportReport, ImportFailure>> {
  const { quarter, dryRun = false } = request;
  if (!isQuarterId(quarter)) return unknownQuarter(quarter);
  const job = await jobOf(request);
  if (!job.ok) return job;
  const known = bringsQuarter(job.value.records, quarter) || (await hasQuarter(access, quarter));
  if (!known) return unknownQuarter(quarter);
  return success(await runImport(access, { ...job.value, quarter, now, dryRun }));
}

/**
 * Makes the sample quarters by the very imports that `npm run import` does, in the manifest's order.
 * Again it changes nothing. Ends with the first file that cannot be used.
 */
export async function importSample(
  access: DocumentAccess,
  now: Date = new Date(),
  folder: string = sampleFolder(),
): Promise<Result<ImportReport[], ImportFailure>> {
  const reports: ImportReport[] = [];
  for (const request of await sampleRequests(folder)) {
    const report = await importFile(access, request, now);
    if (!report.ok) return report;
    reports.push(report.value);
    if (report.value.stopped) {
      return { ok: false, error: { code: 'store-failed', message: report.value.stopped } };
    }
  }
  return success(reports);
}

/** Reads mapping and file. */
async function jobOf(
  request: ImportRequest,
): Promise<Result<Omit<ImportJob, 'quarter' | 'now' | 'dryRun'>, ImportFailure>> {
  const mapping = request.mapping === undefined ? undefined : await readMapping(request.mapping);
  if (mapping && !mapping.ok) return mapping;
  const reading = readingOf(request.format, mapping?.value);
  if (!reading.ok) return reading;
  const bytes = await readImportFile(request.file);
  if (!bytes.ok) return bytes;
  const { read, how, counts } = reading.value;
  const records = read(bytes.value);
  if (!records.ok) return records;
  return success({ file: basename(request.file), counts, records: records.value, how });
}

function bringsQuarter(records: readonly ImportRecord[], quarter: string): boolean {
  return records.some((record) => !isRefused(record) && record.sourceId === `quarter:${quarter}`);
}

async function hasQuarter(access: DocumentAccess, quarter: string): Promise<boolean> {
  const [stored] = await access.getMany(`${quarter}-public`, [`quarter:${quarter}`]);
  return stored !== undefined && !stored.deleted;
}

function unknownQuarter(quarter: string): { ok: false; error: ImportFailure } {
  const message = `Das Quartier „${quarter}“ gibt es nicht.`;
  return failure({ code: 'unknown-quarter', message });
}
