import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { observeHomeFirst } from '../../data/home-first.ts';
import { useLive } from '../../ui/use-live.ts';

type Card = ComponentType<{ quarterId: string }>;

/** What can stand above everything else; each is fetched when there is something to tell. */
const CARDS: Record<'asked' | 'office' | 'treff' | 'volunteer', () => Promise<Card>> = {
  asked: () => import('./own-requests-card.tsx').then((module) => module.OwnRequestsCard),
  office: () => import('./office-card.tsx').then((module) => module.OfficeCard),
  treff: () => import('./treff-card.tsx').then((module) => module.TreffCard),
  volunteer: () => import('./volunteer-card.tsx').then((module) => module.VolunteerCard),
};

/** The room above everything else: what was asked from this phone, or the work of who works here.
 *  Most phones have neither. */
export function FirstSlot({ quarterId }: { quarterId: string }) {
  const first = useLive(() => observeHomeFirst(quarterId), [quarterId]);
  const [late, setLate] = useState<{ Card: Card }>();
  useEffect(() => {
    if (!first) return;
    let isWanted = true;
    // Where it cannot be fetched, its own screens show the same.
    CARDS[first]().then(
      (Card) => isWanted && setLate({ Card }),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [first]);
  if (!first || !late) return null;
  return <late.Card quarterId={quarterId} />;
}
