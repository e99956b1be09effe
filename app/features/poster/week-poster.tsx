import { addresses } from '#domain/addresses.ts';
import { addDays, isLocalDate, mondayOf } from '#domain/local-time.ts';
import { guideOf } from '../../texts/guide-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { CalendarPoster } from './calendar-poster.tsx';
import { WrongDate } from './wrong-date.tsx';

/** The Aushang of a week, Monday to Sunday. `date` is any day in it. */
export function WeekPoster({ quarterId, date }: { quarterId: string; date: string }) {
  const texts = useTexts();
  if (!isLocalDate(date)) return <WrongDate quarterId={quarterId} />;
  const monday = mondayOf(date);
  const from = texts.events.dayAndMonth(monday);
  const to = texts.dates.dayWithYear(addDays(monday, 6));
  return (
    <CalendarPoster
      quarterId={quarterId}
      from={monday}
      days={7}
      subtitle={texts.events.fromTo(from, to)}
      nothing={guideOf(texts).poster.nothing}
      path={`${addresses.events(quarterId)}?view=week`}
    />
  );
}
