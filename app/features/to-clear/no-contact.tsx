import { officePrivacyDe } from '../../texts/office-privacy-de.ts';
import { Button } from '../../ui/button.tsx';
import type { Asked } from './use-asked.ts';

const { noContact, forbidden, failed, retry } = officePrivacyDe;

/** Only the server knows it, and it does not answer. */
export function NoContact<Value>({ asked }: { asked: Asked<Value> }) {
  const { problem, refresh } = asked;
  const said = problem === 'noContact' ? noContact : problem === 'forbidden' ? forbidden : failed;
  return (
    <div class="card stack" role="alert">
      <p>{said}</p>
      <div class="row">
        <Button look="pill" onPress={() => void refresh()}>
          {retry}
        </Button>
      </div>
    </div>
  );
}
