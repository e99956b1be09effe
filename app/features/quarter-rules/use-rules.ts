import { useState } from 'preact/hooks';
import { changeQuarter, type QuarterChanges } from '../../data/quarter-settings.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import { quarterRulesDe } from '../../texts/quarter-rules-de.ts';
import type { RulesPart } from './rules-screen.tsx';

/** Changes the quarter's settings, says so, and takes the last change back. */
export interface Rules {
  /** Where something was last changed. */
  part: RulesPart | undefined;
  done: { words: string; undo: () => void } | undefined;
  said: string;
  failed: string;
  /** Whether it was written. */
  change: (part: RulesPart, changes: QuarterChanges, words: string) => Promise<boolean>;
}

/** The settings of one quarter, and what was last done to them. */
export function useRules(quarterId: string): Rules {
  const [part, setPart] = useState<RulesPart>();
  const [done, setDone] = useState<Rules['done']>();
  const [said, setSaid] = useState('');
  const [failed, setFailed] = useState('');
  const write = async (changes: QuarterChanges) => {
    const changed = await changeQuarter(
      await readSurroundings(quarterId, () => new Date()),
      changes,
    );
    setFailed(changed.ok ? '' : quarterRulesDe.failed);
    return changed;
  };
  const undo = async (before: QuarterChanges) => {
    setDone(undefined);
    const undone = await write(before);
    if (undone.ok) setSaid(quarterRulesDe.undone);
  };
  const change: Rules['change'] = async (where, changes, words) => {
    setPart(where);
    const changed = await write(changes);
    setSaid('');
    setDone(changed.ok ? { words, undo: () => void undo(changed.value) } : undefined);
    return changed.ok;
  };
  return { part, done, said, failed, change };
}
