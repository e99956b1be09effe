import { useState } from 'preact/hooks';
import type { LocalDate } from '#domain/local-time.ts';
import { dateFromTyped } from '#domain/typed-date.ts';
import type { WorkedTime } from '#domain/volunteer-hours.ts';
import { observeTreffPlaces } from '../../data/treff-place.ts';
import { dayWords } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { volunteersDe } from '../../texts/volunteers-de.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useLive } from '../../ui/use-live.ts';
import type { KeepHours } from './use-hours-change.ts';

const words = volunteersDe.hours;
const NONE = '';
/** Quarters of an hour of a day on which somebody helps. */
const QUARTERS = Array.from({ length: 4 * 17 + 1 }, (_, index) => {
  const minutes = 6 * 60 + index * 15;
  const [hour, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `${String(hour).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
});

/** From when to when somebody was there: of a day that is listed, or of one that is not. */
export function HoursForm({
  quarterId,
  today,
  worked,
  placeName,
  onSave,
  onClose,
}: {
  quarterId: string;
  today: LocalDate;
  /** What is put right; absent where something is added. */
  worked?: WorkedTime;
  placeName?: string;
  onSave: KeepHours;
  onClose: () => void;
}) {
  const places = useLive(() => observeTreffPlaces(quarterId), [quarterId]);
  const [typed, setTyped] = useState('');
  const [placeId, setPlaceId] = useState(worked?.placeId ?? NONE);
  const [from, setFrom] = useState(worked?.from ?? NONE);
  const [to, setTo] = useState(worked?.to ?? NONE);
  const [dateProblem, setDateProblem] = useState<string>();
  const [problem, setProblem] = useState('');
  const save = async () => {
    const date = worked?.date ?? dateFromTyped(typed);
    setDateProblem(date ? undefined : volunteersDe.file.dateWrong);
    if (!date) return;
    if (from === NONE || to === NONE) return setProblem(words.bothTimes);
    const said = { date, from, to, ...(placeId && { placeId }) };
    const failed = await onSave(said);
    setProblem(failed ?? '');
    if (failed === undefined) onClose();
  };
  return (
    <form
      class="card stack"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {worked ? (
        <p>
          <strong>{dayWords(de, worked.date, today)}</strong>
          {placeName && (
            <>
              , <bdi>{placeName}</bdi>
            </>
          )}
        </p>
      ) : (
        <>
          <TextField
            label={words.columns.day}
            hint={volunteersDe.file.dateHint}
            error={dateProblem}
            value={typed}
            maxLength={20}
            onInput={setTyped}
          />
          <SelectField
            label={words.columns.where}
            options={[
              { value: NONE, label: words.noTreff },
              ...(places ?? []).map(({ _id, name }) => ({ value: _id, label: name })),
            ]}
            value={placeId}
            onChange={setPlaceId}
          />
        </>
      )}
      <SelectField
        label={words.from}
        options={times(worked?.from)}
        value={from}
        onChange={setFrom}
      />
      <SelectField label={words.to} options={times(worked?.to)} value={to} onChange={setTo} />
      <p role="alert" class="tone-bad">
        {problem}
      </p>
      <div class="row">
        <Button look="primary" onPress={() => void save()}>
          {volunteersDe.file.save}
        </Button>
        <Button onPress={onClose}>{words.cancel}</Button>
      </div>
    </form>
  );
}

function times(known: string | undefined) {
  const all = [...new Set([...QUARTERS, ...(known ? [known] : [])])].sort();
  return [
    { value: NONE, label: words.choose },
    ...all.map((value) => ({ value, label: de.dates.time(value) })),
  ];
}
