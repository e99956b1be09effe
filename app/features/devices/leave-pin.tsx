import { KeyRound, Printer } from 'lucide';
import { useState } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import type { DeviceListing } from '#domain/device-listing.ts';
import { kioskWorkDe } from '../../texts/kiosk-work-de.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import type { DeviceActions } from './device-actions.ts';

const words = kioskWorkDe.device;

/** The PIN with which an info tablet is opened where it stands: drawn anew, and told on the telephone. */
export function LeavePin({
  device: { id, quarters },
  actions,
}: {
  device: DeviceListing;
  actions: DeviceActions;
}) {
  const [drawn, setDrawn] = useState<string>();
  const [hasFailed, setFailed] = useState(false);
  const draw = async () => {
    const answer = await actions.drawLeavePin(id);
    setFailed(!answer.ok);
    setDrawn(answer.ok ? answer.value : undefined);
  };
  const [quarter] = quarters;
  return (
    <section class="stack">
      <h3>{words.title}</h3>
      <p class="soft small">{words.text}</p>
      <div role="status" class="stack">
        {drawn && (
          <>
            <p>
              <strong>{words.drawn(drawn)}</strong>
            </p>
            <p>{words.once}</p>
          </>
        )}
        {hasFailed && <p>{words.failed}</p>}
      </div>
      <div class="row">
        <Button look="pill" icon={KeyRound} onPress={() => void draw()}>
          {words.draw}
        </Button>
        {quarter && (
          <LinkButton look="pill" icon={Printer} href={addresses.tabletHelp(quarter)}>
            {words.help}
          </LinkButton>
        )}
      </div>
      <p class="soft small">{words.before}</p>
    </section>
  );
}
