import type { Door } from '#domain/doors.ts';
import { useTexts } from '../texts/use-texts.ts';
import { doorIcon } from '../ui/door-icons.ts';
import { Pill } from '../ui/pill.tsx';

/** The doors behind which an entry is found, one pill each. */
export function DoorPills({ doors }: { doors: readonly Door[] }) {
  const texts = useTexts();
  return (
    <>
      {doors.map((door) => (
        <Pill key={door} icon={doorIcon(door)}>
          {texts.doors[door]}
        </Pill>
      ))}
    </>
  );
}
