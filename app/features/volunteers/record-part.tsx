import { useState } from 'preact/hooks';
import { dateFromTyped } from '#domain/typed-date.ts';
import { recordDueOn, recordStanding } from '#domain/volunteer.ts';
import { de } from '../../texts/de.ts';
import { volunteersDe } from '../../texts/volunteers-de.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { VolunteerPart } from './volunteer-screen.tsx';

const words = volunteersDe.file;

/** When the office saw the Führungszeugnis, and when it must see another. The paper is never kept. */
export function RecordPart({ file: { person }, today, change }: VolunteerPart) {
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const seenOn = person?.recordSeenOn;
  const save = () => {
    const date = dateFromTyped(typed);
    // What lies ahead nobody has seen.
    if (!date || date > today) return setWrong(true);
    setWrong(false);
    setTyped('');
    change({ recordSeenOn: date });
  };
  return (
    <form
      class="card stack volunteers-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h2>{words.record}</h2>
      <p>{seenOn ? words.recordSeen(de.dates.dayWithYear(seenOn)) : words.recordMissing}</p>
      {seenOn && <Due seenOn={seenOn} today={today} />}
      <p class="soft small">{words.recordText}</p>
      <TextField
        label={words.recordOn}
        hint={words.dateHint}
        error={isWrong ? words.dateWrong : undefined}
        value={typed}
        maxLength={20}
        onInput={setTyped}
      />
      <div class="row">
        <Button look="pill" onPress={save}>
          {words.save}
        </Button>
        <Button look="pill" onPress={() => change({ recordSeenOn: today })}>
          {words.recordToday}
        </Button>
        {seenOn && (
          <Button look="pill" onPress={() => change({ recordSeenOn: undefined })}>
            {words.recordDrop}
          </Button>
        )}
      </div>
    </form>
  );
}

function Due({ seenOn, today }: { seenOn: string; today: string }) {
  const due = de.dates.dayWithYear(recordDueOn(seenOn));
  const standing = recordStanding(seenOn, today);
  if (standing === 'over') {
    return (
      <p class="tone-bad">
        <strong>{words.recordOver(due)}</strong>
      </p>
    );
  }
  return <p class={standing === 'soon' ? 'tone-warn' : ''}>{words.recordSoon(due)}</p>;
}
