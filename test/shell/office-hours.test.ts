import { describe, expect, it } from 'vitest';
import type { OpeningStatus } from '#domain/opening.ts';
import { officeHoursWords } from '../../app/shell/office-hours.ts';
import { de } from '../../app/texts/de.ts';

const TUESDAY = '2026-11-24T10:00';

function said(status: OpeningStatus): string | undefined {
  return officeHoursWords(de, status, TUESDAY);
}

describe('beside its number stands when the office can be reached', () => {
  it('while it is open', () => {
    expect(said({ state: 'open', until: '2026-11-24T16:00' })).toBe('heute bis 16 Uhr');
    expect(said({ state: 'open', until: '2026-11-25T00:00' })).toBe('heute bis 24 Uhr');
    expect(said({ state: 'open' })).toBe('rund um die Uhr');
    expect(said({ state: 'closesSoon', until: '2026-11-24T10:20' })).toBe('nur noch bis 10:20 Uhr');
  });

  it('while it is closed: the next time, as near as it is', () => {
    expect(said({ state: 'closed', opensAt: '2026-11-24T13:00' })).toBe('heute ab 13 Uhr');
    expect(said({ state: 'closed', opensAt: '2026-11-25T09:00' })).toBe('morgen ab 9 Uhr');
    expect(said({ state: 'closed', opensAt: '2026-11-27T09:00' })).toBe('Freitag ab 9 Uhr');
    expect(said({ state: 'closed', opensAt: '2026-12-04T09:00' })).toBe(
      'Freitag, 4. Dezember ab 9 Uhr',
    );
  });

  it('and nothing where nobody knows', () => {
    expect(said({ state: 'unknown' })).toBeUndefined();
    expect(said({ state: 'closed' })).toBeUndefined();
  });
});
