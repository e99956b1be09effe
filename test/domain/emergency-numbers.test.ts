import { expect, it } from 'vitest';
import { furtherNumbers } from '#domain/emergency-numbers.ts';
import { aQuarter } from '../support/builders.ts';

it("a quarter's numbers come after the ones everybody has, none of them twice", () => {
  const quarter = aQuarter({
    emergency: {
      numbers: [
        { number: '116 123', name: 'Telefonseelsorge' },
        { number: '+49 30 19240', name: 'Giftnotruf' },
        { number: '+49 3019240', name: 'Noch einmal der Giftnotruf' },
      ],
    },
  });
  expect(furtherNumbers(quarter).map(({ name }) => name)).toEqual(['Giftnotruf']);
});

it('without a quarter there are no further numbers, and nothing breaks', () => {
  expect(furtherNumbers(undefined)).toEqual([]);
  expect(furtherNumbers(aQuarter())).toEqual([]);
});
