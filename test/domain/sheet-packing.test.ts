import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packSheets } from '#domain/sheet-packing.ts';

const group = (heading: number, ...rows: number[]) => ({ heading, rows });

describe('dealing groups out to sheets', () => {
  it('keeps everything on one sheet where it fits to the last millimetre', () => {
    expect(packSheets([group(10, 20, 20), group(10, 40)], 100)).toEqual([
      [
        { group: 0, from: 0, until: 2 },
        { group: 1, from: 0, until: 1 },
      ],
    ]);
  });

  it('turns the sheet before a day rather than within it', () => {
    expect(packSheets([group(10, 50), group(10, 20, 20)], 100)).toEqual([
      [{ group: 0, from: 0, until: 1 }],
      [{ group: 1, from: 0, until: 2 }],
    ]);
  });

  it('parts a day that no sheet can hold, and leaves no heading without a row', () => {
    expect(packSheets([group(10, 75), group(10, 30, 30, 30, 30)], 100)).toEqual([
      [{ group: 0, from: 0, until: 1 }],
      [{ group: 1, from: 0, until: 3 }],
      [{ group: 1, from: 3, until: 4 }],
    ]);
  });

  it('loses no row and doubles none, and overfills a sheet only with a single row', () => {
    const heights = fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 12 });
    const groups = fc.array(fc.record({ heading: fc.integer({ min: 0, max: 20 }), rows: heights }));
    fc.assert(
      fc.property(groups, (all) => {
        const sheets = packSheets(all, 100);
        const dealt = sheets
          .flat()
          .flatMap(({ group: number, from, until }) =>
            Array.from({ length: until - from }, (_, index) => `${number}.${from + index}`),
          );
        expect(dealt).toEqual(all.flatMap(({ rows }, g) => rows.map((_, r) => `${g}.${r}`)));
        for (const parts of sheets) {
          const rows = parts.flatMap((part) => all[part.group]?.rows.slice(part.from, part.until));
          const headings = parts.map((part) => all[part.group]?.heading ?? 0);
          const height = [...rows, ...headings].reduce<number>((sum, one) => sum + (one ?? 0), 0);
          expect(height <= 100 || rows.length === 1).toBe(true);
        }
      }),
    );
  });
});
