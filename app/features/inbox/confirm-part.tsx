import { Check } from 'lucide';
import { confirmRequest } from '../../data/office-commands.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import type { ActionProps } from './request-actions.tsx';

const words = officeRequestsDe.request;

/** The call back that makes of an unknown number a person: only then do volunteers hear of it. Who
 *  was not reached stands on the call list by itself. */
export function ConfirmPart({ entry, run }: ActionProps) {
  const { _id } = entry.request;
  return (
    <Card class="stack">
      <p>{words.confirmText}</p>
      <Button
        look="primary"
        icon={Check}
        onPress={() => void run((around) => confirmRequest(around, _id), words.confirmed)}
      >
        {words.confirm}
      </Button>
    </Card>
  );
}
