import { type ErasureListing, isEverywhere } from '#domain/erasure-listing.ts';
import { de } from '../../texts/de.ts';
import { officePrivacyDe } from '../../texts/office-privacy-de.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Pill } from '../../ui/pill.tsx';
import { ErasedDevices } from './erased-devices.tsx';
import { NoContact } from './no-contact.tsx';
import type { Asked } from './use-asked.ts';

const { erase: words } = officePrivacyDe;

/** Every erasure, by number and day alone, and on which devices it is not done yet. */
export function ErasuresPart({ erasures }: { erasures: Asked<ErasureListing[]> }) {
  const { value, problem } = erasures;
  return (
    <>
      {problem && <NoContact asked={erasures} />}
      {value?.length === 0 && <EmptyState title={words.none} />}
      <ul class="to-clear-list">
        {value?.map((erasure) => (
          <li key={erasure.n} class="card stack">
            <h2>{words.number(erasure.n, de.dates.dayWithYear(erasure.on))}</h2>
            <p>
              <State erasure={erasure} />
            </p>
            {!isEverywhere(erasure) && <ErasedDevices erasure={erasure} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function State({ erasure }: { erasure: ErasureListing }) {
  if (isEverywhere(erasure)) return <Pill tone="good">{words.everywhere}</Pill>;
  const waiting = erasure.devices.filter(({ state }) => state === 'waiting').length;
  return <Pill tone="warn">{waiting > 0 ? words.waitingFor(waiting) : words.begun}</Pill>;
}
