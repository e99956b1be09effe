import { describe, expect, it } from 'vitest';
import { readJson } from '../../../sync-server/import/json-file.ts';
import {
  bytesOf,
  fieldsOf,
  jsonBytes,
  messageOf,
  refusalsOf,
  successOf,
} from '../../support/import-files.ts';

const read = (text: string, path = '') => successOf(readJson(bytesOf(text), path));
const refused = (text: string, path = '') => messageOf(readJson(bytesOf(text), path));

describe('readJson', () => {
  it('reads an array, and one at a path inside', () => {
    expect(fieldsOf(read('[{"id":"7"}]'))).toEqual([{ id: '7' }]);
    const nested = '{"messages":[],"data":{"index":[{"id":"7"},{"id":"9"}]}}';
    expect(fieldsOf(read(nested, 'data.index'))).toEqual([{ id: '7' }, { id: '9' }]);
  });

  it('refuses what is no record by its number and goes on', () => {
    const records = read('[{"a":1}, 7, null, ["x"], {"b":2}]');
    expect(fieldsOf(records)).toEqual([{ a: 1 }, { b: 2 }]);
    expect(refusalsOf(records).map(([line]) => line)).toEqual([2, 3, 4]);
  });

  it('refuses a record that names a field twice, whatever stands around it', () => {
    const records = read(
      '{"x":{"x":1},"list":[{"a":"\\",{","b":1},{"a":1,"c":{"a":2},"a":3},{}]}',
      'list',
    );
    expect(refusalsOf(records)).toEqual([[2, 'Das Feld „a“ steht zweimal im selben Eintrag.']]);
    expect(fieldsOf(records)).toEqual([{ a: '",{', b: 1 }, {}]);
  });

  it.each([
    ['in a string', '[{"a":"x"},\n{"a":"y', 'Zeile 2 ab, im 2. Eintrag'],
    ['in an object', '[{"a":"x"},\n{"a":1,', 'Zeile 2 ab, im 2. Eintrag'],
    ['after an escaped quotation mark', '[{"a":"x\\"', 'Zeile 1 ab, im 1. Eintrag'],
    ['before its end', '[{"a":"x"}', 'Zeile 1 ab'],
  ])('says where a file breaks off %s', (_, text, expected) => {
    expect(refused(text)).toContain(expected);
  });

  it('loses one record only to something that is no JSON', () => {
    const records = read('{"list":[{"a":1},\n{"a":tru},{"a":3}]}', 'list');
    expect(fieldsOf(records)).toEqual([{ a: 1 }, { a: 3 }]);
    expect(refusalsOf(records)).toEqual([[2, 'Der Eintrag ist kein gültiges JSON.']]);
  });

  it.each([
    ['nested a million times', '['.repeat(1_000_000)],
    ['nested a million times and closed', '['.repeat(1_000_000) + ']'.repeat(1_000_000)],
    ['nested objects', '{"a":'.repeat(200_000)],
    ['more records than any quarter has', `[${'{},'.repeat(60_000)}{}]`],
    ['an object', '{"a":{"b":1}}'],
    ['a word', '"Liste"'],
    ['a web page', '<html></html>'],
    ['nothing', ''],
  ])('refuses %s in one sentence', (_, text) => {
    expect(refused(text)).toMatch(/\.$/);
  });

  it('does not find an array behind inherited names', () => {
    expect(messageOf(readJson(jsonBytes({}), '__proto__'))).toContain('keine Liste');
  });
});
