import { useState } from 'preact/hooks';
import type { Result } from '#domain/result.ts';
import type { Surroundings } from '../../data/copies.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import { tabletLock } from '../../data/tablet-lock.ts';
import type { EntryFailure } from '../../data/treff-today.ts';
import { entryProblem } from './entry-problem.ts';

/** What was just entered, how it is taken back, and what went wrong. */
export interface Entry {
  done?: { words: string; undo: () => void };
  said: string;
  problem: string;
  /** Enters something; `undo` takes it back. */
  enter<Value>(
    words: string,
    make: (around: Surroundings, by?: string) => Promise<Result<Value, EntryFailure>>,
    undo: (around: Surroundings, value: Value) => Promise<unknown>,
  ): Promise<boolean>;
}

/** Entering at the Treff, one thing after the other. */
export function useEntry(quarterId: string, takenBack: string): Entry {
  const [done, setDone] = useState<Entry['done']>();
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState('');
  const around = () => readSurroundings(quarterId, () => new Date());
  const enter: Entry['enter'] = async (words, make, undo) => {
    const made = await make(await around(), tabletLock.current.actor);
    setProblem(made.ok ? '' : entryProblem(made.error));
    setSaid('');
    if (!made.ok) return false;
    const takeBack = async () => {
      await undo(await around(), made.value);
      setDone(undefined);
      setSaid(takenBack);
    };
    setDone({ words, undo: () => void takeBack() });
    return true;
  };
  return { done, said, problem, enter };
}
