import { useLocation } from 'preact-iso';
import { type CalendarView, daysOfView } from '#domain/calendar-view.ts';
import { addDays, type LocalDate, mondayOf } from '#domain/local-time.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { type CalendarChoice, eventsAddress } from './events-address.ts';
import { weekWords } from './view-choice.tsx';

const WHOLE_MONTH = '';

/** From a month to one of its weeks. */
export function WeeksOfMonth({
  quarterId,
  choice,
  today,
}: {
  quarterId: string;
  choice: CalendarChoice;
  today: LocalDate;
}) {
  const texts = useTexts();
  const { route } = useLocation();
  const weeks = mondaysOf(choice.view).map((monday) => ({
    value: monday,
    label: weekWords(texts, monday, today),
  }));
  const show = (monday: string) => {
    const view = { span: 'week' as const, date: monday };
    if (monday !== WHOLE_MONTH) route(eventsAddress(quarterId, { ...choice, view }, today));
  };
  return (
    <SelectField
      label={texts.events.week}
      value={WHOLE_MONTH}
      onChange={show}
      options={[{ value: WHOLE_MONTH, label: texts.events.wholeMonth }, ...weeks]}
    />
  );
}

function mondaysOf(view: CalendarView): LocalDate[] {
  const { from, until } = daysOfView(view);
  const mondays: LocalDate[] = [];
  for (let day = mondayOf(from); day < until; day = addDays(day, 7)) mondays.push(day);
  return mondays;
}
