import { useMemo, useState } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import { agendaOf } from '#domain/agenda.ts';
import { isOn } from '#domain/agenda-entry.ts';
import { addDays, dateOf, type LocalDate, localDateTimeAt } from '#domain/local-time.ts';
import { useHolidays } from '#hours/use-schedules.ts';
import { observeEvents, observeQuarter } from '../../data/documents.ts';
import { dayHeading } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { knownPersonDe } from '../../texts/known-person-de.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import type { PersonPart } from './person-screen.tsx';

const words = knownPersonDe.forPerson;
/** So far ahead somebody registers. */
const DAYS_AHEAD = 62;

/** What the office writes for a person, with them chosen already. */
export function PersonWriting({ quarterId, file: { person, personId } }: PersonPart) {
  const [isOpen, setOpen] = useState(false);
  if (person?.ended) return null;
  return (
    <section class="card stack">
      <h2>{words.title}</h2>
      <div class="row">
        <LinkButton look="pill" href={addresses.newRequest(quarterId, personId)}>
          {words.write}
        </LinkButton>
        <Button look="pill" expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {words.register}
        </Button>
      </div>
      {isOpen && <EventChoice quarterId={quarterId} personId={personId} />}
    </section>
  );
}

function EventChoice({ quarterId, personId }: { quarterId: string; personId: string }) {
  const today = dateOf(localDateTimeAt(useNow()));
  const dates = useDatesToJoin(quarterId, today);
  const [chosen, setChosen] = useState<string>();
  if (!dates) return null;
  const date = dates.find(({ key }) => key === chosen) ?? dates[0];
  if (!date) return <p>{words.none}</p>;
  return (
    <>
      <SelectField
        label={words.which}
        options={dates.map(({ key, day, title }) => ({
          value: key,
          label: words.date(dayHeading(de, day, today), title),
        }))}
        value={date.key}
        onChange={setChosen}
      />
      <div class="row">
        <LinkButton href={addresses.registrations(quarterId, date.eventId, date.by, personId)}>
          {words.next}
        </LinkButton>
      </div>
    </>
  );
}

/** The next dates to which people register here, with the day by which registrations know them. */
function useDatesToJoin(quarterId: string, today: LocalDate) {
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const events = useLive(() => observeEvents(quarterId), [quarterId]);
  const holidays = useHolidays(quarter?.land, today);
  return useMemo(() => {
    const joined = events?.filter(({ registration }) => registration === 'here');
    const window = { from: today, until: addDays(today, DAYS_AHEAD), holidays };
    return (
      joined &&
      agendaOf(joined, window)
        .filter(isOn)
        .map(({ event, occurrence, day }) => {
          const by = dateOf(occurrence.recurrenceId);
          return {
            key: `${event._id} ${by}`,
            eventId: event._id,
            by,
            day,
            title: occurrence.title,
          };
        })
    );
  }, [events, today, holidays]);
}
