import { expect, test } from 'vitest';
import type { PlaceStatus } from '#domain/place-status.ts';
import { de } from '../../app/texts/de.ts';
import { placeStatusWords } from '../../app/texts/place-status-words.ts';

const now = '2026-11-24T10:00';

test.each<[PlaceStatus, string, string]>([
  [{ state: 'open', until: '2026-11-24T18:00' }, 'Jetzt geöffnet, bis 18 Uhr', 'good'],
  [{ state: 'closesSoon', until: '2026-11-24T10:15' }, 'Schließt bald: um 10:15 Uhr', 'warn'],
  [{ state: 'byAppointment' }, 'Nach Anmeldung', 'warn'],
  [{ state: 'closedForGood' }, 'Für immer geschlossen', 'bad'],
  [{ state: 'temporarilyClosed' }, 'Zurzeit geschlossen', 'bad'],
])('%o is said as "%s"', (status, words, tone) => {
  expect(placeStatusWords(de, status, now)).toEqual({ words, tone });
});

test.each(['outdated', 'noHours', 'reading'] as const)(
  'of a place that is %s nothing is said',
  (state) => {
    expect(placeStatusWords(de, { state }, now)).toBeUndefined();
  },
);
