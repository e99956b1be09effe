import { addresses } from '#domain/addresses.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { canKeyIn, paperDayOf } from '#domain/paper-day.ts';
import { observeSession } from '../../data/device.ts';
import { treffDe } from '../../texts/treff-de.ts';
import { LinkButton } from '../../ui/button.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';

/** Back to where people are entered: of a day that is over its sheet of paper, else today's queue; at the
 *  office, where no queue stands, the day itself. */
export function BackToEntry({
  quarterId,
  sessionId,
  look,
}: {
  quarterId: string;
  sessionId: string;
  look?: 'primary';
}) {
  const today = dateOf(localDateTimeAt(useNow()));
  const role = useLive(observeSession, [])?.role;
  if (canKeyIn(paperDayOf(sessionId).date, today)) {
    return (
      <LinkButton {...{ look }} href={addresses.treffPaper(quarterId, sessionId)}>
        {treffDe.paper.back}
      </LinkButton>
    );
  }
  return role === 'office' ? (
    <LinkButton {...{ look }} href={addresses.treffDay(quarterId, sessionId)}>
      {treffDe.day.title}
    </LinkButton>
  ) : (
    <LinkButton {...{ look }} href={addresses.treff(quarterId)}>
      {treffDe.back}
    </LinkButton>
  );
}
