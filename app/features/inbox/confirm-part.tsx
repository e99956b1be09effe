import { Check, ListPlus } from 'lucide';
import { addCall } from '../../data/call-list.ts';
import { confirmRequest } from '../../data/office-commands.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import type { ActionProps } from './request-actions.tsx';

const words = officeRequestsDe.request;

/** The call back that makes of an unknown number a person: only then do volunteers hear of it. */
export function ConfirmPart({ entry, run }: ActionProps) {
  const { _id } = entry.request;
  const later = () =>
    run(
      (around) => addCall(around, { whom: whomOf(entry), why: 'confirm', about: _id }),
      words.onCallList,
    );
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
      <div class="row">
        <Button look="pill" icon={ListPlus} onPress={() => void later()}>
          {words.notReached}
        </Button>
      </div>
    </Card>
  );
}

/** The office rings the person who needs help, not who asked for them. */
function whomOf({ request, personId }: ActionProps['entry']) {
  const { other } = request;
  if (!other) return { personId, ...(request.phone ? { phone: request.phone } : {}) };
  return { name: other.name, ...(other.phone ? { phone: other.phone } : {}) };
}
