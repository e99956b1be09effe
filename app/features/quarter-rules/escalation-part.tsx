import { ESCALATION_DAYS } from '#domain/inbox.ts';
import { quarterRulesDe } from '../../texts/quarter-rules-de.ts';
import { Card } from '../../ui/card.tsx';
import { NumberField } from './number-field.tsx';
import { PartNote } from './part-note.tsx';
import type { RulesProps } from './rules-screen.tsx';

const words = quarterRulesDe.escalation;
const RULES = Object.keys(ESCALATION_DAYS) as (keyof typeof ESCALATION_DAYS)[];
const DAYS = [0, 1, 2, 3, 4, 5, 7, 10, 14];

/** After how many days a request that stands still moves to the top of the office's list. */
export function EscalationPart({ quarter, rules }: RulesProps) {
  const set = quarter.escalation ?? {};
  return (
    <Card class="stack">
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      {RULES.map((rule) => (
        <NumberField
          key={rule}
          label={words[rule]}
          values={DAYS}
          usual={ESCALATION_DAYS[rule]}
          value={set[rule] ?? ESCALATION_DAYS[rule]}
          tell={words.days}
          onChange={(days) =>
            void rules.change(
              'escalation',
              { escalation: { ...set, [rule]: days } },
              quarterRulesDe.saved(words[rule], words.days(days)),
            )
          }
        />
      ))}
      <PartNote part="escalation" rules={rules} />
    </Card>
  );
}
