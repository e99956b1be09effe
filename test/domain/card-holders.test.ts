import { describe, expect, it } from 'vitest';
import { cardHolders, freeCardNumbers } from '#domain/card-holders.ts';
import { cardNumberFrom, isCardNumber, typedCardNumber } from '#domain/card-number.ts';
import type { Visitor } from '#domain/visitor.ts';
import { cardStanding } from '#domain/visitor-card.ts';

const [A, B, C] = ['a', 'b', 'c'].map((letter) => letter.repeat(32)) as [string, string, string];
const [OLD, NEW] = [cardNumberFrom('57294'), cardNumberFrom('11111')];

function aVisitor(personId: string, fields: Partial<Visitor> = {}): Visitor {
  const made = { type: 'visitor' as const, v: 1, createdAt: '2026-11-01T08:00:00Z' };
  return { _id: `visitor:${personId}`, ...made, personId, displayName: 'Frau A.', ...fields };
}

describe('card numbers', () => {
  it('that are drawn are free, each once, and typed with any gaps', () => {
    const drawn = freeCardNumbers(new Set([OLD]), 3, () => 57_294);
    expect(new Set([OLD, ...drawn]).size).toBe(4);
    expect(drawn.every(isCardNumber)).toBe(true);
    expect(typedCardNumber(' 572 946')).toBe(OLD);
    expect(typedCardNumber('57-29.46')).toBe(OLD);
    expect(typedCardNumber('572 947')).toBeUndefined();
  });

  it('end: then it is said, and none is given twice', () => {
    expect(() => freeCardNumbers(new Set([OLD]), 100_000, () => 0)).toThrow(RangeError);
  });
});

describe('a card', () => {
  const card = { personId: A, cardNumber: OLD };

  it('is replaced by another number, under whatever name that was given', () => {
    expect(cardStanding(card, [aVisitor(A, { cardNumber: OLD })])).toBe('valid');
    expect(cardStanding(card, [aVisitor(A, { cardNumber: NEW })])).toBe('replaced');
    const merged = [aVisitor(A, { mergedInto: B }), aVisitor(B, { cardNumber: NEW })];
    expect(cardStanding(card, merged)).toBe('replaced');
    expect(cardStanding(card, [])).toBe('unknown');
  });

  it('of both names of a merged person opens them, and they stand in the list once', () => {
    const visitors = [
      aVisitor(A, { mergedInto: B, cardNumber: OLD, displayName: 'Frau Ott' }),
      aVisitor(B, { displayName: 'Otto Ott' }),
      aVisitor(C, { displayName: 'Anna' }),
    ];
    expect(cardStanding(card, visitors)).toBe('valid');
    expect(cardHolders(visitors).map(({ name, cardNumber }) => [name, cardNumber])).toEqual([
      ['Anna', undefined],
      ['Otto Ott', OLD],
    ]);
  });
});
