import type { ComponentChildren } from 'preact';
import { addresses } from '#domain/addresses.ts';
import { type DeviceSession, observeSession } from '../data/device.ts';
import { officeRequestsDe } from '../texts/office-requests-de.ts';
import { LinkButton } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { useLive } from '../ui/use-live.ts';

const words = officeRequestsDe;

/** Whose a screen is; `staff` are the office, volunteers, and the tablets of Treffs. */
type Who = 'office' | 'volunteer' | 'staff';

/** Shows a screen of the office, or of volunteers on their own phones, to these alone; to all others
 *  it says whose it is. Nothing is read before that is known. */
export function RoleGate({ who, children }: { who: Who; children: ComponentChildren }) {
  const session = useLive(observeSession, []);
  if (!session) return null;
  return (
    <div lang="de" dir="ltr">
      {isAllowed(session, who) ? (
        children
      ) : (
        <Page title={TITLES[who]}>
          <p>{words.connectFirst}</p>
          <LinkButton look="primary" href={addresses.pairing}>
            {words.connect}
          </LinkButton>
        </Page>
      )}
    </div>
  );
}

const TITLES: Record<Who, string> = {
  office: words.onlyOffice,
  volunteer: words.onlyVolunteer,
  staff: words.onlyStaff,
};

function isAllowed({ role, personId, revoked }: DeviceSession, who: Who) {
  if (revoked) return false;
  if (who === 'staff') return role === 'office' || role === 'team';
  return who === 'office' ? role === 'office' : role === 'team' && personId !== undefined;
}
