import { UserCheck } from 'lucide';
import { useMemo } from 'preact/hooks';
import { treffDe } from '../texts/treff-de.ts';
import { Button } from '../ui/button.tsx';

/** Somebody to enter by a press. */
export interface NameToPress {
  personId: string;
  name: string;
  isHere: boolean;
  /** What tells them from another of the same name. */
  apart?: string;
}

/** Names as big buttons; a word says who is here already. */
export function NameGrid({
  people,
  onPress,
}: {
  people: readonly NameToPress[];
  /** Always the same: with each entry all buttons but one stay as they are. */
  onPress: (one: NameToPress) => void;
}) {
  return (
    <div class="treff-grid">
      {people.map((one) => (
        <NameButton key={one.personId} {...one} onPress={onPress} />
      ))}
    </div>
  );
}

function NameButton({
  personId,
  name,
  isHere,
  apart,
  onPress,
}: NameToPress & { onPress: (one: NameToPress) => void }) {
  return useMemo(
    () => (
      <Button
        class={isHere ? 'treff-here' : ''}
        icon={isHere ? UserCheck : undefined}
        onPress={() => onPress({ personId, name, isHere, apart })}
      >
        <bdi>{name}</bdi>
        {apart && <span class="treff-count">{apart}</span>}
        {isHere && <span class="treff-count">{treffDe.entry.isHere}</span>}
      </Button>
    ),
    [personId, name, isHere, apart, onPress],
  );
}
