import type { ComponentChildren } from 'preact';
import { addresses } from '#domain/addresses.ts';
import { NOBODY } from '#domain/erasure.ts';
import { mayRead } from '#domain/permissions.ts';
import { personDocumentId } from '#domain/person.ts';
import { observeSession } from '../data/device.ts';
import { viewerOf } from '../data/surroundings.ts';
import { officePrivacyDe } from '../texts/office-privacy-de.ts';
import { LinkButton } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { useLive } from '../ui/use-live.ts';

/** Shows what only devices may see that read everybody's person, and says so to all others. */
export function OfficeGate({ children }: { children: ComponentChildren }) {
  const session = useLive(observeSession, []);
  const words = officePrivacyDe;
  if (!session) return null;
  const _id = personDocumentId(NOBODY);
  const isOffice = mayRead(viewerOf(session), _id, { doc: { _id, type: 'person' } });
  return (
    <div lang="de" dir="ltr">
      {isOffice && !session.revoked ? (
        children
      ) : (
        <Page title={words.onlyOffice}>
          <p>{words.onlyOfficeText}</p>
          <LinkButton look="primary" href={addresses.pairing}>
            {words.connectThis}
          </LinkButton>
        </Page>
      )}
    </div>
  );
}
