import { Printer } from 'lucide';
import { useLocation } from 'preact-iso';
import { addresses } from '#domain/addresses.ts';
import { isCertifiable } from '#domain/certified-years.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { observeQuarter } from '../../data/documents.ts';
import { observeVolunteer } from '../../data/volunteers.ts';
import { RoleGate } from '../../entries/role-gate.tsx';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { volunteersDe } from '../../texts/volunteers-de.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { ViewLinks } from '../../ui/view-links.tsx';
import { Certificate } from './certificate.tsx';
import { HoursDays } from './hours-days.tsx';
import { useHours } from './use-hours.ts';
import { Missing, nameIn } from './volunteer-screen.tsx';
import './volunteers.css';

const words = volunteersDe.hours;
/** So many years can be looked at. */
const YEARS = 4;

/** The hours of a year, day by day, and the certificate to print. */
export function HoursScreen({ quarterId, itemKey }: { quarterId: string; itemKey: string }) {
  return (
    <RoleGate who="office">
      <Hours quarterId={quarterId} personId={itemKey} />
    </RoleGate>
  );
}

function Hours({ quarterId, personId }: { quarterId: string; personId: string }) {
  const { query } = useLocation();
  const today = dateOf(localDateTimeAt(useNow()));
  const thisYear = Number(today.slice(0, 4));
  const years = Array.from({ length: YEARS }, (_, index) => String(thisYear - index));
  const year = years.find((one) => one === query.year) ?? String(thisYear);
  const file = useLive(() => observeVolunteer(quarterId, personId), [quarterId, personId]);
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const hours = useHours(quarterId, personId, year);
  if (!file || !hours || !quarter) return <Page title={officeRequestsDe.loading}>{null}</Page>;
  if (!file.person && !file.visitor) return <Missing quarterId={quarterId} />;
  const isWhole = isCertifiable(year, today, quarter.retention);
  const views = years.map((one) => ({
    href: addresses.volunteerHours(quarterId, personId, one),
    label: one,
    shown: one === year,
  }));
  return (
    <Page title={`${words.title}: ${nameIn(file)}`}>
      <div class="no-print stack">
        <div class="row">
          <LinkButton look="pill" href={addresses.volunteer(quarterId, personId)}>
            {words.back}
          </LinkButton>
          {isWhole && (
            <Button look="pill" icon={Printer} onPress={() => window.print()}>
              {words.print}
            </Button>
          )}
        </div>
        <ViewLinks label={words.year} views={views} />
      </div>
      {isWhole ? (
        <Certificate
          {...{ hours, year, quarter, today }}
          name={nameIn(file)}
          person={file.person}
        />
      ) : (
        <section class="card stack">
          <p class="tone-warn">{words.partly}</p>
          <p>{words.partlyText}</p>
        </section>
      )}
      <HoursDays {...{ quarterId, personId, hours, today }} name={nameIn(file)} />
    </Page>
  );
}
