import type { Quarter } from '#domain/quarter.ts';
import { observeQuarter } from '../../data/documents.ts';
import { RoleGate } from '../../entries/role-gate.tsx';
import { quarterRulesDe } from '../../texts/quarter-rules-de.ts';
import { Page } from '../../ui/page.tsx';
import { UndoNote } from '../../ui/undo-note.tsx';
import { useLive } from '../../ui/use-live.ts';
import { EscalationPart } from './escalation-part.tsx';
import { TemplatesPart } from './templates-part.tsx';
import { TreffRulesPart } from './treff-rules-part.tsx';
import { type Rules, useRules } from './use-rules.ts';

const words = quarterRulesDe;

/** What a part of the screen is given. */
export interface RulesProps {
  quarter: Quarter;
  rules: Rules;
}

/** "Regeln und Vorlagen": what the office sets for its quarter. */
export function RulesScreen({ quarterId }: { quarterId: string }) {
  return (
    <RoleGate who="office">
      <Page title={words.title}>
        <p>{words.intro}</p>
        <AllRules quarterId={quarterId} />
      </Page>
    </RoleGate>
  );
}

function AllRules({ quarterId }: { quarterId: string }) {
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const rules = useRules(quarterId);
  const { done, said, failed } = rules;
  if (!quarter) return null;
  return (
    <>
      <EscalationPart {...{ quarter, rules }} />
      <TreffRulesPart {...{ quarter, rules }} />
      <TemplatesPart {...{ quarter, rules }} />
      {done && <UndoNote key={done.words} done={done.words} undo={words.undo} onUndo={done.undo} />}
      <p role="status">{said}</p>
      {failed && (
        <p role="alert" class="card tone-bad">
          {failed}
        </p>
      )}
    </>
  );
}
