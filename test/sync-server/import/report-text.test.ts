import { describe, expect, it } from 'vitest';
import { emptyReport, type ImportReport } from '../../../sync-server/import/report.ts';
import { reportText } from '../../../sync-server/import/report-text.ts';

const aReport = (fields: Partial<ImportReport> = {}): ImportReport => ({
  ...emptyReport({ quarter: 'kiez', file: 'orte.csv', counts: 'lines', dryRun: false }),
  ...fields,
});

describe('reportText', () => {
  it('says in sentences what happened, with lines and reasons', () => {
    const report = aReport({
      read: 5,
      created: 1,
      changed: 1,
      kept: 2,
      refused: 1,
      refusals: [{ line: 4, reason: 'Es fehlt: Name.' }],
      keptByHand: [
        { line: 2, id: 'place:a', name: 'Treff', fields: ['phones', 'openingHours'] },
        { line: 3, id: 'place:b', name: 'Café', fields: 'deleted' },
      ],
      notes: [{ line: 2, note: 'Keine Webadresse: „x“.' }],
    });
    expect(reportText(report).split('\n')).toEqual([
      '„orte.csv“ in das Quartier „kiez“:',
      '5 Einträge gelesen: 1 neu, 1 geändert, 0 unverändert, 2 behalten, 1 nicht übernommen.',
      'Nicht übernommen:',
      '  Zeile 4: Es fehlt: Name.',
      'Bleibt, wie das Büro es geändert hat:',
      '  Zeile 2: „Treff“: Telefon, Öffnungszeiten.',
      '  Zeile 3: „Café“: gelöscht.',
      'Hinweise:',
      '  Zeile 2: Keine Webadresse: „x“.',
    ]);
  });

  it('counts entries where a format has no lines, and says that a dry run writes nothing', () => {
    const refusals = [{ line: 1, reason: 'Grund.' }];
    const text = reportText(aReport({ counts: 'entries', dryRun: true, refusals }));
    expect(text).toContain('  Eintrag 1: Grund.');
    expect(text).toContain('Es wird nichts geschrieben.');
  });

  it('stays readable with a thousand refusals', () => {
    const refusals = Array.from({ length: 1000 }, (_, line) => ({ line, reason: 'Grund.' }));
    const lines = reportText(aReport({ refusals })).split('\n');
    expect(lines.length).toBeLessThan(60);
    expect(lines.at(-1)).toBe('  … und 950 weitere.');
  });

  it('says what to do when it was stopped', () => {
    const text = reportText(aReport({ stopped: 'Platte voll' }));
    expect(text).toContain('Abgebrochen: Der Speicher antwortet nicht (Platte voll).');
    expect(text).toContain('noch einmal');
  });
});
