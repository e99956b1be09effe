import { UserCheck } from 'lucide';
import { treffDe } from '../../texts/treff-de.ts';
import { Button } from '../../ui/button.tsx';

/** Somebody to enter by a press. */
export interface NameToPress {
  personId: string;
  name: string;
  isHere: boolean;
}

/** Names as big buttons; a word says who is here already. */
export function NameGrid({
  people,
  onPress,
}: {
  people: readonly NameToPress[];
  onPress: (one: NameToPress) => void;
}) {
  return (
    <div class="treff-grid">
      {people.map((one) => (
        <Button
          key={one.personId}
          class={one.isHere ? 'treff-here' : ''}
          icon={one.isHere ? UserCheck : undefined}
          onPress={() => onPress(one)}
        >
          <bdi>{one.name}</bdi>
          {one.isHere && <span class="treff-count">{treffDe.entry.isHere}</span>}
        </Button>
      ))}
    </div>
  );
}
