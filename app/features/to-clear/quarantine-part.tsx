import { useState } from 'preact/hooks';
import { decidedTogether, type QuarantineListing, reviewOf } from '#domain/quarantine-listing.ts';
import { observeNames } from '../../data/access-report.ts';
import { observeHeld } from '../../data/documents-beside.ts';
import { officePrivacyDe } from '../../texts/office-privacy-de.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useLive } from '../../ui/use-live.ts';
import type { ClearingActions } from './clearing-actions.ts';
import { DecidedList } from './decided-list.tsx';
import { NoContact } from './no-contact.tsx';
import { QuarantineDevice } from './quarantine-device.tsx';
import type { Asked } from './use-asked.ts';

const { quarantine: words, toClear, reading } = officePrivacyDe;
const NO_NAMES: ReadonlyMap<string, string> = new Map();

/** What devices brought without access, or what stood otherwise already: read it, then take it in or
 *  throw it away. */
export function QuarantinePart({
  quarterId,
  actions,
  quarantine,
}: {
  quarterId: string;
  actions: Pick<ClearingActions, 'decide'>;
  quarantine: Asked<QuarantineListing>;
}) {
  const { problem, refresh } = quarantine;
  const value = quarantine.value?.entries;
  const [said, setSaid] = useState<readonly string[]>([]);
  const ids = value?.flatMap(({ write }) => (write.id ? [write.id] : [])) ?? [];
  const held = useLive(() => observeHeld(quarterId, ids), [quarterId, ids.join(' ')]);
  const names = useLive(() => observeNames(quarterId), [quarterId]) ?? NO_NAMES;
  const onDecided = async (sentences: readonly string[]) => {
    setSaid(sentences);
    await refresh();
  };
  // Whoever has just decided has the way back before them; later it stands below what is to be done.
  const hasDecided = said.length > 0;
  const decided = (
    <DecidedList
      quarterId={quarterId}
      decided={decidedTogether(quarantine.value?.decided ?? [])}
      decide={actions.decide}
      onUndone={onDecided}
    />
  );
  const devices = [...new Set(value?.map(({ device }) => device))];
  return (
    <>
      <p>
        {words.text} {words.needsNet}
      </p>
      {problem && <NoContact asked={quarantine} />}
      <div role="status">
        {said.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {hasDecided && decided}
      {value?.length === 0 && <EmptyState title={toClear.nothing} />}
      {value && !held && <p>{reading}</p>}
      {held &&
        devices.map((device) => (
          <QuarantineDevice
            key={device}
            quarterId={quarterId}
            reviews={(value ?? [])
              .filter((entry) => entry.device === device)
              .map((entry) => reviewOf(entry, held.get(entry.write.id ?? '')))}
            names={names}
            decide={actions.decide}
            onDecided={onDecided}
          />
        ))}
      {!hasDecided && decided}
    </>
  );
}
