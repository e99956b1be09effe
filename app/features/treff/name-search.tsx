import { useState } from 'preact/hooks';
import { isCardNumber } from '#domain/card-number.ts';
import type { KnownName, NameIndex } from '../../data/name-index.ts';
import { recordVisit, undoVisit } from '../../data/treff-entries.ts';
import { lockDe } from '../../texts/lock-de.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { EntryNote } from './entry-note.tsx';
import { useEntry } from './use-entry.ts';

const words = lockDe.entry;
const MOST = 12;

/** Finds a known person by the first letters, or by the number of the card; a press enters them. */
export function NameSearch({ quarterId, names }: { quarterId: string; names?: NameIndex }) {
  const entry = useEntry(quarterId, words.takenBack);
  const [typed, setTyped] = useState('');
  const found = names ? foundIn(names, typed) : [];
  const enter = async ({ personId, name }: KnownName) => {
    const source = isCardNumber(typed.trim()) ? 'number' : 'name';
    const isEntered = await entry.enter(
      words.enteredName(name),
      (around, enteredBy) => recordVisit(around, personId, { source, enteredBy }),
      undoVisit,
    );
    if (isEntered) setTyped('');
  };
  return (
    <section class="stack">
      <TextField label={words.search} hint={words.searchHint} value={typed} onInput={setTyped} />
      <p role="status" class="soft">
        {names && (typed.trim() ? words.found(found.length) : words.known(names.size))}
      </p>
      <div class="treff-grid">
        {found.slice(0, MOST).map((one) => (
          <Button key={one.personId} onPress={() => void enter(one)}>
            <bdi>{one.name}</bdi>
          </Button>
        ))}
      </div>
      {found.length > MOST && <p>{words.more}</p>}
      <EntryNote entry={entry} />
    </section>
  );
}

function foundIn(names: NameIndex, typed: string): KnownName[] {
  const number = typed.trim();
  const holder = isCardNumber(number) ? names.byCard(number) : undefined;
  return holder ? [holder] : names.found(typed, MOST + 1);
}
