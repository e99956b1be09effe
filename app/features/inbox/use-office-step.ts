import { useState } from 'preact/hooks';
import type { Result } from '#domain/result.ts';
import type { Surroundings } from '../../data/copies.ts';
import { undoOfficeStep } from '../../data/office-commands.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';

/** What a command of the office gives: the step, where one was written. */
type Outcome = Result<unknown, { code: string }>;

/** What was done last, and how it is taken back where it can be. */
export interface Done {
  words: string;
  undo?: () => void;
}

/** Runs the office's commands one at a time, says what was done, and takes the last one back: by its step,
 *  or by the command that is handed in with it. */
export interface OfficeStep {
  done: Done | undefined;
  failed: string;
  run: (command: Command, words: string, takeBack?: Command) => Promise<boolean>;
}

type Command = (around: Surroundings) => Promise<Outcome>;

/** The commands of one request's page. */
export function useOfficeStep(quarterId: string): OfficeStep {
  const [done, setDone] = useState<Done>();
  const [failed, setFailed] = useState('');
  const around = () => readSurroundings(quarterId, () => new Date());
  const undo = async (takeBack: Command) => {
    setDone(undefined);
    const undone = await takeBack(await around());
    setFailed(undone.ok ? '' : officeRequestsDe.failed);
  };
  const run: OfficeStep['run'] = async (command, words, takeBack) => {
    const outcome = await command(await around());
    setFailed(outcome.ok ? '' : officeRequestsDe.failed);
    if (!outcome.ok) return false;
    const back = takeBack ?? stepBack(outcome.value);
    setDone({ words, undo: back && (() => void undo(back)) });
    return true;
  };
  return { done, failed, run };
}

/** A step is taken back by taking the step away. */
function stepBack(value: unknown): Command | undefined {
  const { stepId } = (value ?? {}) as { stepId?: string };
  return stepId === undefined ? undefined : (around) => undoOfficeStep(around, stepId);
}
