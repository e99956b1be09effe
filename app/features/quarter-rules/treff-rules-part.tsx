import { MOST_OPEN_TASKS, USUAL_LOCK_MINUTES } from '#domain/quarter-defaults.ts';
import { quarterRulesDe } from '../../texts/quarter-rules-de.ts';
import { Card } from '../../ui/card.tsx';
import { Choice } from '../../ui/choice.tsx';
import { NumberField } from './number-field.tsx';
import { PartNote } from './part-note.tsx';
import type { RulesProps } from './rules-screen.tsx';

const { tasks, treff, saved } = quarterRulesDe;
const TASKS = [1, 2, 3, 4, 5, 6, 8, 10];
const MINUTES = [5, 10, 15, 20, 30, 45, 60];

/** How many tasks a volunteer may hold, and how a Treff's tablets behave. */
export function TreffRulesPart({ quarter, rules }: RulesProps) {
  const hands = { yes: treff.yes, no: treff.no };
  return (
    <>
      <Card class="stack">
        <h2>{tasks.title}</h2>
        <p>{tasks.why}</p>
        <NumberField
          label={tasks.most}
          values={TASKS}
          usual={MOST_OPEN_TASKS}
          value={quarter.maxOpenTasks ?? MOST_OPEN_TASKS}
          tell={tasks.count}
          onChange={(most) =>
            void rules.change('tasks', { maxOpenTasks: most }, saved(tasks.most, tasks.count(most)))
          }
        />
        <PartNote part="tasks" rules={rules} />
      </Card>
      <Card class="stack">
        <h2>{treff.title}</h2>
        <Choice
          legend={treff.numbers}
          options={(['yes', 'no'] as const).map((value) => ({ value, label: hands[value] }))}
          value={quarter.waitingNumbers ? 'yes' : 'no'}
          onChange={(value) =>
            void rules.change(
              'treff',
              { waitingNumbers: value === 'yes' },
              saved(treff.numbers, hands[value]),
            )
          }
        />
        <NumberField
          label={treff.lock}
          values={MINUTES}
          usual={USUAL_LOCK_MINUTES}
          value={quarter.lockMinutes ?? USUAL_LOCK_MINUTES}
          tell={treff.minutes}
          onChange={(minutes) =>
            void rules.change(
              'treff',
              { lockMinutes: minutes },
              saved(treff.lock, treff.minutes(minutes)),
            )
          }
        />
        <PartNote part="treff" rules={rules} />
      </Card>
    </>
  );
}
