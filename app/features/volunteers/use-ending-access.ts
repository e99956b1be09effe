import { useState } from 'preact/hooks';
import { noteAccessEnded } from '../../data/end-volunteer.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import { volunteersDe } from '../../texts/volunteers-de.ts';
import type { VolunteerActions } from './volunteer-actions.ts';

const words = volunteersDe.end;

type Step = 'open' | 'running' | 'ok';

/** What only the server can end, and how far it is. */
export interface EndingAccess {
  card: Step;
  devices: Step;
  problem: string;
  /** Ends both; what was ended before is ended still. */
  end: () => Promise<void>;
}

/** Ends key card, PIN and own devices at the server; where it does not answer, that stays open, is said,
 *  and can be pressed again. Once all of it is done the person's document says so. */
export function useEndingAccess({
  quarterId,
  personId,
  actions,
}: {
  quarterId: string;
  personId: string;
  actions: VolunteerActions;
}): EndingAccess {
  const [card, setCard] = useState<Step>('open');
  const [devices, setDevices] = useState<Step>('open');
  const [problem, setProblem] = useState('');
  const end = async () => {
    setProblem('');
    setCard('running');
    setDevices('running');
    const [ofCard, ofDevices] = await Promise.all([
      actions.endCard(quarterId, personId),
      endDevices(actions, quarterId, personId),
    ]);
    setCard(ofCard.ok ? 'ok' : 'open');
    setDevices(ofDevices.ok ? 'ok' : 'open');
    if (ofCard.ok && ofDevices.ok) {
      await noteAccessEnded(await readSurroundings(quarterId, () => new Date()), personId);
      return;
    }
    const codes = [ofCard, ofDevices].map((one) => (one.ok ? '' : one.error.code));
    setProblem(codes.includes('noContact') ? words.noContact : words.refused);
  };
  return { card, devices, problem, end };
}

async function endDevices(actions: VolunteerActions, quarterId: string, personId: string) {
  const found = await actions.devices(quarterId, personId);
  if (!found.ok) return found;
  for (const { id } of found.value) {
    const revoked = await actions.revoke(id);
    if (!revoked.ok) return revoked;
  }
  return { ok: true } as const;
}
