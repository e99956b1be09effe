import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { addresses } from '#domain/addresses.ts';
import type { Result } from '#domain/result.ts';
import type { Surroundings } from '../../data/copies.ts';
import { type LendFailure, type LendingDone, undoLending } from '../../data/lend-commands.ts';
import { undoAddLendable } from '../../data/lendable-commands.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import { lendingDe } from '../../texts/lending-de.ts';
import { lendingFailure } from './lending-words.ts';

/** What was just done with a thing: said on its page, wherever it was done. */
interface Said {
  quarterId: string;
  done: LendingDone & {
    /** The thing itself was entered. */
    isNew?: true;
  };
  words: string;
}

let last: Said | undefined;

/** A new thing was entered: its page says so, with the way back. */
export function saidOfNew(quarterId: string, lendableId: string): void {
  const state = { from: 'available', to: 'available' } as const;
  const done = { lendableId, stepIds: [], state, isNew: true as const };
  last = { quarterId, done, words: lendingDe.edit.added };
}

/** Doing something with a thing, and taking it back. */
export interface Doing {
  done?: Said;
  said: string;
  problem: string;
  run: (
    words: string,
    command: (around: Surroundings) => Promise<Result<LendingDone, LendFailure>>,
  ) => Promise<LendingDone | undefined>;
  undo: () => void;
}

/** What is done with one thing; what another screen did with it last can be taken back here too. */
export function useDone(quarterId: string, lendableId: string): Doing {
  const { route } = useLocation();
  const isOfThis = last?.quarterId === quarterId && last.done.lendableId === lendableId;
  const [done, setDone] = useState(isOfThis ? last : undefined);
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState('');
  const hold = (next: Said | undefined) => {
    last = next;
    setDone(next);
  };
  const run: Doing['run'] = async (words, command) => {
    const outcome = await command(await readSurroundings(quarterId, () => new Date()));
    setProblem(outcome.ok ? '' : lendingFailure(outcome.error));
    setSaid('');
    if (!outcome.ok) return undefined;
    hold({ quarterId, done: outcome.value, words });
    return outcome.value;
  };
  const takeBack = async (what: Said) => {
    const around = await readSurroundings(quarterId, () => new Date());
    const { isNew, lendableId: id } = what.done;
    const undone = await (isNew ? undoAddLendable(around, id) : undoLending(around, what.done));
    setProblem(undone.ok ? '' : lendingFailure(undone.error));
    if (!undone.ok) return;
    hold(undefined);
    if (isNew) route(addresses.lending(quarterId), true);
    else setSaid(lendingDe.takenBack);
  };
  return { done, said, problem, run, undo: () => done && void takeBack(done) };
}
