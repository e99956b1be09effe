import { CircleAlert } from 'lucide';
import { addresses } from '#domain/addresses.ts';
import { observeReports } from '../../data/office-reports.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { LinkButton } from '../../ui/button.tsx';
import { useLive } from '../../ui/use-live.ts';

const words = officeRequestsDe.reports;

/** Above everything else where a visit seemed strange to somebody; nothing where none did. */
export function StrangeNote({ quarterId }: { quarterId: string }) {
  const reports = useLive(() => observeReports(quarterId), [quarterId]) ?? [];
  const open = reports.filter(({ kind, handledAt }) => kind === 'strange' && !handledAt);
  if (open.length === 0) return null;
  return (
    <section class="card stack inbox-strange" role="alert">
      <p>
        <strong>{words.strange(open.length)}</strong>
      </p>
      <div class="row">
        <LinkButton look="pill" icon={CircleAlert} href={addresses.reports(quarterId)}>
          {words.title}
        </LinkButton>
      </div>
    </section>
  );
}
