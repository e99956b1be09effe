import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  drawnPairingCode,
  groupedPairingCode,
  PAIRING_CODES,
  pairingCodeIn,
} from '#domain/pairing-code.ts';

describe('a pairing code', () => {
  it('is drawn from more than a hundred billion, without characters that look alike', () => {
    expect(PAIRING_CODES).toBeGreaterThan(1e11);
    const letters = new Set<string>();
    for (let n = 0; n < 200; n += 1) {
      let at = n;
      for (const letter of drawnPairingCode((limit) => at++ % limit)) letters.add(letter);
    }
    expect([...letters].sort().join('')).toBe('23456789ACDEFHJKMNPRTUWXY');
  });

  it.each([
    'AC23 DE89',
    'ac23de89',
    ' ac-23–de.89 ',
    'A C 2 3 D E 8 9',
    'ACZ3 0EB9',

    'https://vor-ort.example/pair/AC23DE89',
    'http://192.168.1.5:8080/pair/ac23-de89?x=1',
    'ＡＣ２３ＤＥ８９',
    '\u2066AC23\u200bDE89\u2069',
  ])('is read from %j', (typed) => {
    expect(pairingCodeIn(typed)).toBe('AC23DE89');
  });

  it.each(['', 'AC23', 'AC23DE899', 'AC23DE8!', 'AC23DE8I', 'ACÄ3DE89', 'x'.repeat(5000)])(
    'is not in %.20j',
    (typed) => {
      expect(pairingCodeIn(typed)).toBeUndefined();
    },
  );

  it('comes back from its groups, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), (numbers) => {
        const left = [...numbers];
        const code = drawnPairingCode((limit) => (left.pop() ?? 0) % limit);
        expect(groupedPairingCode(code)).toMatch(/^\w{4} \w{4}$/);
        expect(pairingCodeIn(groupedPairingCode(code).toLowerCase())).toBe(code);
      }),
    );
  });
});
