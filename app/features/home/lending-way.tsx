import { addresses } from '#domain/addresses.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { observeLendingToClear } from '../../data/loan-reminders.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { LinkButton } from '../../ui/button.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';

const words = officeRequestsDe.work;

/** The way to things to lend, and that two have the same one: the office clarifies. */
export function LendingWay({ quarterId }: { quarterId: string }) {
  const today = dateOf(localDateTimeAt(useNow()));
  const count = useLive(() => observeLendingToClear(quarterId, today), [quarterId, today]) ?? 0;
  return (
    <LinkButton look="pill" href={addresses.lending(quarterId, count > 0 ? 'toClear' : undefined)}>
      {count > 0 ? words.lendingToClear(count) : words.lending}
    </LinkButton>
  );
}
