import { useState } from 'preact/hooks';
import { keyOf } from '#domain/ids.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import type { Session } from '#domain/session.ts';
import type { TreffDay } from '../../data/treff-day.ts';
import { observeTreffPlace } from '../../data/treff-place.ts';
import { dayWords } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { treffDe } from '../../texts/treff-de.ts';
import { Button } from '../../ui/button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { DayForm } from './day-form.tsx';
import { timeWords } from './visit-words.ts';

const words = treffDe.day;

/** Which Treff and day it is, how it stands, what it is about and who is on duty. */
export function DayHead({
  quarterId,
  day,
  canOpen,
}: {
  quarterId: string;
  day: TreffDay;
  /** Only today's can be opened, at the Treff itself. */
  canOpen: boolean;
}) {
  const { session, sessionId, names } = day;
  const [isChanging, setChanging] = useState(false);
  const where = useLive(() => observeTreffPlace(quarterId), [quarterId]);
  const today = dateOf(localDateTimeAt(useNow()));
  const date = keyOf(sessionId).slice(-10);
  const place = day.place ?? (canOpen ? where?.place : undefined);
  const onDuty = session?.onDuty ?? [];
  const duty = onDuty.map((personId) => names.get(personId) ?? treffDe.someone).join(', ');
  return (
    <section class="card stack">
      <p>
        <strong>
          <bdi>{words.of(place?.name ?? treffDe.place.here, dayWords(de, date, today))}</bdi>
        </strong>
        <br />
        {!session?.opened && notOpenedWords(session, date < today)}
        {session?.opened && words.opened(timeWords(session.opened))}
        {session?.closed && `. ${words.closed(timeWords(session.closed))}`}
      </p>
      {session && !isChanging && (
        <Facts
          facts={[
            { name: words.focus, content: session.focus && <bdi>{session.focus}</bdi> },
            { name: words.onDuty, content: <bdi>{duty || words.nobody}</bdi> },
          ]}
        />
      )}
      {isChanging || (!session && canOpen) ? (
        <DayForm {...{ quarterId, day }} onDone={() => setChanging(false)} />
      ) : (
        session && (
          <div class="row">
            <Button look="pill" onPress={() => setChanging(true)}>
              {words.change}
            </Button>
          </div>
        )
      )}
    </section>
  );
}

/** A day of which there is no more than what was on paper was opened at no tablet. */
function notOpenedWords(session: Session | undefined, isOver: boolean): string {
  if (session) return treffDe.paper.onPaper;
  return isOver ? words.nobodyThatDay : words.notOpened;
}
