import { addresses } from '#domain/addresses.ts';
import { isLocalDate } from '#domain/local-time.ts';
import { guideOf } from '../../texts/guide-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { CalendarPoster } from './calendar-poster.tsx';
import { WrongDate } from './wrong-date.tsx';

/** The Aushang of one day. */
export function DayPoster({ quarterId, date }: { quarterId: string; date: string }) {
  const texts = useTexts();
  if (!isLocalDate(date)) return <WrongDate quarterId={quarterId} />;
  return (
    <CalendarPoster
      quarterId={quarterId}
      from={date}
      days={1}
      subtitle={texts.dates.day(date)}
      nothing={guideOf(texts).poster.nothingThatDay}
      path={`${addresses.events(quarterId)}?view=day&date=${date}`}
    />
  );
}
