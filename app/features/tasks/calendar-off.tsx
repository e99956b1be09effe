import type { AnswerStanding } from '#domain/answer-standing.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { observeCalendarEntries } from '../../data/calendar-entries.ts';
import { isOff } from '../../data/own-tasks.ts';
import { CalendarOffPart } from '../../entries/calendar-off-part.tsx';
import { momentWords } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { saveVisitOff } from './visit-file.ts';

const { off } = officeRequestsDe.tasks;

/** Where a visit is no longer this volunteer's, and their phone's calendar still has it. */
export function CalendarOff({
  quarterId,
  requestKey,
  standing,
}: {
  quarterId: string;
  requestKey: string;
  /** Absent where the card is gone. */
  standing?: AnswerStanding;
}) {
  const now = localDateTimeAt(useNow());
  const entries = useLive(() => observeCalendarEntries(quarterId, now), [quarterId, now]);
  const start = entries?.get(requestKey)?.start;
  if (start === undefined || !isOff(standing)) return null;
  return (
    <CalendarOffPart
      words={{ ...off, text: off.text(momentWords(de, start, dateOf(now))) }}
      save={() => saveVisitOff(quarterId, requestKey, start)}
    />
  );
}
