import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../sync-server/import/csv-file.ts';
import { bytesOf, fieldsOf, messageOf, refusalsOf, successOf } from '../../support/import-files.ts';

const read = (text: string) => successOf(readCsv(bytesOf(text)));

describe('readCsv', () => {
  it.each([';', ',', '\t'])('finds the separator "%s" by itself', (separator) => {
    const rows = [
      ['Name', 'Straße, Nr'],
      ['Café; Treff', 'Am Markt 1'],
    ];
    const text = rows.map((row) => row.map((cell) => `"${cell}"`).join(separator)).join('\n');
    expect(fieldsOf(read(text))).toEqual([{ Name: 'Café; Treff', 'Straße, Nr': 'Am Markt 1' }]);
  });

  it('keeps quoted line breaks and counts lines as an editor does', () => {
    const records = read('Name;Hinweis\r\nEins;"zwei\r\nZeilen"\r\n\r\nDrei;"sagt ""so"""\r\n');
    expect(records.map(({ line }) => line)).toEqual([2, 5]);
    expect(fieldsOf(records)).toEqual([
      { Name: 'Eins', Hinweis: 'zwei\nZeilen' },
      { Name: 'Drei', Hinweis: 'sagt "so"' },
    ]);
  });

  it('takes quotation marks inside a cell as they stand', () => {
    expect(fieldsOf(read('a;b\nHaus "Sonne";"Rusche 43" e.V.\n'))).toEqual([
      { a: 'Haus "Sonne"', b: '"Rusche 43" e.V.' },
    ]);
  });

  it('refuses rows that are too short or too long and goes on', () => {
    const records = read('a;b;c\n1;2;3\n4;5\n6;7;8;9\n10;11;12');
    expect(fieldsOf(records)).toHaveLength(2);
    expect(refusalsOf(records).map(([line]) => line)).toEqual([3, 4]);
    expect(refusalsOf(records)[0]?.[1]).toContain('2 Spalten statt 3');
  });

  it('loses one row only to a quotation mark that nobody closes', () => {
    const records = read('a;b\n1;ja\n"2;ja\n3;ja\n4;ja\n');
    expect(fieldsOf(records).map((row) => row.a)).toEqual(['1', '3', '4']);
    expect(refusalsOf(records)).toEqual([[3, 'Ein Anführungszeichen wird nicht geschlossen.']]);
  });

  it('refuses the row in which a file breaks off', () => {
    const records = read('a;b;c\n1;2;3\n4;5;"6 und so we');
    expect(fieldsOf(records)).toHaveLength(1);
    expect(refusalsOf(records)[0]?.[0]).toBe(3);
  });

  it('refuses a line of 50 MB and goes on', () => {
    const records = read(`a;b\n1;${'x'.repeat(50 * 1024 * 1024)}\n2;kurz\n`);
    expect(refusalsOf(records)).toEqual([[2, 'Die Zeile ist länger als 1 MB.']]);
    expect(fieldsOf(records)).toEqual([{ a: '2', b: 'kurz' }]);
  });

  it('gives up on a file in which every quotation mark is wrong', () => {
    const rows = Array.from({ length: 300 }, (_, n) => `${n};"x`);
    const [line, reason] = refusalsOf(read(`a;b\n${rows.join('\n')};""x\n`)).at(-1) ?? [];
    expect(line).toBeGreaterThan(2);
    expect(reason).toMatch(/\.$/);
  });

  it('tells columns of the same name apart', () => {
    expect(fieldsOf(read('Name;Name;\nEins;Zwei;Drei\n'))).toEqual([
      { Name: 'Eins', 'Name (2)': 'Zwei', 'Spalte 3': 'Drei' },
    ]);
  });

  it.each([
    ['JSON', '[{"a":1}]'],
    ['a web page', '<html><body>404</body></html>'],
    ['more rows than any quarter has', `a;b\n${'1;2\n'.repeat(60_000)}`],
    ['a text without separators', 'Liebe Kollegin,\n'.replace(',', '')],
  ])('refuses %s in one sentence', (_, text) => {
    expect(messageOf(readCsv(bytesOf(text)))).toMatch(/\.$/);
  });
});
