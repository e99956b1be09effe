import type { SelfMadeUse } from '#domain/device-listing.ts';
import { officeDe } from '../../texts/office-de.ts';

const words = officeDe.devices;

/** How much the phones keep that made themselves residents' and that nobody has confirmed yet. */
export function SelfMadeLine({ use }: { use: SelfMadeUse | undefined }) {
  if (!use || use.phones === 0) return null;
  return (
    <div class={use.isFull ? 'card stack' : undefined}>
      {use.isFull && <p>{words.selfMadeFull}</p>}
      <p class="soft small">{words.selfMade(use.phones, use.bytes)}</p>
    </div>
  );
}
