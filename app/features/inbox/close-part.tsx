import { useState } from 'preact/hooks';
import { closeRequest } from '../../data/office-commands.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { ActionProps } from './request-actions.tsx';

const words = officeRequestsDe.request;
const OUTCOMES = ['solved', 'nobodyFound', 'notReached', 'passedOn'] as const;

/** Ends a request, and why: the person is told in words, the figures count it. */
export function ClosePart({ entry, run }: ActionProps) {
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>('solved');
  return (
    <Card class="stack">
      <h2>{words.close}</h2>
      <SelectField
        label={words.closeWhy}
        options={OUTCOMES.map((value) => ({ value, label: words.outcomes[value] }))}
        value={outcome}
        onChange={setOutcome}
      />
      <Button
        onPress={() =>
          void run((around) => closeRequest(around, entry.request._id, outcome), words.closed)
        }
      >
        {words.closeNow}
      </Button>
    </Card>
  );
}
