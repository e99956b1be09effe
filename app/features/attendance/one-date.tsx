import { useState } from 'preact/hooks';
import type { LocalDate } from '#domain/local-time.ts';
import { observeAttending } from '../../data/attendances.ts';
import { observeExpected } from '../../data/registrations.ts';
import { attendanceDe as words } from '../../texts/attendance-de.ts';
import { Choice } from '../../ui/choice.tsx';
import { UndoNote } from '../../ui/undo-note.tsx';
import { useLive } from '../../ui/use-live.ts';
import { CardPart } from './card-part.tsx';
import { HereTable } from './here-table.tsx';
import { NamePart } from './name-part.tsx';
import { RegisteredTable } from './registered-table.tsx';
import { useEntering } from './use-entering.ts';
import { usePeople } from './use-people.ts';

type Way = keyof typeof words.ways;

/** Who came to one date: who had registered first, then everybody else. */
export function OneDate({
  quarterId,
  eventId,
  date,
  registeredBy,
  isOffice,
}: {
  quarterId: string;
  eventId: string;
  date: LocalDate;
  /** The days of the series by which people registered for it. */
  registeredBy: readonly LocalDate[];
  isOffice: boolean;
}) {
  const here = useLive(() => observeAttending(quarterId, eventId, date), [eventId, date]);
  const registered = useLive(
    () => observeExpected(quarterId, eventId, registeredBy),
    [eventId, registeredBy.join()],
  );
  const people = usePeople(quarterId, isOffice);
  const entering = useEntering(quarterId, eventId, date);
  const [way, setWay] = useState<Way>('door');
  if (!here || !registered || !people) return <p>{words.reading}</p>;
  const isRegistered = new Set(registered.map(({ personId }) => personId));
  const others = [...here].filter(([personId]) => !isRegistered.has(personId)).reverse();
  const ways = (['door', 'paper'] as const).map((value) => ({ value, label: words.ways[value] }));
  const isPaper = way === 'paper';
  return (
    <>
      <p class="attendance-count" role="status">
        {words.count(here.size)}
      </p>
      {entering.undo ? (
        <UndoNote done={entering.said} undo={words.undo} onUndo={entering.undo} />
      ) : (
        <p role="status">{entering.said}</p>
      )}
      <div class="attendance-halves">
        <section class="card stack">
          <Choice legend={words.how} options={ways} value={way} onChange={setWay} />
          <NamePart {...{ quarterId, people, entering, isPaper, isOffice }} />
          {!isPaper && <CardPart {...{ people, entering }} />}
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
