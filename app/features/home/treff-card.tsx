import { CalendarDays, HandHelping, UserPlus } from 'lucide';
import { addresses } from '#domain/addresses.ts';
import { lockDe } from '../../texts/lock-de.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { LinkButton } from '../../ui/button.tsx';

/** The way of a Treff's tablet to its work. */
export function TreffCard({ quarterId }: { quarterId: string }) {
  return (
    <section class="home-asked card stack" lang="de" dir="ltr">
      <h2>{lockDe.treff.title}</h2>
      <LinkButton look="primary" icon={UserPlus} href={addresses.treff(quarterId)}>
        {lockDe.treff.enter}
      </LinkButton>
      <LinkButton icon={HandHelping} href={addresses.lending(quarterId)}>
        {lockDe.treff.lending}
      </LinkButton>
      <div class="row">
        <LinkButton look="pill" icon={CalendarDays} href={addresses.roster(quarterId)}>
          {officeRequestsDe.nav.roster}
        </LinkButton>
      </div>
    </section>
  );
}
