import { Printer } from 'lucide';
import { useLocation } from 'preact-iso';
import { addresses } from '#domain/addresses.ts';
import { keyOf } from '#domain/ids.ts';
import type { Lendable } from '#domain/lendable.ts';
import { spokenPhone } from '#domain/phone-number.ts';
import type { Quarter } from '#domain/quarter.ts';
import { observeQuarter } from '../../data/documents.ts';
import { observeLendables } from '../../data/loan-steps.ts';
import { lendingDe } from '../../texts/lending-de.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { PhoneText } from '../../ui/phone-text.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { useLive } from '../../ui/use-live.ts';
import { LendingGate, type LendingProps } from './lending-gate.tsx';
import '../../ui/printed.css';
import './lending-print.css';

const words = lendingDe.labels;
/** Three beside each other, eight below: the sheets that are sold. */
const A_SHEET = 24;

/** Labels to stick on: a code that opens the thing, its number, and whom to ring where it is found. */
export function LabelsScreen({ quarterId, look }: LendingProps) {
  return (
    <LendingGate {...{ quarterId, look }}>
      {() => (
        <Page title={words.title} isWide>
          <Labels quarterId={quarterId} />
        </Page>
      )}
    </LendingGate>
  );
}

function Labels({ quarterId }: { quarterId: string }) {
  const { query } = useLocation();
  const views = useLive(() => observeLendables(quarterId), [quarterId]);
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  if (!views || !quarter) return <p>{lendingDe.loading}</p>;
  const all = views.map(({ lendable }) => lendable);
  const isWanted = ({ _id, state }: Lendable) =>
    query.only === undefined ? state !== 'retired' : keyOf(_id) === query.only;
  const wanted = all.filter(isWanted);
  if (wanted.length === 0) return <p>{words.none}</p>;
  return (
    <>
      <div class="row no-print">
        <Button look="pill" icon={Printer} onPress={() => window.print()}>
          {lendingDe.print}
        </Button>
        {query.only !== undefined && (
          <LinkButton look="pill" href={addresses.lendableLabels(quarterId)}>
            {words.all}
          </LinkButton>
        )}
      </div>
      <p class="no-print">{words.text}</p>
      <div class="labels printed-alone">
        {sheetsOf(wanted).map((sheet) => (
          <div key={sheet[0]?._id} class="label-sheet">
            {sheet.map((lendable) => (
              <Label key={lendable._id} {...{ lendable, quarterId, quarter }} />
            ))}
          </div>
        ))}
      </div>
    </>
  );
}

function Label({
  lendable,
  quarterId,
  quarter: { office },
}: {
  lendable: Lendable;
  quarterId: string;
  quarter: Quarter;
}) {
  const link = location.origin + addresses.lendable(quarterId, lendable._id);
  return (
    <div class="label">
      <div class="label-qr">
        <QrCode text={link} label={words.qr(lendable.number)} />
      </div>
      <div class="label-words">
        <strong class="label-number">{lendable.number}</strong>
        <span class="label-name">{lendable.name}</span>
        <span>
          {words.found} {office.name}
        </span>
        {office.phone && <PhoneText>{spokenPhone(office.phone)}</PhoneText>}
      </div>
    </div>
  );
}

function sheetsOf(lendables: readonly Lendable[]): Lendable[][] {
  const count = Math.ceil(lendables.length / A_SHEET);
  return Array.from({ length: count }, (_, index) =>
    lendables.slice(index * A_SHEET, (index + 1) * A_SHEET),
  );
}
