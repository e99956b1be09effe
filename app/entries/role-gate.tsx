import type { ComponentChildren } from 'preact';
import { addresses } from '#domain/addresses.ts';
import { type DeviceSession, observeSession } from '../data/device.ts';
import { officeRequestsDe } from '../texts/office-requests-de.ts';
import { LinkButton } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { useLive } from '../ui/use-live.ts';

const words = officeRequestsDe;

/** Shows a screen of the office, or of volunteers on their own phones, to these alone; to all others
 *  it says whose it is. Nothing is read before that is known. */
export function RoleGate({
  who,
  children,
}: {
  who: 'office' | 'volunteer';
  children: ComponentChildren;
}) {
  const session = useLive(observeSession, []);
  if (!session) return null;
  return (
    <div lang="de" dir="ltr">
      {isAllowed(session, who) ? (
        children
      ) : (
        <Page title={who === 'office' ? words.onlyOffice : words.onlyVolunteer}>
          <p>{words.connectFirst}</p>
          <LinkButton look="primary" href={addresses.pairing}>
            {words.connect}
          </LinkButton>
        </Page>
      )}
    </div>
  );
}

function isAllowed({ role, personId, revoked }: DeviceSession, who: 'office' | 'volunteer') {
  if (revoked) return false;
  return who === 'office' ? role === 'office' : role === 'team' && personId !== undefined;
}
