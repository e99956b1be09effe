import { describe, expect, it } from 'vitest';
import { mergeImported } from '../../../sync-server/import/field-merge.ts';

describe('mergeImported', () => {
  it('follows the file where nobody touched a field, and keeps what staff changed', () => {
    const current = { name: 'Treff', fees: 'Spende', phones: ['1'] };
    const base = { name: 'Treff', fees: 'kostenlos', phones: ['1'] };
    const incoming = { name: 'Treffpunkt', fees: 'kostenlos', phones: ['2'] };
    expect(mergeImported(current, base, incoming)).toEqual({
      fields: { name: 'Treffpunkt', fees: 'Spende', phones: ['2'] },
      kept: ['fees'],
    });
  });

  it('removes what the file no longer says, but not what staff wrote instead', () => {
    const base = { email: 'a@example.org', fees: 'kostenlos' };
    expect(mergeImported({ ...base, fees: 'Spende' }, base, {})).toEqual({
      fields: { fees: 'Spende' },
      kept: ['fees'],
    });
  });

  it('leaves away what staff took away', () => {
    const base = { name: 'Treff', email: 'a@example.org' };
    expect(mergeImported({ name: 'Treff' }, base, base)).toEqual({
      fields: { name: 'Treff' },
      kept: ['email'],
    });
  });

  it('fills what is missing and keeps the rest where it has no base', () => {
    expect(mergeImported({ name: 'Treff' }, {}, { name: 'Neu', fees: 'frei' })).toEqual({
      fields: { name: 'Treff', fees: 'frei' },
      kept: ['name'],
    });
  });

  it('keeps fields that only staff know, and is content when both say the same', () => {
    const current = { name: 'Neu', contactName: 'Frau Kaya' };
    expect(mergeImported(current, { name: 'Alt' }, { name: 'Neu' })).toEqual({
      fields: current,
      kept: [],
    });
  });
});
