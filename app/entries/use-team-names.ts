import { useEffect, useState } from 'preact/hooks';
import { observeSession } from '../data/device.ts';
import type { NameIndex } from '../data/name-index.ts';
import { observePersonEntries } from '../data/person-file.ts';
import { tabletLock } from '../data/tablet-lock.ts';
import { watchNames } from '../data/team-names.ts';
import { NOTHING_TO_SEE, useCurrent, useLive } from '../ui/use-live.ts';

/** How the people of the team are called, as far as this device may know. */
export interface TeamNames {
  /** A shared tablet's screen is locked: nobody is named. */
  isLocked: boolean;
  /** Who works with this device: its owner, or who opened it. */
  me?: string;
  nameOf: (personId: string) => string | undefined;
}

/**
 * Names for ids. At the office those of persons; on the team's devices those by which the team knows
 * people (their visitor documents), which a shared tablet shows only while somebody has it open.
 * `undefined` until it is known who this device is.
 */
export function useTeamNames(quarterId: string): TeamNames | undefined {
  const session = useLive(observeSession, []);
  const { phase, actor } = useCurrent(tabletLock);
  const isOffice = session?.role === 'office';
  const isOwn = session?.personId !== undefined;
  const isOpen = isOwn || phase === 'open';
  const entries = useLive(
    () => (isOffice ? observePersonEntries(quarterId) : NOTHING_TO_SEE),
    [quarterId, isOffice],
  );
  const [names, setNames] = useState<NameIndex>();
  const isTeam = session?.role === 'team';
  useEffect(
    () => (isTeam && isOpen ? watchNames(quarterId, setNames) : undefined),
    [quarterId, isTeam, isOpen],
  );
  if (!session) return undefined;
  if (isOffice) {
    const byId = new Map(entries?.map(({ personId, name }) => [personId, name]));
    return { isLocked: false, nameOf: (personId) => byId.get(personId) || undefined };
  }
  const me = session.personId ?? (phase === 'open' ? actor : undefined);
  const nameOf = (personId: string) => (isOpen ? names?.nameOf(personId) : undefined);
  return { isLocked: !isOpen, me, nameOf };
}
