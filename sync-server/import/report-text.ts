import { fieldName } from './refusal-text.ts';
import type { ImportReport } from './report.ts';

/** More lines of one kind than a screen holds are counted instead. */
const MOST_LINES = 50;

/** A report as plain German sentences, a line each. */
export function reportText(report: ImportReport): string {
  const { quarter, file, dryRun } = report;
  const title = `„${file}“ in das Quartier „${quarter}“`;
  return [
    dryRun ? `Probe: ${title}. Es wird nichts geschrieben.` : `${title}:`,
    countsText(report),
    ...section(
      'Nicht übernommen:',
      report.refusals.map(({ line, reason }) => [line, reason]),
      report,
    ),
    ...section('Bleibt, wie das Büro es geändert hat:', report.keptByHand.map(keptText), report),
    ...section(
      'Hinweise:',
      report.notes.map(({ line, note }) => [line, note]),
      report,
    ),
    ...stoppedText(report),
  ].join('\n');
}

function countsText(report: ImportReport): string {
  const { read, created, changed, unchanged, kept, refused } = report;
  const counts = [
    `${created} neu`,
    `${changed} geändert`,
    `${unchanged} unverändert`,
    `${kept} behalten`,
    `${refused} nicht übernommen`,
  ];
  return `${read} ${read === 1 ? 'Eintrag' : 'Einträge'} gelesen: ${counts.join(', ')}.`;
}

function keptText(entry: ImportReport['keptByHand'][number]): [number, string] {
  const { line, name, fields } = entry;
  if (fields === 'deleted') return [line, `„${name}“: gelöscht.`];
  return [line, `„${name}“: ${fields.map(fieldName).join(', ')}.`];
}

function section(title: string, lines: [number, string][], report: ImportReport): string[] {
  if (lines.length === 0) return [];
  const where = report.counts === 'lines' ? 'Zeile' : 'Eintrag';
  const shown = lines.slice(0, MOST_LINES).map(([line, text]) => `  ${where} ${line}: ${text}`);
  const more = lines.length - shown.length;
  return [title, ...shown, ...(more > 0 ? [`  … und ${more} weitere.`] : [])];
}

function stoppedText(report: ImportReport): string[] {
  if (report.stopped === undefined) return [];
  return [
    `Abgebrochen: Der Speicher antwortet nicht (${report.stopped}).`,
    'Was oben steht, ist geschrieben; aus den nächsten 200 Einträgen vielleicht ein Teil.',
    'Starten Sie den Befehl noch einmal. Doppelt wird nichts.',
  ];
}
