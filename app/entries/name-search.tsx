import type { ComponentChildren } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { isCardNumber } from '#domain/card-number.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import type { NameIndex } from '../data/name-index.ts';
import { lockDe } from '../texts/lock-de.ts';
import { treffDe } from '../texts/treff-de.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useLive } from '../ui/use-live.ts';
import { useNow } from '../ui/use-now.ts';
import type { EnteredSomewhere, KnownNameDesk } from './entry-desk.ts';
import { EntryNote } from './entry-note.tsx';
import { NameGrid, type NameToPress } from './name-grid.tsx';
import { useEntry } from './use-entry.ts';
import { useTellingApart } from './use-telling-apart.ts';

const words = lockDe.entry;
const MOST = 12;
/** So many of who was here lately stand there at once: a usual day is among them. */
const MOST_RECENT = 48;

/** "Zuletzt hier", and everybody else by the first letters or the number of the card; a press enters. */
export function NameSearch<Entered extends EnteredSomewhere>({
  desk,
  names,
  here,
  further,
  about,
}: {
  desk: KnownNameDesk<Entered>;
  names?: NameIndex;
  /** Who is entered already. */
  here?: readonly string[];
  /** What else can be done for who was entered, and what is worth knowing of them. */
  further?: (entered: Entered) => ComponentChildren;
  about?: (entered: Entered) => ComponentChildren;
}) {
  const { quarterId, key } = desk;
  const [entered, setEntered] = useState<Entered>();
  const entry = useEntry(quarterId, words.takenBack, () => setEntered(undefined));
  const [typed, setTyped] = useState('');
  const today = dateOf(localDateTimeAt(useNow()));
  const lately = useLive(() => desk.observeRecent(), [quarterId, key, today]);
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
  const foundToPress = useMemo(
    () => found.slice(0, MOST).map((one) => toPress(one, isHere, apartOfFound)),
    [found, isHere, apartOfFound],
  );
  const recentToPress = useMemo(
    () => recent.map((one) => toPress(one, isHere, apartOfRecent)),
    [recent, isHere, apartOfRecent],
  );
  const press = async ({ personId, name }: NameToPress) => {
    const source = isCardNumber(typed.trim()) ? 'number' : 'name';
    await entry.enter({
      make: (around, enteredBy) => desk.enter(around, personId, { source, enteredBy }),
      undo: desk.undo,
      words: (value) => desk.words.entered(name, value),
      isNew: ({ isNew }) => isNew,
      onMade: (value) => {
        setEntered(value);
        if (value) setTyped('');
      },
    });
  };
  const newest = useRef(press);
  newest.current = press;
  const pressOnce = useRef((one: NameToPress) => void newest.current(one)).current;
  // Drawn anew when the people are others, and not with every word that is said of an entry.
  const recently = useMemo(
    () => lately && <Recent people={recentToPress} onPress={pressOnce} />,
    [lately, recentToPress],
  );
  const isSearching = typed.trim() !== '';
  return (
    <section class="stack treff-search">
      <TextField label={words.search} hint={words.searchHint} value={typed} onInput={setTyped} />
      <p role="status" class={`soft ${isSearching ? '' : 'treff-known'}`}>
        {names && (isSearching ? words.found(found.length) : words.known(names.size))}
      </p>
      {isSearching && <NameGrid people={foundToPress} onPress={pressOnce} />}
      {/* Out of sight and not away: whoever was found and entered gives the next one the field at once. */}
      <div hidden={isSearching}>{recently}</div>
      {isSearching && found.length > MOST && <p>{words.more}</p>}
      <EntryNote entry={entry} further={entered && names && further?.(entered)}>
        {entered && names && about?.(entered)}
      </EntryNote>
    </section>
  );
}

function toPress(
  { personId, name }: { personId: string; name: string },
  isHere: ReadonlySet<string>,
  apart: (personId: string) => string | undefined,
): NameToPress {
  return { personId, name, isHere: isHere.has(personId), apart: apart(personId) };
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
