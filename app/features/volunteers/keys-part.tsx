import { useState } from 'preact/hooks';
import { de } from '../../texts/de.ts';
import { volunteersDe } from '../../texts/volunteers-de.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { VolunteerPart } from './volunteer-screen.tsx';

const words = volunteersDe.file;
const NAME_LENGTH = 80;

/** Keys that somebody was given, and those that came back. */
export function KeysPart({ file: { person }, today, change }: VolunteerPart) {
  const [name, setName] = useState('');
  const keys = person?.keys ?? [];
  const handOut = () => {
    const fresh = name.trim();
    if (!fresh) return;
    setName('');
    // Given again after it came back, it is the same key.
    const others = keys.filter((key) => key.name !== fresh);
    change({ keys: [...others, { name: fresh, handedOn: today }] });
  };
  return (
    <form
      class="card stack volunteers-form"
      onSubmit={(event) => {
        event.preventDefault();
        handOut();
      }}
    >
      <h2>{words.keys}</h2>
      {keys.length === 0 && <p class="soft">{words.noKeys}</p>}
      <ul class="volunteers-list">
        {keys.map((key) => (
          <li key={key.name}>
            <span>
              <strong>{key.name}</strong>{' '}
              {key.handedOn && words.keyHanded(de.dates.dayWithYear(key.handedOn))}
              {key.returnedOn && `, ${words.keyReturned(de.dates.dayWithYear(key.returnedOn))}`}
            </span>
            {!key.returnedOn && (
              <Button
                look="pill"
                onPress={() =>
                  change({
                    keys: keys.map((one) =>
                      one.name === key.name ? { ...one, returnedOn: today } : one,
                    ),
                  })
                }
              >
                {words.giveBack}
                <span class="visually-hidden">: {key.name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      <TextField label={words.keyName} value={name} maxLength={NAME_LENGTH} onInput={setName} />
      <div class="row">
        <Button look="pill" onPress={handOut}>
          {words.handOut}
        </Button>
      </div>
    </form>
  );
}
