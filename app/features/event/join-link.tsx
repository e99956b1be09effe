import { UserRoundCheck } from 'lucide';
import { addresses } from '#domain/addresses.ts';
import { observeSession } from '../../data/device.ts';
import { observeOwnRegistrations } from '../../data/registrations.ts';
import { useAsking } from '../../texts/asking-texts.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { LinkButton } from '../../ui/button.tsx';
import { useLive } from '../../ui/use-live.ts';

/** "Ich komme", or the way to one's own registration. */
export function JoinLink({ quarterId, eventId }: { quarterId: string; eventId: string }) {
  const { join } = useAsking();
  const own =
    useLive(() => observeOwnRegistrations(quarterId, eventId), [quarterId, eventId]) ?? [];
  const isIn = own.some(({ standing }) => standing.state !== 'cancelled');
  const session = useLive(observeSession, []);
  if (session?.role === 'office') {
    return (
      <LinkButton icon={UserRoundCheck} href={addresses.registrations(quarterId, eventId)}>
        {officeRequestsDe.registrations.link}
      </LinkButton>
    );
  }
  return (
    <LinkButton look="primary" icon={UserRoundCheck} href={addresses.join(quarterId, eventId)}>
      {isIn ? join.linkMine : join.link}
    </LinkButton>
  );
}
