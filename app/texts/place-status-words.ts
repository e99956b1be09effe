import type { LocalDateTime } from '#domain/local-time.ts';
import type { PlaceStatus } from '#domain/place-status.ts';
import type { Texts } from './de.ts';
import type { StateWords } from './entry-words.ts';

const TONES = {
  open: 'good',
  closesSoon: 'warn',
  closed: 'soft',
  byAppointment: 'warn',
  unknown: 'soft',
} as const;

/** What can be said about a place at the door, in words; nothing where nobody knows anything. */
export function placeStatusWords(
  texts: Texts,
  status: PlaceStatus,
  now: LocalDateTime,
): StateWords | undefined {
  switch (status.state) {
    case 'closedForGood':
      return { words: texts.place.closed, tone: 'bad' };
    case 'temporarilyClosed':
      return { words: texts.place.temporarilyClosed, tone: 'bad' };
    case 'outdated':
    case 'noHours':
    case 'reading':
      return undefined;
    default:
      return { words: texts.opening.status(status, now), tone: TONES[status.state] };
  }
}
