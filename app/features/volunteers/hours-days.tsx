import { useMemo, useState } from 'preact/hooks';
import type { LocalDate } from '#domain/local-time.ts';
import { OFFICE } from '#domain/shift.ts';
import type { HoursOfYear, WorkedTime } from '#domain/volunteer-hours.ts';
import { observePlaces } from '../../data/documents.ts';
import { de } from '../../texts/de.ts';
import { volunteersDe } from '../../texts/volunteers-de.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { UndoNote } from '../../ui/undo-note.tsx';
import { useLive } from '../../ui/use-live.ts';
import { HoursForm } from './hours-form.tsx';
import { lengthWords } from './hours-words.ts';
import { useHoursChange } from './use-hours-change.ts';

const words = volunteersDe.hours;

/** What a volunteer did, day by day, with what was left out added and what is wrong put right. */
export function HoursDays({
  quarterId,
  personId,
  name,
  hours,
  today,
}: {
  quarterId: string;
  personId: string;
  /** By which the team is to know them; at the office alone. */
  name?: string;
  hours: HoursOfYear;
  today: LocalDate;
}) {
  const places = useLive(() => observePlaces(quarterId), [quarterId]);
  const namesById = useMemo(() => new Map(places?.map(({ _id, name }) => [_id, name])), [places]);
  const changing = useHoursChange(quarterId, personId, name);
  const [chosen, setChosen] = useState<WorkedTime | 'new'>();
  const { columns } = words;
  const placeName = (placeId: string | undefined) => placeId && namesById.get(placeId);
  return (
    <section class="no-print stack">
      <h2>{words.sum(lengthWords(hours.minutes))}</h2>
      {hours.unknown > 0 && <p class="tone-warn">{words.unknown(hours.unknown)}</p>}
      <p class="soft small">{words.note}</p>
      {changing.undo ? (
        <UndoNote done={changing.said} undo={volunteersDe.file.undo} onUndo={changing.undo} />
      ) : (
        <p role="status">{changing.said}</p>
      )}
      {chosen ? (
        <HoursForm
          key={chosen === 'new' ? 'new' : `${chosen.date} ${chosen.placeId}`}
          {...{ quarterId, today }}
          worked={chosen === 'new' ? undefined : chosen}
          placeName={chosen === 'new' ? undefined : placeName(chosen.placeId)}
          onSave={changing.keep}
          onClose={() => setChosen(undefined)}
        />
      ) : (
        <div class="row">
          <Button onPress={() => setChosen('new')}>{words.add}</Button>
        </div>
      )}
      {hours.worked.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <DataTable
          label={words.title}
          columns={[columns.day, columns.what, columns.where, columns.time, columns.change]}
          rows={hours.worked.map((worked, index) => ({
            key: `${worked.date} ${index}`,
            cells: [
              de.dates.day(worked.date),
              words.kinds[worked.kind],
              placeName(worked.placeId),
              timeIn(worked),
              worked.kind === 'shift' && (
                <Button look="pill" onPress={() => setChosen(worked)}>
                  {words.change}
                  <span class="visually-hidden">: {de.dates.day(worked.date)}</span>
                </Button>
              ),
            ],
          }))}
        />
      )}
    </section>
  );
}

function timeIn({ minutes, from, to, hoursBy }: WorkedTime) {
  if (minutes === undefined) return words.unknownTime;
  const span = from && to && words.span(de.dates.time(from), de.dates.time(to));
  const by = hoursBy && (hoursBy === OFFICE ? words.byOffice : words.bySelf);
  const further = [span, by].filter(Boolean).join(', ');
  return (
    <>
      {lengthWords(minutes)}
      {further && (
        <>
          <br />
          <span class="soft small">{further}</span>
        </>
      )}
    </>
  );
}
