import type { Quarter } from '#domain/quarter.ts';
import { observeQuarter } from '../../data/documents.ts';
import { RoleGate } from '../../entries/role-gate.tsx';
import { quarterRulesDe } from '../../texts/quarter-rules-de.ts';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../../ui/use-live.ts';
import { EscalationPart } from './escalation-part.tsx';
import { TemplatesPart } from './templates-part.tsx';
import { TreffRulesPart } from './treff-rules-part.tsx';
import { type Rules, useRules } from './use-rules.ts';

const words = quarterRulesDe;

/** The parts of the screen. */
export type RulesPart = 'escalation' | 'tasks' | 'treff' | 'templates';

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
  if (!quarter) return null;
  return (
    <>
      <EscalationPart {...{ quarter, rules }} />
      <TreffRulesPart {...{ quarter, rules }} />
      <TemplatesPart {...{ quarter, rules }} />
    </>
  );
}
