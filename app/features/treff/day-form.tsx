import { useEffect, useState } from 'preact/hooks';
import type { NameIndex } from '../../data/name-index.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import { watchNames } from '../../data/team-names.ts';
import type { TreffDay } from '../../data/treff-day.ts';
import { changeSession, openSession } from '../../data/treff-sessions.ts';
import { treffDe } from '../../texts/treff-de.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { PressChoice } from './press-choice.tsx';

const words = treffDe.day;

/** What the day is about and who is on duty; opens the Treff where it is not open yet. */
export function DayForm({
  quarterId,
  day: { session, sessionId },
  onDone,
}: {
  quarterId: string;
  day: TreffDay;
  onDone: () => void;
}) {
  const [names, setNames] = useState<NameIndex>();
  const [focus, setFocus] = useState(session?.focus ?? '');
  const [onDuty, setOnDuty] = useState<readonly string[]>(session?.onDuty ?? []);
  const [problem, setProblem] = useState('');
  useEffect(() => watchNames(quarterId, setNames), [quarterId]);
  const save = async () => {
    const around = await readSurroundings(quarterId, () => new Date());
    const said = { focus: focus.trim(), onDuty: [...onDuty] };
    const saved = session
      ? await changeSession(around, sessionId, said)
      : await openSession(around, said);
    if (saved.ok) onDone();
    else setProblem(treffDe.failed);
  };
  const volunteers = names?.volunteers() ?? [];
  return (
    <div class="stack">
      <TextField
        label={words.focus}
        hint={words.focusHint}
        value={focus}
        maxLength={200}
        onInput={setFocus}
      />
      {names && volunteers.length === 0 && <p>{words.noVolunteers}</p>}
      {volunteers.length > 0 && (
        <PressChoice
          legend={words.onDuty}
          options={volunteers.map(({ personId, name }) => ({
            value: personId,
            label: name,
            isIn: onDuty.includes(personId),
          }))}
          onPress={(personId, isIn) =>
            setOnDuty(isIn ? [...onDuty, personId] : onDuty.filter((one) => one !== personId))
          }
        />
      )}
      <p role="alert" class="treff-problem">
        {problem}
      </p>
      <Button look="primary" onPress={() => void save()}>
        {session ? words.save : words.open}
      </Button>
      {session && <Button onPress={onDone}>{words.cancel}</Button>}
    </div>
  );
}
