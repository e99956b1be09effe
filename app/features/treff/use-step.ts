import { useState } from 'preact/hooks';
import type { Result } from '#domain/result.ts';
import type { Surroundings } from '../../data/copies.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import { tabletLock } from '../../data/tablet-lock.ts';
import { treffDe } from '../../texts/treff-de.ts';

/** What was just changed, how it is taken back, and what went wrong. */
export interface Stepping {
  done?: { words: string; undo: () => void };
  said: string;
  problem: string;
  /** Changes something; `undo` takes it back by what came of it. */
  step<Value>(
    words: string,
    make: (around: Surroundings, by?: string) => Promise<Result<Value, { code: string }>>,
    undo: (around: Surroundings, value: Value, by?: string) => Promise<unknown>,
  ): Promise<boolean>;
}

/** Changing what is there, one thing after the other, each at once and with a way back. */
export function useStep(quarterId: string): Stepping {
  const [done, setDone] = useState<Stepping['done']>();
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState('');
  const around = () => readSurroundings(quarterId, () => new Date());
  const step: Stepping['step'] = async (words, make, undo) => {
    const made = await make(await around(), tabletLock.current.actor);
    setProblem(made.ok ? '' : treffDe.failed);
    setSaid('');
    if (!made.ok) return false;
    const takeBack = async () => {
      await undo(await around(), made.value, tabletLock.current.actor);
      setDone(undefined);
      setSaid(treffDe.takenBack);
    };
    setDone({ words, undo: () => void takeBack() });
    return true;
  };
  return { done, said, problem, step };
}
