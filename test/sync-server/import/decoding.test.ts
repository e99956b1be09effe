import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../sync-server/import/decoding.ts';
import { bytesOf, messageOf, successOf } from '../../support/import-files.ts';

const WORDS = 'Öffnungszeiten für Straße';

describe('decodeText', () => {
  it('reads UTF-8 with and without byte order mark', () => {
    expect(successOf(decodeText(bytesOf(WORDS)))).toBe(WORDS);
    expect(successOf(decodeText(bytesOf(`\uFEFF${WORDS}`)))).toBe(WORDS);
  });

  it('reads Windows-1252 with its curly quotation marks and euro sign', () => {
    const bytes = Uint8Array.from([0x84, 0x53, 0x74, 0x72, 0x61, 0xdf, 0x65, 0x93, 0x20, 0x80]);
    expect(successOf(decodeText(bytes))).toBe('„Straße“ €');
  });

  it.each(['utf16le', 'utf16be'] as const)('reads UTF-16 with a byte order mark (%s)', (order) => {
    const bytes = Buffer.from(`\uFEFF${WORDS}`, 'utf16le');
    if (order === 'utf16be') bytes.swap16();
    expect(successOf(decodeText(new Uint8Array(bytes)))).toBe(WORDS);
  });

  it('keeps UTF-8 in which one byte is broken', () => {
    const bytes = bytesOf(`${WORDS} äöü`).slice(0, -1);
    expect(successOf(decodeText(bytes))).toBe(`${WORDS} äö\uFFFD`);
  });

  it('makes every line end the same', () => {
    expect(successOf(decodeText(bytesOf('a\r\nb\rc\nd')))).toBe('a\nb\nc\nd');
  });

  it.each([
    ['an empty file', new Uint8Array()],
    ['spaces alone', bytesOf(' \n ')],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])],
    ['half a UTF-16 character', Uint8Array.from([0xff, 0xfe, 0x00, 0xd8])],
  ])('refuses %s in one sentence', (_, bytes) => {
    expect(messageOf(decodeText(bytes))).toMatch(/^Die .*\.$/);
  });
});
