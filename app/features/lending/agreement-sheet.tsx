import { addresses } from '#domain/addresses.ts';
import type { Lending } from '#domain/lendings.ts';
import type { Loan } from '#domain/loan.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { spokenPhone } from '#domain/phone-number.ts';
import { townOf } from '#domain/postal-address.ts';
import type { Quarter } from '#domain/quarter.ts';
import type { LendableView } from '../../data/loan-steps.ts';
import { de } from '../../texts/de.ts';
import { lendingDe } from '../../texts/lending-de.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import { SignatureDrawing } from '../../ui/signature-drawing.tsx';
import { agreementOf } from './agreement-text.ts';
import type { LendingDesk } from './lending-desk.ts';
import { borrowerWords, partsGone, partsWords } from './lending-words.ts';

const words = lendingDe.agreement;

interface SheetProps {
  desk: LendingDesk;
  quarter: Quarter;
  lending: Lending;
  view: LendableView;
}

/** The sheet itself: what, to whom, until when, what was agreed, and room for two signatures. */
export function AgreementSheet({ desk, quarter, lending, view: { lendable } }: SheetProps) {
  const { office } = quarter;
  const { lent, returned, dueOn } = lending;
  const agreement = agreementOf(quarter);
  const signedVersion = lent?.agreement ?? agreement.version;
  const isOther = signedVersion !== agreement.version;
  const address = office.address && `${office.address.street ?? ''}, ${townOf(office.address)}`;
  const calling = [office.name, office.phone && spokenPhone(office.phone)].filter(Boolean);
  const link = location.origin + addresses.lendable(desk.quarterId, lendable._id);
  return (
    <article class="agreement printed-untitled">
      <header class="agreement-head">
        <strong>{office.name}</strong>
        <span>{address}</span>
      </header>
      <h2>{words.title}</h2>
      <div class="agreement-what">
        <dl class="agreement-facts">
          <Fact name={words.thing}>{lendable.name}</Fact>
          <Fact name={words.number}>{lendable.number}</Fact>
          <Fact name={words.parts}>{partsWords(lent?.parts)}</Fact>
          <Fact name={words.who}>{borrowerWords(desk, lending.personId)}</Fact>
          <Fact name={words.lentOn}>{dayOnPaper(lending.since)}</Fact>
          <Fact name={words.due}>{dueOn && de.dates.dayWithYear(dueOn)}</Fact>
          <Fact name={words.returnedOn}>{returned && dayOnPaper(returned.at)}</Fact>
          <Fact name={words.gone}>{partsWords(partsGone(lending))}</Fact>
        </dl>
        <div class="agreement-qr">
          <QrCode text={link} label={words.scan} />
        </div>
      </div>
      <p class="lending-text">{isOther ? words.otherVersion(signedVersion) : agreement.text}</p>
      <SignedLine words={words.sign} step={lent} />
      <SignedLine words={words.signBack} step={returned} />
      <footer class="agreement-foot">
        <span>{words.questions(calling.join(', '))}</span>
        <span>{words.version(signedVersion)}</span>
      </footer>
    </article>
  );
}

function Fact({ name, children }: { name: string; children?: string }) {
  if (!children) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <bdi>{children}</bdi>
      </dd>
    </div>
  );
}

/** What was written on the tablet, or a line to write on. */
function SignedLine({ words: under, step }: { words: string; step?: Loan }) {
  const { signature } = step ?? {};
  return (
    <div class="agreement-sign">
      <div class="agreement-line">
        {step && signature && (
          <>
            <span>{dayOnPaper(step.at)}</span>
            <SignatureDrawing drawing={signature} label={lendingDe.one.signature} />
          </>
        )}
      </div>
      <p>{under}</p>
    </div>
  );
}

function dayOnPaper(instant: string): string {
  return de.dates.dayWithYear(dateOf(localDateTimeAt(new Date(instant))));
}
