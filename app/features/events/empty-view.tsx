import type { AgendaEntry } from '#domain/agenda-entry.ts';
import type { LocalDate } from '#domain/local-time.ts';
import { dayHeading } from '../../texts/day-words.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type CalendarChoice, eventsAddress } from './events-address.ts';

/** Nothing here: says so, when the next thing is, and how to see everything. */
export function EmptyView({
  quarterId,
  choice,
  next,
  today,
}: {
  quarterId: string;
  choice: CalendarChoice;
  next: AgendaEntry | undefined;
  today: LocalDate;
}) {
  const texts = useTexts();
  const { view, filter } = choice;
  const isNarrowed = Boolean(filter.door || filter.language);
  const title = isNarrowed ? texts.events.nothingSelected : texts.events.nothing[view.span];
  const to = (changed: Partial<CalendarChoice>) =>
    eventsAddress(quarterId, { ...choice, ...changed }, today);
  return (
    <EmptyState title={title}>
      {next ? (
        <>
          <p>{texts.events.nextIs}</p>
          <LinkButton href={to({ view: { ...view, date: next.day } })}>
            {dayHeading(texts, next.day, today)}
          </LinkButton>
        </>
      ) : (
        <p>{texts.events.nothingAhead}</p>
      )}
      {isNarrowed && <LinkButton href={to({ filter: {} })}>{texts.events.showAll}</LinkButton>}
    </EmptyState>
  );
}
