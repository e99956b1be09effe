import { describe, expect, it } from 'vitest';
import { cleanFields } from '../../../sync-server/import/clean-fields.ts';
import { messageOf, successOf } from '../../support/import-files.ts';

describe('cleanFields', () => {
  it('takes out control characters at any depth and says in which field', () => {
    const { fields, notes } = successOf(
      cleanFields({ name: 'A\u0000b\u001b', address: { lines: ['x\u202Ey', 'gut\n\tso'] } }),
    );
    expect(fields).toEqual({ name: 'Ab', address: { lines: ['xy', 'gut\n\tso'] } });
    expect(notes).toEqual([
      expect.stringContaining('„name“'),
      expect.stringContaining('„address“'),
    ]);
  });

  it('leaves markup alone: it is text, and shown as text', () => {
    const fields = { name: '<script>alert(1)</script> & "Kiez"' };
    expect(successOf(cleanFields(fields))).toEqual({ fields, notes: [] });
  });

  it('keeps the joiners of Persian and of pictures', () => {
    const fields = { name: 'می\u200Cخواهم', sign: '👩\u200D🔧' };
    expect(successOf(cleanFields(fields)).fields).toEqual(fields);
  });

  it('puts letters and their dots together', () => {
    expect(successOf(cleanFields({ name: 'Mu\u0308ller' })).fields).toEqual({ name: 'Müller' });
  });

  it.each([
    ['half a character', { name: 'x\uD83D' }],
    ['half a character in a name', { 'x\uDE00': 1 }],
    ['the name __proto__', JSON.parse('{"a":{"__proto__":{"admin":true}}}')],
    ['the name constructor', { constructor: { prototype: {} } }],
  ])('refuses %s', (_, fields) => {
    expect(messageOf(cleanFields(fields))).toMatch(/^(Ein|Im) .*\.$/);
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
  });

  it('notes a character that was broken before', () => {
    expect(successOf(cleanFields({ name: 'Stra\uFFFDe' })).notes[0]).toContain('nicht lesbar');
  });
});
