import { ClipboardList, Phone } from 'lucide';
import { addresses } from '#domain/addresses.ts';
import { observeCalls } from '../../data/call-list.ts';
import { observeInbox } from '../../data/office-requests.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { treffDe } from '../../texts/treff-de.ts';
import { LinkButton } from '../../ui/button.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { LendingWay } from './lending-way.tsx';

const words = officeRequestsDe.work;

/** What needs the office today: requests and calls, counted. */
export function OfficeCard({ quarterId }: { quarterId: string }) {
  const now = useNow();
  const inbox = useLive(() => observeInbox(quarterId, now), [quarterId, now]);
  const calls = useLive(() => observeCalls(quarterId), [quarterId]);
  const pending = calls?.filter(({ isPending }) => isPending).length;
  return (
    <section class="home-asked card stack" lang="de" dir="ltr">
      <h2>{words.title}</h2>
      <div class="row">
        <LinkButton look="pill" icon={ClipboardList} href={addresses.inbox(quarterId)}>
          {inbox ? words.inbox(inbox.length) : officeRequestsDe.nav.inbox}
        </LinkButton>
        <LinkButton look="pill" icon={Phone} href={addresses.calls(quarterId)}>
          {pending === undefined ? officeRequestsDe.nav.calls : words.calls(pending)}
        </LinkButton>
        <LinkButton look="pill" href={addresses.newRequest(quarterId)}>
          {officeRequestsDe.nav.newRequest}
        </LinkButton>
        <LinkButton look="pill" href={addresses.persons(quarterId)}>
          {words.persons}
        </LinkButton>
        <LinkButton look="pill" href={addresses.treffDays(quarterId)}>
          {treffDe.days.link}
        </LinkButton>
        <LinkButton look="pill" href={addresses.volunteers(quarterId)}>
          {words.volunteers}
        </LinkButton>
        <LinkButton look="pill" href={addresses.roster(quarterId)}>
          {officeRequestsDe.nav.roster}
        </LinkButton>
        <LinkButton look="pill" href={addresses.toClear(quarterId)}>
          {words.toClear}
        </LinkButton>
        <LinkButton look="pill" href={addresses.quarterRules(quarterId)}>
          {words.rules}
        </LinkButton>
        <LendingWay quarterId={quarterId} />
        <LinkButton look="pill" href={addresses.devices(quarterId)}>
          {words.devices}
        </LinkButton>
      </div>
    </section>
  );
}
