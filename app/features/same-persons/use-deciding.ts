import { useState } from 'preact/hooks';
import type { Result } from '#domain/result.ts';
import type { CommandFailure } from '../../data/checked-writes.ts';
import { failureWords } from '../../entries/failure-words.ts';
import { treffDe } from '../../texts/treff-de.ts';

type Write = () => Promise<Result<void, CommandFailure>>;

/** Deciding one pair after the other, each with a way back. */
export function useDeciding() {
  const [done, setDone] = useState<{ words: string; undo: () => void }>();
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState('');
  const run = async (write: Write) => {
    const written = await write();
    setProblem(written.ok ? '' : failureWords(written.error));
    return written.ok;
  };
  const takeBack = async (undo: Write) => {
    if (!(await run(undo))) return;
    setDone(undefined);
    setSaid(treffDe.takenBack);
  };
  const decide = async (words: string, make: Write, undo: Write) => {
    setSaid('');
    if (await run(make)) setDone({ words, undo: () => void takeBack(undo) });
  };
  return {
    ...{ done, said, problem },
    decide: (words: string, make: Write, undo: Write) => void decide(words, make, undo),
  };
}
