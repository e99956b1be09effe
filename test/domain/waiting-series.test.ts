import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { waitingSeries } from '#domain/waiting-series.ts';

const writers = fc.uniqueArray(fc.stringMatching(/^d[0-9a-f]{12}$/), {
  minLength: 1,
  maxLength: 20,
});

describe('the word of a tablet’s waiting numbers', () => {
  it('is another for each of up to twenty tablets that know of each other', () => {
    fc.assert(
      fc.property(writers, (known) => {
        const words = known.map((writer) => waitingSeries(writer, known));
        expect(new Set(words).size).toBe(known.length);
      }),
    );
  });

  it('is none of those that a new tablet has heard of, and does not change theirs', () => {
    fc.assert(
      fc.property(writers, ([fresh = '', ...known]) => {
        const words = known.map((writer) => waitingSeries(writer, known));
        expect(words).not.toContain(waitingSeries(fresh, known));
      }),
    );
  });

  it('is there for the fiftieth too', () => {
    const known = Array.from({ length: 50 }, (_, n) => `d${String(n).padStart(12, '0')}`);
    for (const writer of known) expect(waitingSeries(writer, known)).toMatch(/^\p{L}+$/u);
  });
});
