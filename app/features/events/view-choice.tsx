import {
  CALENDAR_SPANS,
  type CalendarView,
  daysOfView,
  neighbourView,
} from '#domain/calendar-view.ts';
import { addDays, type LocalDate } from '#domain/local-time.ts';
import { dayHeading } from '../../texts/day-words.ts';
import type { Texts } from '../../texts/de.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { LinkButton } from '../../ui/button.tsx';
import { ViewLinks } from '../../ui/view-links.tsx';
import { type CalendarChoice, eventsAddress } from './events-address.ts';

interface ViewProps {
  quarterId: string;
  choice: CalendarChoice;
  today: LocalDate;
}

/** Today, a week, a month. */
export function SpanChoice({ quarterId, choice, today }: ViewProps) {
  const { events } = useTexts();
  const { span: shown, date } = choice.view;
  const views = CALENDAR_SPANS.map((span) => {
    const view = { span, date: span === 'day' ? today : date };
    return {
      href: eventsAddress(quarterId, { ...choice, view }, today),
      label: events.spans[span],
      shown: span === shown && view.date === date,
    };
  });
  return <ViewLinks label={events.chooseSpan} views={views} />;
}

/** The view before and after. */
export function Neighbours({ quarterId, choice, today }: ViewProps) {
  const { events } = useTexts();
  const to = (step: -1 | 1) =>
    eventsAddress(quarterId, { ...choice, view: neighbourView(choice.view, step) }, today);
  return (
    <div class="events-neighbours">
      <LinkButton look="pill" href={to(-1)}>
        {events.before[choice.view.span]}
      </LinkButton>
      <LinkButton look="pill" href={to(1)}>
        {events.after[choice.view.span]}
      </LinkButton>
    </div>
  );
}

/** The part of the calendar on screen as a heading says it. */
export function viewHeading(texts: Texts, view: CalendarView, today: LocalDate): string {
  if (view.span === 'day') return dayHeading(texts, view.date, today);
  if (view.span === 'month') return texts.dates.month(view.date);
  return weekWords(texts, daysOfView(view).from, today);
}

/** "30. November bis 6. Dezember", with the years where they are not this one. */
export function weekWords(texts: Texts, monday: LocalDate, today: LocalDate): string {
  const sunday = addDays(monday, 6);
  const isThisYear = [monday, sunday].every((day) => day.slice(0, 4) === today.slice(0, 4));
  const spoken = isThisYear ? texts.events.dayAndMonth : texts.dates.dayWithYear;
  return texts.events.fromTo(spoken(monday), spoken(sunday));
}
