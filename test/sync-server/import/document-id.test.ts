import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyOf, partsOf } from '#domain/ids.ts';
import { importedId } from '../../../sync-server/import/document-id.ts';

describe('importedId', () => {
  it('is readable where the source id is', () => {
    expect(importedId('place', 'osm', 'node/123')).toBe('place:osm~node~123');
    expect(importedId('event', 'vhs', 'Kurs_77.b')).toBe('event:vhs~Kurs_77.b');
  });

  it('fits into an id and an address whatever the source id', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), (sourceId) => {
        const id = importedId('event', 'ics', sourceId);
        expect(partsOf(id)).toMatchObject({ type: 'event', database: 'public' });
        expect(encodeURIComponent(keyOf(id))).toBe(keyOf(id));
        expect(id.length).toBeLessThan(150);
      }),
    );
  });

  it.each([
    ['node/1', 'node~1'],
    ['Café', 'Cafe\u0301 '],
    ['a@b', 'a:b'],
    [`${'x'.repeat(100)}1`, `${'x'.repeat(100)}2`],
  ])('keeps "%s" and "%s" apart', (one, other) => {
    expect(importedId('place', 'k', one)).not.toBe(importedId('place', 'k', other));
  });
});
