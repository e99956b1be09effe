import { useMemo } from 'preact/hooks';
import type { Surroundings } from '../data/copies.ts';
import { observeSession } from '../data/device.ts';
import { readSurroundings } from '../data/surroundings.ts';
import { useLive } from '../ui/use-live.ts';

const now = () => new Date();

/** What a screen's commands work with, read before anybody presses; anew whenever the session changes, and
 *  where the device's database refused it before. */
export function useSurroundings(quarterId: string): () => Promise<Surroundings> {
  const session = useLive(observeSession, []);
  const ready = useMemo(() => {
    const read = readSurroundings(quarterId, now);
    read.catch(() => undefined);
    return read;
  }, [quarterId, session]);
  return () => ready.catch(() => readSurroundings(quarterId, now));
}
