import { useLocation } from 'preact-iso';
import { addresses } from '#domain/addresses.ts';
import { isEverywhere } from '#domain/erasure-listing.ts';
import { observeConflicts } from '../../data/conflict-inbox.ts';
import { observeDueAnswers } from '../../data/to-clear.ts';
import { OfficeGate } from '../../entries/office-gate.tsx';
import { officePrivacyDe } from '../../texts/office-privacy-de.ts';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../../ui/use-live.ts';
import { ViewLinks } from '../../ui/view-links.tsx';
import { AnswersPart } from './answers-part.tsx';
import type { ClearingActions } from './clearing-actions.ts';
import { ConflictsPart } from './conflicts-part.tsx';
import { ErasuresPart } from './erasures-part.tsx';
import { QuarantinePart } from './quarantine-part.tsx';
import { useAsked } from './use-asked.ts';
import './to-clear.css';

const words = officePrivacyDe.toClear;
type Part = keyof typeof words.parts;
const PARTS = Object.keys(words.parts) as Part[];

/** "Zu klären": what waits for the office to decide or to do, with how much of each there is. */
export function ToClearScreen({
  quarterId,
  actions,
}: {
  quarterId: string;
  actions: ClearingActions;
}) {
  return (
    <OfficeGate>
      <Page title={words.title} isWide>
        <Parts quarterId={quarterId} actions={actions} />
      </Page>
    </OfficeGate>
  );
}

function Parts({ quarterId, actions }: { quarterId: string; actions: ClearingActions }) {
  const { query } = useLocation();
  const conflicts = useLive(() => observeConflicts(quarterId), [quarterId]);
  const answers = useLive(() => observeDueAnswers(quarterId), [quarterId]);
  const quarantine = useAsked(actions.listQuarantine, quarterId);
  const erasures = useAsked(actions.listErasures, quarterId);
  const counts: Record<Part, number | undefined> = {
    conflicts: conflicts?.open.length,
    quarantine: quarantine.value?.entries.length,
    answers: answers?.length,
    erasures: erasures.value?.filter((one) => !isEverywhere(one)).length,
  };
  const asked = PARTS.find((part) => part === query.part);
  const shown = asked ?? PARTS.find((part) => (counts[part] ?? 0) > 0) ?? 'conflicts';
  return (
    <>
      <ViewLinks
        hasLongNames
        label={words.choose}
        views={PARTS.map((part) => ({
          href: addresses.toClear(quarterId, part),
          label: words.counted(words.parts[part], counts[part]),
          shown: part === shown,
        }))}
      />
      <section class="stack" aria-label={words.parts[shown]}>
        {shown === 'conflicts' && <ConflictsPart quarterId={quarterId} conflicts={conflicts} />}
        {shown === 'quarantine' && <QuarantinePart {...{ quarterId, actions, quarantine }} />}
        {shown === 'answers' && <AnswersPart quarterId={quarterId} answers={answers} />}
        {shown === 'erasures' && <ErasuresPart erasures={erasures} />}
      </section>
    </>
  );
}
