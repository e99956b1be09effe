import { useLocation } from 'preact-iso';
import { addresses } from '#domain/addresses.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { observeSession } from '../../data/device.ts';
import { RoleGate } from '../../entries/role-gate.tsx';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { volunteersDe } from '../../texts/volunteers-de.ts';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { ViewLinks } from '../../ui/view-links.tsx';
import { HoursDays } from './hours-days.tsx';
import { useHours } from './use-hours.ts';
import './volunteers.css';

const words = volunteersDe.hours;

/** "Meine Stunden", on a volunteer's own phone: what the certificate will add up. The office prints it. */
export function MyHoursScreen({ quarterId }: { quarterId: string }) {
  const me = useLive(observeSession, [])?.personId;
  return <RoleGate who="volunteer">{me && <Mine {...{ quarterId, me }} />}</RoleGate>;
}

function Mine({ quarterId, me }: { quarterId: string; me: string }) {
  const { query } = useLocation();
  const today = dateOf(localDateTimeAt(useNow()));
  const years = [0, 1].map((ago) => String(Number(today.slice(0, 4)) - ago));
  const year = years.find((one) => one === query.year) ?? years[0] ?? '';
  const hours = useHours(quarterId, me, year);
  if (!hours) return <Page title={officeRequestsDe.loading}>{null}</Page>;
  const views = years.map((one) => ({
    href: addresses.myHours(quarterId, one),
    label: one,
    shown: one === year,
  }));
  return (
    <Page title={words.mine}>
      <ViewLinks label={words.year} views={views} />
      <p>{words.mineText}</p>
      <HoursDays {...{ quarterId, hours, today }} personId={me} />
    </Page>
  );
}
