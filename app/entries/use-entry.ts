import { useState } from 'preact/hooks';
import type { Result } from '#domain/result.ts';
import type { Surroundings } from '../data/copies.ts';
import type { SealFailure } from '../data/seal-document.ts';
import { tabletLock } from '../data/tablet-lock.ts';
import type { EntryFailure } from '../data/treff-today.ts';
import { entryProblem } from './entry-problem.ts';
import { useSurroundings } from './use-surroundings.ts';

/** What somebody does at the Treff, and how it is said and taken back. */
export interface EntryStep<Value> {
  make: (around: Surroundings, by?: string) => Promise<Result<Value, EntryFailure | SealFailure>>;
  undo: (around: Surroundings, value: Value) => Promise<unknown>;
  words: (value: Value) => string;
  /** Where nothing was to do there is nothing to take back; everything is where nothing is said. */
  isNew?: (value: Value) => boolean;
  /** Called with what came of it before the screen is drawn: all that changes by it is drawn once. */
  onMade?: (value: Value | undefined) => void;
}

/** What was just entered, how it is taken back, and what went wrong. */
export interface Entry {
  done?: { words: string; undo: () => void };
  said: string;
  problem: string;
  /** Enters something; gives what came of it, or nothing where it failed. */
  enter<Value>(step: EntryStep<Value>): Promise<Value | undefined>;
}

/** Entering at the Treff, one thing after the other. */
export function useEntry(quarterId: string, takenBack: string, onTakenBack?: () => void): Entry {
  const [done, setDone] = useState<Entry['done']>();
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState('');
  const around = useSurroundings(quarterId);
  const enter: Entry['enter'] = async ({ make, undo, words, isNew, onMade }) => {
    const made = await make(await around(), tabletLock.current.actor);
    setProblem(made.ok ? '' : entryProblem(made.error));
    setSaid('');
    onMade?.(made.ok ? made.value : undefined);
    if (!made.ok) return undefined;
    const { value } = made;
    const takeBack = async () => {
      await undo(await around(), value);
      setDone(undefined);
      setSaid(takenBack);
      onTakenBack?.();
    };
    const isThere = isNew ? !isNew(value) : false;
    setDone(isThere ? undefined : { words: words(value), undo: () => void takeBack() });
    if (isThere) setSaid(words(value));
    return value;
  };
  return { done, said, problem, enter };
}
