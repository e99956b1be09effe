import { useState } from 'preact/hooks';
import type { AgendaEntry } from '#domain/agenda-entry.ts';
import { dateOf, localDateTimeAt, timeOf } from '#domain/local-time.ts';
import { cancelRegistration } from '../../data/register.ts';
import {
  observeOwnRegistrations,
  observeVacancy,
  type RegistrationStanding,
} from '../../data/registrations.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import type { Asking } from '../../texts/asking-de.ts';
import { useAsking } from '../../texts/asking-texts.ts';
import { dayHeading, dayWords } from '../../texts/day-words.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { AskFirst } from '../../ui/ask-first.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';

/** One date: free places as last counted, the own registration as it truly stands. */
export function JoinDate({
  quarterId,
  entry: { event, occurrence, day },
  onJoin,
}: {
  quarterId: string;
  entry: AgendaEntry;
  onJoin: (date: string) => void;
}) {
  const texts = useTexts();
  const asking = useAsking();
  const { join, form } = asking;
  const today = dateOf(localDateTimeAt(useNow()));
  const [failed, setFailed] = useState(false);
  const [isAsking, setAsking] = useState(false);
  // By the day that the series gave it: who has registered comes along where the date is moved.
  const date = dateOf(occurrence.recurrenceId);
  const vacancy = useLive(() => observeVacancy(quarterId, event._id, date), [event._id, date]);
  const all = useLive(() => observeOwnRegistrations(quarterId, event._id), [event._id]) ?? [];
  const own = all.find(({ registration }) => registration.date === date);
  const isIn = own !== undefined && own.standing.state !== 'cancelled';
  const cancel = async () => {
    setAsking(false);
    if (!own) return;
    const around = await readSurroundings(quarterId, () => new Date());
    const done = await cancelRegistration(around, own.registration._id);
    setFailed(!done.ok);
  };
  return (
    <Card class="stack">
      <h3>{dayHeading(texts, day, today)}</h3>
      {!occurrence.allDay && <p>{texts.dates.time(timeOf(occurrence.start))}</p>}
      <div role="status" class="stack">
        {isIn && day !== date && <p>{join.moved(dayWords(texts, date, today))}</p>}
        {own && standingSentences(asking, own.standing).map((words) => <p key={words}>{words}</p>)}
        {!isIn && vacancy && <p>{vacancyWords(asking, vacancy)}</p>}
      </div>
      {isIn && isAsking ? (
        <AskFirst
          title={join.cancelAsk}
          yes={join.cancelNow}
          no={join.cancelKeep}
          level="h4"
          onYes={() => void cancel()}
          onNo={() => setAsking(false)}
        >
          {own.standing.state === 'in' && <p>{join.cancelText}</p>}
          <p>{join.againText}</p>
        </AskFirst>
      ) : isIn ? (
        // A place that was given away is not had back: it is asked before, not undone.
        <Button onPress={() => setAsking(true)}>{join.notComing}</Button>
      ) : (
        <Button look="primary" onPress={() => onJoin(date)}>
          {own ? join.again : vacancy?.free === 0 ? join.sendWaiting : join.send}
        </Button>
      )}
      {failed && <p role="alert">{form.failed}</p>}
    </Card>
  );
}

function vacancyWords({ join }: Asking, { free, waiting = 0 }: { free: number; waiting?: number }) {
  if (free > 0) return join.free(free);
  return waiting > 0 ? `${join.full} ${join.waitingCount(waiting)}` : join.full;
}

/** Nobody is told of a place that home has not given. */
function standingSentences({ join }: Asking, standing: RegistrationStanding): string[] {
  switch (standing.state) {
    case 'unsent':
      return [join.here, join.hereText];
    case 'arrived':
      return [join.arrived, join.hereText];
    case 'in':
      return [join.in];
    case 'waiting':
      return [standing.place ? join.waitingPlace(standing.place) : join.waiting, join.waitingText];
    case 'cancelled':
      return [join.cancelled, join.againText];
  }
}
