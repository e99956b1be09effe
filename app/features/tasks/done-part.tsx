import { Check, Undo2 } from 'lucide';
import { useState } from 'preact/hooks';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Choice } from '../../ui/choice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { Answering } from './use-answering.ts';

const words = officeRequestsDe.tasks;
const OUTCOMES = ['solved', 'passedOn', 'again'] as const;
const MINUTES = ['15', '30', '45', '60', '90', '120', '180'] as const;

/** How it went, and how long it took; or the task goes back. */
export function DonePart({ answering }: { answering: Answering }) {
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>();
  const [minutes, setMinutes] = useState<(typeof MINUTES)[number]>('60');
  const [isMissing, setMissing] = useState(false);
  const finish = () => {
    setMissing(!outcome);
    if (outcome) answering.finish({ outcome, minutes: Number(minutes) });
  };
  return (
    <>
      <Card class="stack">
        <h2>{words.doneTitle}</h2>
        {isMissing && (
          <p class="tone-bad" role="alert">
            {words.outcomeMissing}
          </p>
        )}
        <Choice
          legend={words.outcome}
          options={OUTCOMES.map((value) => ({ value, label: words.outcomes[value] }))}
          value={outcome}
          onChange={setOutcome}
        />
        <SelectField
          label={words.minutes}
          options={MINUTES.map((value) => ({ value, label: value }))}
          value={minutes}
          onChange={setMinutes}
        />
        <p class="soft">{words.doneText}</p>
        <Button look="primary" icon={Check} onPress={finish}>
          {words.done}
        </Button>
      </Card>
      <Button icon={Undo2} onPress={answering.giveBack}>
        {words.handBack}
      </Button>
    </>
  );
}
