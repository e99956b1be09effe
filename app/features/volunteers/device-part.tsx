import { useCallback, useEffect, useState } from 'preact/hooks';
import type { DeviceListing } from '#domain/device-listing.ts';
import { CodeCard, type CodeToShow } from '../../entries/code-card.tsx';
import { de } from '../../texts/de.ts';
import { whenWords } from '../../texts/status-words.ts';
import { volunteersDe } from '../../texts/volunteers-de.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/use-now.ts';
import type { VolunteerActions } from './volunteer-actions.ts';
import type { VolunteerPart } from './volunteer-screen.tsx';

const words = volunteersDe.file;

/** The volunteer's own phone: on it stand their shifts and tasks. Only the server knows of it. */
export function DevicePart({
  quarterId,
  file: { personId, person },
  name,
  actions,
}: VolunteerPart & { name: string; actions: VolunteerActions }) {
  const [devices, setDevices] = useState<DeviceListing[] | 'unknown'>();
  const [shown, setShown] = useState<CodeToShow>();
  const [hasFailed, setFailed] = useState(false);
  const now = useNow();
  const look = useCallback(async () => {
    const found = await actions.devices(quarterId, personId);
    setDevices(found.ok ? found.value : 'unknown');
  }, [quarterId, personId]);
  useEffect(() => void look(), [look]);
  const connect = async () => {
    const made = await actions.makeCode(quarterId, personId, words.deviceLabel(name).slice(0, 60));
    setFailed(!made.ok);
    setShown(made.ok ? made.value : undefined);
  };
  if (shown) {
    const done = () => {
      setShown(undefined);
      void look();
    };
    return <CodeCard made={shown} onAnother={() => void connect()} onDone={done} />;
  }
  return (
    <section class="card stack">
      <h2>{words.device}</h2>
      <p>{words.deviceText}</p>
      {devices === 'unknown' && <p class="soft">{words.deviceUnknown}</p>}
      {devices !== 'unknown' && devices?.length === 0 && <p class="soft">{words.deviceNone}</p>}
      {devices !== 'unknown' && devices !== undefined && devices.length > 0 && (
        <ul class="volunteers-list">
          {devices.map(({ id, name: of, lastSeenAt, createdAt }) => (
            <li key={id}>
              {words.deviceSeen(
                of || words.deviceUnnamed,
                whenWords(de, lastSeenAt ?? createdAt, now),
              )}
            </li>
          ))}
        </ul>
      )}
      {person?.volunteerUntil === undefined && (
        <div class="row">
          <Button look="pill" onPress={() => void connect()}>
            {words.connect}
          </Button>
        </div>
      )}
      {hasFailed && <p role="alert">{words.connectFailed}</p>}
    </section>
  );
}
