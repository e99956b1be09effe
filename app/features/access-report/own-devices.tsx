import { useEffect, useState } from 'preact/hooks';
import type { DeviceListing } from '#domain/device-listing.ts';
import { de } from '../../texts/de.ts';
import { privacyDe } from '../../texts/privacy-de.ts';
import { whenWords } from '../../texts/status-words.ts';
import { useNow } from '../../ui/use-now.ts';

/** The devices of a person, as the server knows them; `undefined` without a network. */
export type PersonDevices = (persons: readonly string[]) => Promise<DeviceListing[] | undefined>;

/** The person's own connected devices: the server alone knows of them. */
export function OwnDevices({
  persons,
  devicesOf,
}: {
  persons: readonly string[];
  devicesOf: PersonDevices;
}) {
  const { mine } = privacyDe;
  const now = useNow();
  const [devices, setDevices] = useState<DeviceListing[] | 'unknown'>();
  useEffect(() => {
    let isWanted = true;
    void devicesOf(persons).then((found) => isWanted && setDevices(found ?? 'unknown'));
    return () => {
      isWanted = false;
    };
  }, [persons.join()]);
  if (devices === undefined || devices.length === 0) return null;
  return (
    <section class="card stack report-part">
      <h2>{mine.devices}</h2>
      {devices === 'unknown' ? (
        <p>{mine.devicesUnknown}</p>
      ) : (
        <ul>
          {devices.map(({ id, name, lastSeenAt, createdAt }) => (
            <li key={id}>{mine.device(name, whenWords(de, lastSeenAt ?? createdAt, now))}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
