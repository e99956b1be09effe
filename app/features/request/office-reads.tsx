import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { openingStatus } from '#domain/opening-status.ts';
import type { Quarter } from '#domain/quarter.ts';
import { useSchedules } from '../../hours/use-schedules.ts';
import { useAsking } from '../../texts/asking-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { useNow } from '../../ui/use-now.ts';
import { readsWords } from './reads-words.ts';

/** When the office reads what is sent: now, or from when on. Nobody shall wait for it in vain. */
export function OfficeReads({ quarter: { land, office } }: { quarter: Quarter }) {
  const texts = useTexts();
  const asking = useAsking();
  const now = localDateTimeAt(useNow());
  const value = office.openingHours;
  const schedule = useSchedules(land, value ? [value] : [], dateOf(now)).get(value ?? '');
  if (value && !schedule) return null;
  return <p>{readsWords(texts, asking, schedule && openingStatus(schedule, now), now)}</p>;
}
