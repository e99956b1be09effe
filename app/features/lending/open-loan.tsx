import { CalendarPlus, FileText, Undo2 } from 'lucide';
import { addresses } from '#domain/addresses.ts';
import { isContested, type Lending } from '#domain/lendings.ts';
import { keepOneLoan } from '../../data/lend-commands.ts';
import { dayWords } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { lendingDe } from '../../texts/lending-de.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Facts } from '../../ui/facts.tsx';
import type { LendablePartProps } from './lendable-screen.tsx';
import { borrowerWords, dayOfInstant, partsWords } from './lending-words.ts';

const words = lendingDe.one;

/** Who has the thing, since when and until when, and what can be done with this loan. */
export function OpenLoan({
  loan,
  desk,
  view,
  today,
  doing,
}: LendablePartProps & { loan: Lending }) {
  const { quarterId } = desk;
  const { lendable, standing } = view;
  const { facts } = words;
  const ofLoan = `loan=${loan.loanId}`;
  const to = (what: 'return' | 'extend') =>
    addresses.lendingStep(quarterId, lendable._id, what, ofLoan);
  const who = borrowerWords(desk, loan.personId);
  const keep = { lendableId: lendable._id, loanId: loan.loanId };
  return (
    <section class="card stack" aria-label={words.loanOf(who)}>
      <Facts
        facts={[
          {
            name: facts.who,
            content: (
              <strong>
                <bdi>{who}</bdi>
              </strong>
            ),
          },
          { name: facts.since, content: dayOfInstant(loan.since, today) },
          { name: facts.due, content: loan.dueOn && dayWords(de, loan.dueOn, today) },
          { name: facts.parts, content: partsWords(loan.lent?.parts) },
        ]}
      />
      <LinkButton
        look={isContested(standing) ? 'secondary' : 'primary'}
        icon={Undo2}
        href={to('return')}
      >
        {words.takeBack}
      </LinkButton>
      <div class="row">
        <LinkButton look="pill" icon={CalendarPlus} href={to('extend')}>
          {words.extend}
        </LinkButton>
        <LinkButton
          look="pill"
          icon={FileText}
          href={addresses.loanAgreement(quarterId, loan.loanId)}
        >
          {words.agreement}
        </LinkButton>
        {desk.isOffice && isContested(standing) && (
          <Button
            look="pill"
            onPress={() => void doing.run(words.keptSaid, (around) => keepOneLoan(around, keep))}
          >
            {words.keep}
            <span class="visually-hidden">: {who}</span>
          </Button>
        )}
      </div>
    </section>
  );
}
