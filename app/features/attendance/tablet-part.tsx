import { useEffect, useState } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import type { Attended } from '../../data/attend.ts';
import type { NameIndex } from '../../data/name-index.ts';
import type { Agreed } from '../../data/new-visitor.ts';
import { watchNames } from '../../data/team-names.ts';
import type { EntryDesk } from '../../entries/entry-desk.ts';
import { EntryWays } from '../../entries/entry-ways.tsx';
import { NameSearch } from '../../entries/name-search.tsx';
import { NewNamePart } from '../../entries/new-name-part.tsx';
import { TallyPart } from '../../entries/tally-part.tsx';
import { attendanceDe as words } from '../../texts/attendance-de.ts';
import { LinkButton } from '../../ui/button.tsx';

const WAYS = ['names', 'tally', 'name'] as const;

/** Entering on a team's device, as at the Treff: names, counts and new names. */
export function TabletPart({
  desk,
  here,
}: {
  desk: EntryDesk<Attended, Attended & Agreed>;
  /** Who is entered already. */
  here: readonly string[];
}) {
  const { quarterId } = desk;
  const [part, setPart] = useState<(typeof WAYS)[number]>('names');
  const [names, setNames] = useState<NameIndex>();
  useEffect(() => watchNames(quarterId, setNames), [quarterId]);
  const isLocked = names?.size === 0;
  return (
    <div class="stack">
      <div class="treff-ways">
        <EntryWays ways={WAYS} at={part} onWay={setPart} />
      </div>
      {part === 'names' && isLocked && (
        <>
          <p>{words.locked}</p>
          <div class="row">
            <LinkButton look="pill" href={addresses.treff(quarterId)}>
              {words.unlock}
            </LinkButton>
          </div>
        </>
      )}
      {part === 'names' && !isLocked && <NameSearch {...{ desk, names, here }} />}
      {part === 'tally' && <TallyPart desk={desk} />}
      {part === 'name' && <NewNamePart key={desk.consentForm} desk={desk} />}
    </div>
  );
}
