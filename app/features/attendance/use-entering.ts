import { useState } from 'preact/hooks';
import type { LocalDate } from '#domain/local-time.ts';
import type { EntrySource } from '#domain/visit.ts';
import { attend, undoAttend } from '../../data/attend.ts';
import { addPerson, forgetNewPerson } from '../../data/person-commands.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import { attendanceDe as words } from '../../texts/attendance-de.ts';

/** What was just entered for a date, and how it is taken back. */
export interface Entering {
  said: string;
  undo?: () => void;
  /** Enters somebody; says so where they were entered before. */
  enter(personId: string, source: EntrySource, name: string | undefined): Promise<void>;
  /** Enters somebody whom nobody knew, by name. */
  enterNew(name: string, source: EntrySource): Promise<void>;
  /** Takes back that somebody was there. */
  leave(personId: string): Promise<void>;
}

/** Entering who came to one date, one after the other. */
export function useEntering(quarterId: string, eventId: string, date: LocalDate): Entering {
  const [said, setSaid] = useState('');
  const [undo, setUndo] = useState<{ run: () => void }>();
  const around = () => readSurroundings(quarterId, () => new Date());
  const tell = (text: string, back?: () => Promise<unknown>) => {
    setSaid(text);
    const run = () => void back?.().then(() => tell(words.takenBack));
    setUndo(back && { run });
  };
  const takeOut = async (personId: string) =>
    undoAttend(await around(), { eventId, date, personId });
  const enter: Entering['enter'] = async (personId, source, name) => {
    const done = await attend(await around(), { eventId, date, personId }, source);
    if (!done.ok) return tell(words.failed);
    const { isNew, personId: person } = done.value;
    if (!isNew) return tell(name === undefined ? words.alreadyUnnamed : words.already(name));
    const text = name === undefined ? words.enteredUnnamed : words.entered(name);
    tell(text, () => takeOut(person));
  };
  const enterNew: Entering['enterNew'] = async (name, source) => {
    const now = new Date();
    const added = await addPerson(quarterId, { name }, now);
    if (!added.ok) return tell(words.failed);
    const personId = added.value;
    const done = await attend(await around(), { eventId, date, personId }, source);
    if (!done.ok) return tell(words.failed);
    tell(words.entered(name), async () => {
      await takeOut(personId);
      await forgetNewPerson(quarterId, personId, new Date());
    });
  };
  const leave: Entering['leave'] = async (personId) => {
    const gone = await takeOut(personId);
    tell(gone.ok ? words.takenBack : words.failed);
  };
  return { said, undo: undo?.run, enter, enterNew, leave };
}
