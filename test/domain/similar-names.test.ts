import { describe, expect, it } from 'vitest';
import { personIdFrom } from '#domain/person-id.ts';
import { similarPairs } from '#domain/similar-names.ts';
import type { Visitor } from '#domain/visitor.ts';
import { personOf } from '../support/visits.ts';

const aVisitor = (n: number, displayName: string, fields: Partial<Visitor> = {}): Visitor => ({
  ...{ _id: `visitor:${personOf(n)}`, type: 'visitor', v: 1, personId: personOf(n), displayName },
  createdAt: `2026-11-${String(n + 1).padStart(2, '0')}T08:00:00Z`,
  ...fields,
});
const areSimilar = (one: string, two: string) =>
  similarPairs([aVisitor(1, one), aVisitor(2, two)]).length > 0;

describe('two visitors', () => {
  it.each([
    ['Ottilie Meier', 'Ottilie Maier'],
    ['Ottilie Meier', 'Mayr, Ottilie'],
    ['Frau Müller', 'Fr. Mueller'],
    ['Ayşe Yılmaz', 'Ayse Yilmaz'],
    ['Karl Schmidt', 'Karl Schmitt'],
    ['Karl Schmied', 'Karl Schmidt'],
    ['Horst Kowalski', 'Horst Kowalsky'],
    ['Horst Kowalski', 'Hort Kowalski'],
    ['Peter Groß', 'Peter Gross'],
    ['Ilse', 'ilse'],
  ])('%s and %s may be one', (one, two) => {
    expect(areSimilar(one, two)).toBe(true);
  });

  it.each([
    ['Ilse', 'Else'],
    ['Ottilie Meier', 'Otto Meier'],
    ['Anna Becker', 'Anna Bäumer'],
    ['Karl Schmidt', 'Klara Schmidt'],
    ['', ''],
  ])('%s and %s are two', (one, two) => {
    expect(areSimilar(one, two)).toBe(false);
  });

  it('are told once, who was there first first, and never volunteers or who is merged', () => {
    const pairs = similarPairs([
      aVisitor(3, 'Ute Meier'),
      aVisitor(1, 'Ute Maier'),
      aVisitor(4, 'Ute Meier', { volunteer: true }),
      aVisitor(5, 'Ute Meier', { mergedInto: personOf(3) }),
    ]);
    expect(pairs).toMatchObject([
      { into: { personId: personOf(1) }, other: { personId: personOf(3) } },
    ]);
  });

  it('are not suggested again once the office said that they are two', () => {
    const said = { notSame: [personOf(2)] };
    expect(similarPairs([aVisitor(1, 'Ute Meier', said), aVisitor(2, 'Ute Meier')])).toEqual([]);
    expect(similarPairs([aVisitor(2, 'Ute Meier'), aVisitor(1, 'Ute Meier', said)])).toEqual([]);
  });

  it('are found among five thousand', () => {
    const many = Array.from({ length: 5_000 }, (_, n) => ({
      ...aVisitor(1, `${wordOf(n)} ${wordOf(n * 7 + 3)}`),
      personId: personIdFrom(new Uint8Array(16).map((_, at) => (at === 0 ? n % 256 : n >> 8))),
    }));
    const again = aVisitor(2, many[17]?.displayName ?? '');
    const found = similarPairs([...many, again]);
    expect(JSON.stringify(found)).toContain(again.personId);
  });
});

/** A word for a number, of eight letters. */
function wordOf(n: number): string {
  const letters = 'abdefgiklmnoprstu';
  let rest = n * 2_654_435_761;
  let word = '';
  for (let at = 0; at < 8; at += 1) {
    word += letters[Math.floor(rest % letters.length)];
    rest /= letters.length;
  }
  return word;
}
