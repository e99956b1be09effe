import { CalendarPlus } from 'lucide';
import { useState } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import { useInfoTablet } from '../../ui/info-tablet.ts';
import { saveCalendarFile } from './calendar-file.ts';
import type { EventDetails } from './use-event.ts';

/** Into the phone's calendar, as a file made here: it needs no network. An info tablet is nobody's phone. */
export function CalendarButton({
  quarterId,
  details,
}: {
  quarterId: string;
  details: EventDetails;
}) {
  const { event: words } = useTexts();
  const [failed, setFailed] = useState(false);
  const isInfoTablet = useInfoTablet();
  const save = () => {
    setFailed(false);
    const url = location.origin + addresses.event(quarterId, details.event._id);
    saveCalendarFile(details.event, { ...details, url }).catch(() => setFailed(true));
  };
  if (isInfoTablet) return null;
  return (
    <>
      <Button icon={CalendarPlus} onPress={save}>
        {words.intoCalendar}
      </Button>
      {failed && <p role="alert">{words.calendarFailed}</p>}
    </>
  );
}
