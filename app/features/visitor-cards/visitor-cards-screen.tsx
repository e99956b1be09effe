import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { VisitorCard } from '#domain/visitor-card.ts';
import { observeQuarter } from '../../data/documents.ts';
import { observeCardHolders } from '../../data/visitor-cards.ts';
import { RoleGate } from '../../entries/role-gate.tsx';
import { visitorCardsDe as words } from '../../texts/visitor-cards-de.ts';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../../ui/use-live.ts';
import { BlankPart } from './blank-part.tsx';
import { HolderList } from './holder-list.tsx';
import { OneHolder } from './one-holder.tsx';
import { PrintCards } from './print-cards.tsx';
import './visitor-cards.css';

/** "Treff-Karten": the office prints them, replaces lost ones, and gives blank ones out. */
export function VisitorCardsScreen({ quarterId }: { quarterId: string }) {
  return (
    <RoleGate who="office">
      <Cards quarterId={quarterId} />
    </RoleGate>
  );
}

function Cards({ quarterId }: { quarterId: string }) {
  const { query } = useLocation();
  const holders = useLive(() => observeCardHolders(quarterId), [quarterId]);
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const [printed, setPrinted] = useState<readonly VisitorCard[]>([]);
  if (!holders || !quarter) return <Page title={words.title}>{words.reading}</Page>;
  if (printed.length > 0) {
    const names = new Map(holders.map(({ personId, name }) => [personId, name]));
    const done = () => setPrinted([]);
    return <PrintCards cards={printed} {...{ names, quarter }} onDone={done} />;
  }
  if (query.for) {
    const holder = holders.find(({ personId }) => personId === query.for);
    return <OneHolder {...{ quarterId, holder }} onPrint={setPrinted} />;
  }
  return (
    <Page title={words.title} isWide>
      <p>
        {words.intro} {words.noNames}
      </p>
      <HolderList {...{ quarterId, holders }} onPrint={setPrinted} />
      <BlankPart quarterId={quarterId} onPrint={setPrinted} />
    </Page>
  );
}
