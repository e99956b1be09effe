import { Printer } from 'lucide';
import { addresses } from '#domain/addresses.ts';
import { observeQuarter } from '../../data/documents.ts';
import { observeLoan } from '../../data/loan-steps.ts';
import { lendingDe } from '../../texts/lending-de.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../../ui/use-live.ts';
import { AgreementSheet } from './agreement-sheet.tsx';
import type { LendingDesk } from './lending-desk.ts';
import { LendingGate, type LendingProps } from './lending-gate.tsx';
import '../../ui/printed.css';
import './lending-print.css';

const words = lendingDe.agreement;

/** The agreement of a loan on a sheet of A4: signed on the tablet, or to be signed with a pen. */
export function AgreementScreen({ quarterId, itemKey, look }: LendingProps & { itemKey: string }) {
  return (
    <LendingGate {...{ quarterId, look }}>
      {(desk) => (
        <Page title={words.title}>
          {desk.isLocked ? <p>{words.locked}</p> : <Agreement desk={desk} loanId={itemKey} />}
        </Page>
      )}
    </LendingGate>
  );
}

function Agreement({ desk, loanId }: { desk: LendingDesk; loanId: string }) {
  const { quarterId } = desk;
  const found = useLive(() => observeLoan(quarterId, loanId), [quarterId, loanId]);
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  if (!found || !quarter) return <p>{lendingDe.loading}</p>;
  const { lending, view } = found;
  if (!lending || !view) return <p>{words.missing}</p>;
  return (
    <>
      <div class="row no-print">
        <LinkButton look="pill" href={addresses.lendable(quarterId, view.lendable._id)}>
          {lendingDe.back}
        </LinkButton>
        <Button look="pill" icon={Printer} onPress={() => window.print()}>
          {lendingDe.print}
        </Button>
      </div>
      <AgreementSheet {...{ desk, quarter, lending, view }} />
    </>
  );
}
