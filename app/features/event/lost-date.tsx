import type { AgendaEntry } from '#domain/agenda-entry.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { observeOwnRegistrations } from '../../data/registrations.ts';
import { useAsking } from '../../texts/asking-texts.ts';
import { dayHeading } from '../../texts/day-words.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Card } from '../../ui/card.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';

/** A date that does not take place, told to whoever has registered for it; nothing to anybody else. */
export function LostDate({ quarterId, entry }: { quarterId: string; entry: AgendaEntry }) {
  const texts = useTexts();
  const { join } = useAsking();
  const today = dateOf(localDateTimeAt(useNow()));
  const { _id } = entry.event;
  const all = useLive(() => observeOwnRegistrations(quarterId, _id), [quarterId, _id]) ?? [];
  const date = dateOf(entry.occurrence.recurrenceId);
  const isMine = all.some(
    ({ registration, standing }) => registration.date === date && standing.state !== 'cancelled',
  );
  if (!isMine) return null;
  return (
    <Card class="stack">
      <h3>{dayHeading(texts, entry.day, today)}</h3>
      <p>{join.dateOff}</p>
    </Card>
  );
}
