import { addresses } from '#domain/addresses.ts';
import { lendingDe } from '../../texts/lending-de.ts';
import { LinkButton } from '../../ui/button.tsx';
import type { LendingDesk } from './lending-desk.ts';

const words = lendingDe.lock;

/** Says on a locked tablet that no names are shown, and what goes on all the same. */
export function LockNote({ desk: { quarterId, isLocked } }: { desk: LendingDesk }) {
  if (!isLocked) return null;
  return (
    <div class="card stack no-print">
      <p>{words.text}</p>
      <p>{words.goesOn}</p>
      <div class="row">
        <LinkButton look="pill" href={addresses.treff(quarterId)}>
          {words.unlock}
        </LinkButton>
      </div>
    </div>
  );
}
