import { RotateCcw } from 'lucide';
import { noteForPerson } from '../../data/office-commands.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import type { ActionProps } from './request-actions.tsx';

const words = officeRequestsDe.request;

/** A volunteer was there, and somebody must come again: the request is opened anew. */
export function ReopenPart({ entry, run }: ActionProps) {
  const { _id } = entry.request;
  return (
    <Card class="stack">
      <h2>{words.reopenTitle}</h2>
      <p>{words.reopenText}</p>
      <Button
        look="primary"
        icon={RotateCcw}
        onPress={() =>
          void run((around) => noteForPerson(around, _id, { kind: 'askedAgain' }), words.reopened)
        }
      >
        {words.reopen}
      </Button>
    </Card>
  );
}
