import { useMemo, useState } from 'preact/hooks';
import { type KnownPerson, personsSuggested, typedToFind } from '#domain/known-person.ts';
import type { PersonEntry } from '#domain/person-list.ts';
import type { RequestDraft } from '#domain/request-draft.ts';
import { observeKnownPerson } from '../data/known-persons.ts';
import { observePersonEntries } from '../data/person-file.ts';
import { NOTHING_TO_SEE, useLive } from '../ui/use-live.ts';

/** What the office types about somebody, and who that is where it knows them. */
export interface AboutPerson {
  /** What was typed since: it goes before what is known. */
  typed: RequestDraft;
  type: (fields: Partial<RequestDraft>) => void;
  /** Who was chosen. */
  known?: KnownPerson;
  /** Who may be meant; nobody once somebody is chosen. */
  suggested: readonly PersonEntry[];
  choose: (entry: PersonEntry) => void;
  /** "Doch jemand anderes": what had been typed to find them stands there again. */
  drop: () => void;
  /** Begins anew, for the next one. */
  clear: () => void;
  /** Whether somebody was chosen, or left again, by a press that takes the focus with it. */
  isPressed: boolean;
}

/** `first` is who was chosen before the form was opened. */
export function useAboutPerson(quarterId: string, first?: string): AboutPerson {
  const [typed, setTyped] = useState<RequestDraft>({});
  const [toFind, setToFind] = useState<RequestDraft>({});
  const [chosen, setChosen] = useState(first);
  const [isPressed, setPressed] = useState(false);
  const entries = useLive(() => observePersonEntries(quarterId), [quarterId]) ?? NOBODY;
  const observe = () => (chosen ? observeKnownPerson(quarterId, chosen) : NOTHING_TO_SEE);
  const found = useLive(observe, [quarterId, chosen]);
  const known = found?.askedFor === chosen ? found?.known : undefined;
  const { name, phone } = typed;
  const suggested = useMemo(
    () => personsSuggested(entries, { name, phone }),
    [entries, name, phone],
  );
  return {
    typed,
    type: (fields) => setTyped({ ...typed, ...fields }),
    known,
    suggested: known ? NOBODY : suggested,
    choose: (entry) => {
      const search = typedToFind(typed, entry);
      const isLeft = ([field]: [string, unknown]) => !(field in search);
      setToFind(search);
      setTyped(Object.fromEntries(Object.entries(typed).filter(isLeft)));
      setChosen(entry.personId);
      setPressed(true);
    },
    drop: () => {
      setTyped({ ...toFind, ...typed });
      setChosen(undefined);
      setPressed(true);
    },
    clear: () => {
      setTyped({});
      setToFind({});
      setChosen(undefined);
      setPressed(false);
    },
    isPressed,
  };
}

const NOBODY: readonly PersonEntry[] = [];
