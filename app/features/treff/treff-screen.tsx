import type { LockActions } from './lock-actions.ts';
import { OpenTreff } from './open-treff.tsx';
import { TreffGate } from './treff-gate.tsx';

/** The Treff on a team's tablet: entering who comes. */
export function TreffScreen({ quarterId, actions }: { quarterId: string; actions: LockActions }) {
  return (
    <TreffGate {...{ quarterId, actions }}>
      {(lock) => <OpenTreff {...{ quarterId, actions }} {...lock} />}
    </TreffGate>
  );
}
