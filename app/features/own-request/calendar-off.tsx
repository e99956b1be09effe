import { keyOf } from '#domain/ids.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { observeCalendarEntries } from '../../data/calendar-entries.ts';
import type { OwnRequest } from '../../data/own-requests.ts';
import { CalendarOffPart } from '../../entries/calendar-off-part.tsx';
import { useAsking } from '../../texts/asking-texts.ts';
import { momentWords } from '../../texts/day-words.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { saveVisitOffFile } from './visit-file.ts';

/** Where nobody comes any more, and this phone's calendar says that somebody does. */
export function CalendarOff({ quarterId, own }: { quarterId: string; own: OwnRequest }) {
  const texts = useTexts();
  const { mine } = useAsking();
  const now = localDateTimeAt(useNow());
  const { request, standing, steps } = own;
  const entries = useLive(() => observeCalendarEntries(quarterId, now), [quarterId, now]);
  const entry = entries?.get(keyOf(request._id));
  if (!entry || standing.accepted || standing.state === 'done') return null;
  const was = steps.findLast((step) => step.kind === 'accepted');
  const { off } = mine;
  const title = off.fileTitle(was ? mine.calendarTitle(was.who.name) : mine.title);
  const when = momentWords(texts, entry.start, dateOf(now));
  return (
    <CalendarOffPart
      words={{ ...off, text: off.text(when), failed: texts.event.calendarFailed }}
      save={() => saveVisitOffFile(quarterId, { request, start: entry.start, title })}
    />
  );
}
