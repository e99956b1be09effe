import { addresses } from '#domain/addresses.ts';
import { observeSession } from '../../data/device.ts';
import { volunteersDe } from '../../texts/volunteers-de.ts';
import { LinkButton } from '../../ui/button.tsx';
import { useLive } from '../../ui/use-live.ts';

/** The way to the own hours, on a volunteer's own phone: a shared tablet has none. */
export function MyHoursLink({ quarterId }: { quarterId: string }) {
  const session = useLive(observeSession, []);
  if (session?.role !== 'team' || session.personId === undefined) return null;
  return (
    <div class="row">
      <LinkButton look="pill" href={addresses.myHours(quarterId)}>
        {volunteersDe.hours.mine}
      </LinkButton>
    </div>
  );
}
