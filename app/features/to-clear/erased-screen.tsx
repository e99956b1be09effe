import { Printer } from 'lucide';
import { addresses } from '#domain/addresses.ts';
import { spokenPhone } from '#domain/phone-number.ts';
import { addressLine } from '#domain/postal-address.ts';
import { observeQuarter } from '../../data/documents.ts';
import { de } from '../../texts/de.ts';
import { officePrivacyDe } from '../../texts/office-privacy-de.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../../ui/use-live.ts';
import type { ClearingActions } from './clearing-actions.ts';
import { ErasedDevices } from './erased-devices.tsx';
import { NoContact } from './no-contact.tsx';
import { useAsked } from './use-asked.ts';

const { erase: words, person, print } = officePrivacyDe;

/** After an erasure: the paper for the person, whose name stands here for the last time, and which
 *  devices have not said yet that nothing is left on them. */
export function ErasedScreen({
  quarterId,
  actions,
  n,
  on,
  name,
}: {
  quarterId: string;
  actions: Pick<ClearingActions, 'listErasures'>;
  n: number;
  on: string;
  name: string;
}) {
  const erasures = useAsked(actions.listErasures, quarterId);
  const erasure = erasures.value?.find((one) => one.n === n);
  return (
    <Page title={erasure && erasure.state !== 'done' ? words.begun : words.done}>
      <Paper quarterId={quarterId} n={n} on={on} name={name} />
      <div class="stack no-print">
        <p>{words.keepPaper}</p>
        <div class="row">
          <Button look="primary" icon={Printer} onPress={() => window.print()}>
            {print}
          </Button>
          <LinkButton href={addresses.persons(quarterId)}>{person.toList}</LinkButton>
        </div>
        <h2>{words.devices}</h2>
        {erasures.problem && <NoContact asked={erasures} />}
        {erasure && <ErasedDevices erasure={erasure} />}
      </div>
    </Page>
  );
}

function Paper({
  quarterId,
  n,
  on,
  name,
}: {
  quarterId: string;
  n: number;
  on: string;
  name: string;
}) {
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const { office } = quarter ?? {};
  return (
    <section class="card stack erase-paper" aria-label={words.paper}>
      <h2>{words.paperTitle}</h2>
      {office && (
        <p class="soft">
          {[office.name, office.address && addressLine(office.address)].filter(Boolean).join(', ')}
          {office.phone && `, ${spokenPhone(office.phone)}`}
        </p>
      )}
      <p>{words.paperFor(name)}</p>
      <p>
        <strong>{words.paperText(de.dates.dayWithYear(on))}</strong>
      </p>
      <p>
        {words.paperDevices} {words.paperLast}
      </p>
      <p>
        {words.paperCount} {words.paperList}
      </p>
      <p>{words.paperNumber(n)}</p>
      <p class="erase-paper-line">{words.paperSign}</p>
    </section>
  );
}
