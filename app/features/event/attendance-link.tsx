import { ClipboardCheck } from 'lucide';
import { addresses } from '#domain/addresses.ts';
import { observeSession } from '../../data/device.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { LinkButton } from '../../ui/button.tsx';
import { useLive } from '../../ui/use-live.ts';

/** The way to "Wer war da?", for the office and the team. */
export function AttendanceLink({ quarterId, eventId }: { quarterId: string; eventId: string }) {
  const session = useLive(observeSession, []);
  const isStaff = session?.role === 'office' || session?.role === 'team';
  if (!isStaff || session.revoked) return null;
  return (
    <LinkButton icon={ClipboardCheck} href={addresses.attendance(quarterId, eventId)}>
      {officeRequestsDe.registrations.attendance}
    </LinkButton>
  );
}
