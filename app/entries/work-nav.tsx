import { addresses } from '#domain/addresses.ts';
import { officeRequestsDe } from '../texts/office-requests-de.ts';
import { ViewLinks } from '../ui/view-links.tsx';

const words = officeRequestsDe.nav;

/** The ways between the office's daily lists. */
export function OfficeNav({
  quarterId,
  here,
}: {
  quarterId: string;
  here?: 'inbox' | 'calls' | 'reports' | 'new';
}) {
  return (
    <ViewLinks
      label={words.label}
      views={[
        { href: addresses.inbox(quarterId), label: words.inbox, shown: here === 'inbox' },
        { href: addresses.calls(quarterId), label: words.calls, shown: here === 'calls' },
        { href: addresses.reports(quarterId), label: words.reports, shown: here === 'reports' },
        { href: addresses.newRequest(quarterId), label: words.newRequest, shown: here === 'new' },
      ]}
    />
  );
}

/** The ways between a volunteer's lists. */
export function VolunteerNav({
  quarterId,
  here,
}: {
  quarterId: string;
  here?: 'open' | 'mine' | 'roster';
}) {
  return (
    <ViewLinks
      label={words.label}
      views={[
        { href: addresses.tasks(quarterId), label: words.tasks, shown: here === 'open' },
        { href: addresses.myTasks(quarterId), label: words.myTasks, shown: here === 'mine' },
        { href: addresses.roster(quarterId), label: words.roster, shown: here === 'roster' },
      ]}
    />
  );
}
