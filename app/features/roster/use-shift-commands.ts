import { useState } from 'preact/hooks';
import type { Result } from '#domain/result.ts';
import type { Shift } from '#domain/shift.ts';
import type { Surroundings } from '../../data/copies.ts';
import {
  type PlannedDuty,
  planShifts,
  putBack,
  removeShifts,
  sayCanNot,
  standIn,
} from '../../data/roster-commands.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import { rosterDe } from '../../texts/roster-de.ts';

type Command<Value> = (around: Surroundings) => Promise<Result<Value, { code: string }>>;

/** What was done last, and how it is taken back where it can be. */
export interface Done {
  words: string;
  undo?: () => void;
}

/** Everything that can be done to a shift, with what was done last. */
export interface ShiftCommands {
  done: Done | undefined;
  problem: string;
  canNot: (shift: Shift, canNot: boolean) => void;
  standIn: (shift: Shift, me: string) => void;
  /** Whoever stood in, or wanted to, does so no more. */
  giveUp: (shift: Shift, words: string) => void;
  remove: (shift: Shift, name: string) => void;
  plan: (who: { personId: string; name: string }, duties: readonly PlannedDuty[]) => void;
}

/** The commands of the roster's screen. */
export function useShiftCommands(quarterId: string): ShiftCommands {
  const [done, setDone] = useState<Done>();
  const [problem, setProblem] = useState('');
  const run = async <Value>(
    command: Command<Value>,
    words: (value: Value) => string,
    back?: (value: Value) => Command<unknown> | undefined,
  ) => {
    const outcome = await command(await readSurroundings(quarterId, () => new Date()));
    setProblem(outcome.ok ? '' : problemWords(outcome.error.code));
    setDone(undefined);
    if (!outcome.ok) return;
    const undoing = back?.(outcome.value);
    const undo = undoing && (() => void run(undoing, () => ''));
    const said = words(outcome.value);
    if (said) setDone({ words: said, undo });
  };
  const takeOff = (shift: Shift, words: string) =>
    void run(
      (around) => removeShifts(around, [shift._id]),
      () => words,
      (removed) => (around) => putBack(around, removed),
    );
  return {
    done,
    problem,
    canNot: (shift, canNot) =>
      void run(
        (around) => sayCanNot(around, shift._id, canNot),
        () => (canNot ? rosterDe.said.canNot : rosterDe.said.can),
        () => (around) => sayCanNot(around, shift._id, !canNot),
      ),
    standIn: (shift, me) =>
      void run(
        (around) => standIn(around, shift, me),
        () => rosterDe.said.standIn,
        (id) => (around) => removeShifts(around, [id]),
      ),
    giveUp: takeOff,
    remove: (shift, name) => takeOff(shift, rosterDe.said.removed(name)),
    plan: (who, duties) =>
      void run(
        (around) => planShifts(around, who, duties),
        (added) =>
          added.length === 0
            ? rosterDe.said.addedNone(who.name)
            : rosterDe.said.added(who.name, added.length),
        (added) => (added.length > 0 ? (around) => removeShifts(around, added) : undefined),
      ),
  };
}

function problemWords(code: string): string {
  if (code === 'onAlready') return rosterDe.own.onAlready;
  return code === 'unknown' || code === 'ended' ? rosterDe.gone : rosterDe.failed;
}
