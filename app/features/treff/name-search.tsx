import { useMemo, useState } from 'preact/hooks';
import { isCardNumber } from '#domain/card-number.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import type { NameIndex } from '../../data/name-index.ts';
import { type Entered, recordVisit, undoVisit } from '../../data/treff-entries.ts';
import { observeRecent } from '../../data/treff-recent.ts';
import { useTellingApart } from '../../entries/use-telling-apart.ts';
import { lockDe } from '../../texts/lock-de.ts';
import { treffDe } from '../../texts/treff-de.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { EntryNote } from './entry-note.tsx';
import { LastTime, WhatToday } from './last-time.tsx';
import { NameGrid, type NameToPress } from './name-grid.tsx';
import { useEntry } from './use-entry.ts';

const words = lockDe.entry;
const MOST = 12;
/** So many of who was here lately stand there at once: a usual day is among them. */
const MOST_RECENT = 48;

/** "Zuletzt hier", and everybody else by the first letters or the number of the card; a press enters. */
export function NameSearch({
  quarterId,
  names,
  here,
}: {
  quarterId: string;
  names?: NameIndex;
  /** Who is entered today. */
  here?: readonly string[];
}) {
  const [entered, setEntered] = useState<Entered>();
  const entry = useEntry(quarterId, words.takenBack, () => setEntered(undefined));
  const [typed, setTyped] = useState('');
  const today = dateOf(localDateTimeAt(useNow()));
  const lately = useLive(() => observeRecent(quarterId, () => new Date()), [quarterId, today]);
  const isHere = useMemo(
    () => new Set(here?.map((personId) => names?.personOf(personId) ?? personId)),
    [here, names],
  );
  const found = useMemo(() => (names ? foundIn(names, typed) : []), [names, typed]);
  const recent = useMemo(
    () =>
      (lately ?? []).flatMap(({ personId }) => {
        const name = names?.nameOf(personId);
        return name === undefined ? [] : [{ personId, name }];
      }),
    [lately, names],
  );
  const apartOfFound = useNamesakes(quarterId, names, found);
  const apartOfRecent = useNamesakes(quarterId, names, recent);
  const toPress = ({ personId, name }: { personId: string; name: string }): NameToPress => ({
    ...{ personId, name },
    isHere: isHere.has(personId),
    apart: apartOfFound(personId) ?? apartOfRecent(personId),
  });
  const press = async ({ personId, name }: NameToPress) => {
    const source = isCardNumber(typed.trim()) ? 'number' : 'name';
    const made = await entry.enter({
      make: (around, enteredBy) => recordVisit(around, personId, { source, enteredBy }),
      undo: undoVisit,
      words: ({ isNew }) => (isNew ? words.enteredName(name) : treffDe.entry.alreadyHere(name)),
      isNew: ({ isNew }) => isNew,
    });
    setEntered(made);
    if (made) setTyped('');
  };
  const isSearching = typed.trim() !== '';
  return (
    <section class="stack">
      <TextField label={words.search} hint={words.searchHint} value={typed} onInput={setTyped} />
      <p role="status" class="soft">
        {names && (isSearching ? words.found(found.length) : words.known(names.size))}
      </p>
      {isSearching && (
        <NameGrid people={found.slice(0, MOST).map(toPress)} onPress={(one) => void press(one)} />
      )}
      {/* Out of sight and not away: whoever was found and entered gives the next one the field at once. */}
      <div hidden={isSearching}>
        {lately && <Recent people={recent.map(toPress)} onPress={(one) => void press(one)} />}
      </div>
      {isSearching && found.length > MOST && <p>{words.more}</p>}
      <EntryNote
        entry={entry}
        further={entered && names && <WhatToday {...{ quarterId }} visitId={entered.visitId} />}
      >
        {entered && names && <LastTime {...{ quarterId, names, entered }} />}
      </EntryNote>
    </section>
  );
}

/** What tells those of some people apart whose name somebody else has too. */
function useNamesakes(
  quarterId: string,
  names: NameIndex | undefined,
  people: readonly { personId: string }[],
) {
  const namesakes = useMemo(
    () => names?.namesakes(people.map(({ personId }) => personId)) ?? [],
    [names, people],
  );
  return useTellingApart(quarterId, namesakes);
}

function Recent({
  people,
  onPress,
}: {
  people: readonly NameToPress[];
  onPress: (one: NameToPress) => void;
}) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? people : people.slice(0, MOST_RECENT);
  return (
    <div class="stack">
      <h2>{treffDe.entry.recent}</h2>
      {people.length === 0 && <p class="soft">{treffDe.entry.recentNone}</p>}
      <NameGrid people={shown} onPress={onPress} />
      {shown.length < people.length && (
        <Button look="pill" onPress={() => setWhole(true)}>
          {treffDe.entry.all(people.length)}
        </Button>
      )}
    </div>
  );
}

function foundIn(names: NameIndex, typed: string): { personId: string; name: string }[] {
  const number = typed.trim();
  const holder = isCardNumber(number) ? names.byCard(number) : undefined;
  return holder ? [holder] : names.found(typed, MOST + 1);
}
