import { describe, expect, it } from 'vitest';
import { readArguments } from '../../../sync-server/import/arguments.ts';
import { messageOf, successOf } from '../../support/import-files.ts';

const read = (line: string) => readArguments(line.split(' ').filter(Boolean), '/daten');

describe('readArguments', () => {
  it('reads them in any order, paths from where the command was typed', () => {
    const line = 'orte.csv --format csv --mapping ../m.json --quarter kiez --dry-run';
    expect(successOf(read(line))).toEqual({
      quarter: 'kiez',
      format: 'csv',
      file: '/daten/orte.csv',
      mapping: '/m.json',
      dryRun: true,
      asJson: false,
    });
  });

  it.each([
    ['', '--quarter ID'],
    ['--quarter kiez orte.csv', '--format'],
    ['--quarter kiez --format excel orte.xls', '„excel“'],
    ['--quarter kiez --format csv', 'Datei'],
    ['--quarter kiez --format csv a.csv b.csv', '„b.csv“'],
    ['--quarter kiez --format csv --schnell a.csv', '„--schnell“'],
    ['a.csv --quarter', '„--quarter“'],
    ['a.csv --quarter --format csv', '„--quarter“'],
    ['--dry-run=ja --quarter kiez --format csv a.csv', '„--dry-run“'],
  ])('says of "%s" what is wrong and how it goes', (line, named) => {
    const [sentence, usage] = messageOf(read(line)).split('\n\n');
    expect(sentence).toContain(named);
    expect(sentence).toMatch(/\.$/);
    expect(usage).toContain('npm run import');
  });

  it('helps when asked', () => {
    expect(read('--help')).toMatchObject({ ok: false, error: { code: 'help' } });
  });
});
