import { useState } from 'preact/hooks';
import { keepHours, undoHours, type WorkedHours } from '../../data/shift-hours.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import { volunteersDe } from '../../texts/volunteers-de.ts';

const words = volunteersDe.hours;

/** Writes hours down; gives why that did not go, in words. */
export type KeepHours = (hours: Omit<WorkedHours, 'personId'>) => Promise<string | undefined>;

/** Writing down the hours of one volunteer, with what was done last and the way back. */
export function useHoursChange(quarterId: string, personId: string, name?: string) {
  const [said, setSaid] = useState('');
  const [undo, setUndo] = useState<{ run: () => void }>();
  const around = () => readSurroundings(quarterId, () => new Date());
  const keep: KeepHours = async (hours) => {
    const kept = await keepHours(await around(), { ...hours, personId }, name);
    if (!kept.ok) return problemWords(kept.error.code);
    const takeBack = async () => {
      const undone = await undoHours(await around(), kept.value);
      setSaid(undone.ok ? words.takenBack : words.failed);
      setUndo(undefined);
    };
    setSaid(words.kept);
    setUndo({ run: () => void takeBack() });
    return undefined;
  };
  return { said, undo: undo?.run, keep };
}

function problemWords(code: string): string {
  if (code === 'notOver') return words.notOver;
  return code === 'noLength' ? words.noLength : words.failed;
}
