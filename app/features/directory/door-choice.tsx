import type { Door } from '#domain/doors.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { doorIcon } from '../../ui/door-icons.ts';
import { Icon } from '../../ui/icon.tsx';

/** The doors as large choices, each with its drawing and its words. `hrefOf` gives their address. */
export function DoorChoice({
  id,
  doors,
  hrefOf,
  onChoose,
}: {
  id?: string;
  doors: readonly Door[];
  hrefOf: (door: Door) => string;
  onChoose?: () => void;
}) {
  const texts = useTexts();
  return (
    <ul class="door-choice" id={id}>
      {doors.map((door) => (
        <li key={door}>
          <a class="door-choice-link" href={hrefOf(door)} onClick={onChoose}>
            <Icon node={doorIcon(door)} size={28} />
            <span>{texts.doors[door]}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
