import { useState } from 'preact/hooks';
import type { LocalDate } from '#domain/local-time.ts';
import { observeAttending } from '../../data/attendances.ts';
import { observeEventCounts } from '../../data/event-tally.ts';
import { observeExpected } from '../../data/registrations.ts';
import { TallyPart } from '../../entries/tally-part.tsx';
import { attendanceDe as words } from '../../texts/attendance-de.ts';
import { lockDe } from '../../texts/lock-de.ts';
import { Choice } from '../../ui/choice.tsx';
import { UndoNote } from '../../ui/undo-note.tsx';
import { useLive } from '../../ui/use-live.ts';
import { CardPart } from './card-part.tsx';
import { eventDesk } from './event-desk.ts';
import { HereTable } from './here-table.tsx';
import { NamePart } from './name-part.tsx';
import { RegisteredTable } from './registered-table.tsx';
import { TabletPart } from './tablet-part.tsx';
import { useEntering } from './use-entering.ts';
import { usePeople } from './use-people.ts';
import '../../entries/entering.css';

type Way = keyof typeof words.ways;

/** Who came to one date: who had registered first, then everybody else. */
export function OneDate({
  quarterId,
  eventId,
  date,
  registeredBy,
  isOffice,
  isFromPaper,
}: {
  quarterId: string;
  eventId: string;
  date: LocalDate;
  /** The days of the series by which people registered for it. */
  registeredBy: readonly LocalDate[];
  isOffice: boolean;
  /** Its sheet of paper is at hand: the code on it led here. */
  isFromPaper: boolean;
}) {
  const here = useLive(() => observeAttending(quarterId, eventId, date), [eventId, date]);
  const registered = useLive(
    () => observeExpected(quarterId, eventId, registeredBy),
    [eventId, registeredBy.join()],
  );
  const counts = useLive(() => observeEventCounts(quarterId, { eventId, date }), [eventId, date]);
  const people = usePeople(quarterId, isOffice);
  const entering = useEntering(quarterId, eventId, date);
  const [way, setWay] = useState<Way>(isFromPaper ? 'paper' : 'door');
  if (!here || !registered || !counts || !people) return <p>{words.reading}</p>;
  const isRegistered = new Set(registered.map(({ personId }) => personId));
  const others = [...here].filter(([personId]) => !isRegistered.has(personId)).reverse();
  const ways = (['door', 'paper'] as const).map((value) => ({ value, label: words.ways[value] }));
  const isPaper = way === 'paper';
  const desk = eventDesk(quarterId, { eventId, date }, isPaper);
  const tallied = Object.values(counts.all).reduce((sum, count) => sum + count, 0);
  return (
    <>
      <p class="attendance-count" role="status">
        {words.count(here.size + tallied)}
        {tallied > 0 && ` ${words.unnamed(tallied)}`}
      </p>
      {entering.undo ? (
        <UndoNote done={entering.said} undo={words.undo} onUndo={entering.undo} />
      ) : (
        <p role="status">{entering.said}</p>
      )}
      <div class="attendance-halves">
        <section class="card stack">
          <Choice legend={words.how} options={ways} value={way} onChange={setWay} />
          {isOffice ? (
            <NamePart {...{ quarterId, people, entering, isPaper }} />
          ) : (
            <TabletPart desk={desk} here={[...here.keys()]} />
          )}
          {!isPaper && <CardPart {...{ people, entering }} />}
          {isOffice && (
            <details class="attendance-tally">
              <summary>{lockDe.treff.tally}</summary>
              <TallyPart desk={desk} />
            </details>
          )}
        </section>
        <div class="stack">
          {isOffice && (
            <section class="stack">
              <h3>{words.registered}</h3>
              <RegisteredTable {...{ here, registered, entering, isPaper }} />
            </section>
          )}
          <section class="stack">
            <h3>{isOffice ? words.others : words.here}</h3>
            <HereTable entries={others} {...{ people, entering }} />
          </section>
        </div>
      </div>
    </>
  );
}
