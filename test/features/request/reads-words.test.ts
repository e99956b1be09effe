import { expect, it } from 'vitest';
import { readsWords } from '../../../app/features/request/reads-words.ts';
import { askingDe } from '../../../app/texts/asking-de.ts';
import { de } from '../../../app/texts/de.ts';

const NOW = '2026-11-28T10:00';

it.each([
  [{ state: 'open', until: '2026-11-28T16:00' } as const, 'Das Büro liest heute noch bis 16 Uhr.'],
  [
    { state: 'closesSoon', until: '2026-11-28T24:00' } as const,
    'Das Büro liest heute noch bis 24 Uhr.',
  ],
  [{ state: 'open' } as const, 'Das Büro liest rund um die Uhr.'],
  [
    { state: 'closed', opensAt: '2026-11-28T14:00' } as const,
    'Das Büro liest wieder: heute ab 14 Uhr.',
  ],
  [
    { state: 'closed', opensAt: '2026-11-29T09:00' } as const,
    'Das Büro liest wieder: morgen ab 9 Uhr.',
  ],
  [
    { state: 'closed', opensAt: '2026-11-30T09:00' } as const,
    'Das Büro liest wieder: Montag ab 9 Uhr.',
  ],
  [
    { state: 'closed', opensAt: '2026-12-07T09:00' } as const,
    'Das Büro liest wieder: Montag, 7. Dezember ab 9 Uhr.',
  ],
  [{ state: 'closed' } as const, 'Das Büro liest, sobald jemand da ist.'],
  [undefined, 'Das Büro liest, sobald jemand da ist.'],
])('with hours as %o somebody who asks is told: %s', (status, words) => {
  expect(readsWords(de, askingDe, status, NOW)).toBe(words);
});
