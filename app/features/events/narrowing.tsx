import { SlidersHorizontal } from 'lucide';
import { useId, useState } from 'preact/hooks';
import type { Event } from '#domain/event.ts';
import type { LocalDate } from '#domain/local-time.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import type { CalendarChoice } from './events-address.ts';
import { FilterChoice } from './filter-choice.tsx';
import { WeeksOfMonth } from './weeks-of-month.tsx';

/** How many dates there are, and the way to fewer: out of the way until it is wanted. */
export function Narrowing({
  count,
  ...shared
}: {
  quarterId: string;
  choice: CalendarChoice;
  events: readonly Event[];
  today: LocalDate;
  count: number;
}) {
  const { events: words } = useTexts();
  const { filter, view } = shared.choice;
  const isNarrowed = Boolean(filter.door || filter.language);
  const [isOpen, setOpen] = useState(isNarrowed);
  const id = useId();
  return (
    <>
      <div class="events-count">
        <p class="soft" role="status">
          {words.count(count)}
        </p>
        <Button
          look="pill"
          icon={SlidersHorizontal}
          expanded={isOpen}
          controls={isOpen ? id : undefined}
          onPress={() => setOpen(!isOpen)}
        >
          {words.narrow}
        </Button>
      </div>
      {isOpen && (
        <div id={id} class="stack">
          {view.span === 'month' && <WeeksOfMonth {...shared} />}
          <FilterChoice {...shared} />
        </div>
      )}
    </>
  );
}
