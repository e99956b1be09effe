import type { PaperDay } from '#domain/paper-day.ts';
import { observeByIds } from '../../data/documents-by-id.ts';
import { treffDe } from '../../texts/treff-de.ts';
import { useLive } from '../../ui/use-live.ts';

/** What the Treff of a day on paper is called. */
export function useDayPlace(quarterId: string, { placeId }: PaperDay): string {
  const found = useLive(() => observeByIds(quarterId, [placeId]), [quarterId, placeId]);
  const place = found?.documents.find((doc) => doc.type === 'place');
  return place?.name ?? treffDe.place.here;
}
