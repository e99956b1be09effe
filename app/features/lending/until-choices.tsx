import { useState } from 'preact/hooks';
import { addDays, type LocalDate } from '#domain/local-time.ts';
import { dayHeading, dayWords } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { lendingDe } from '../../texts/lending-de.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select-field.tsx';

const words = lendingDe.ask;
/** Four weeks, where the quarter says nothing else. */
const USUAL_DAYS = 28;
const WEEKS = [1, 2, 4, 8];
/** The last day that is offered, from today. */
const FARTHEST = 120;

/** Bis wann? The quarter's usual time first, a few others, or any day. */
export function UntilChoices({
  today,
  days = USUAL_DAYS,
  onChoose,
}: {
  today: LocalDate;
  days?: number;
  onChoose: (day: LocalDate) => void;
}) {
  const [other, setOther] = useState(addDays(today, days));
  const others = WEEKS.map((weeks) => weeks * 7).filter((one) => one !== days);
  const offered = Array.from({ length: FARTHEST }, (_, index) => addDays(today, index + 1));
  const choose = (count: number) => onChoose(addDays(today, count));
  return (
    <>
      <Button look="primary" onPress={() => choose(days)}>
        {timeWords(days, today)}
      </Button>
      {others.map((count) => (
        <Button key={count} onPress={() => choose(count)}>
          {timeWords(count, today)}
        </Button>
      ))}
      <div class="card stack">
        <SelectField
          label={words.otherDay}
          options={offered.map((value) => ({ value, label: dayHeading(de, value, today) }))}
          value={other}
          onChange={setOther}
        />
        <Button onPress={() => onChoose(other)}>{words.thisDay}</Button>
      </div>
    </>
  );
}

function timeWords(days: number, today: LocalDate): string {
  const day = dayWords(de, addDays(today, days), today);
  return days % 7 === 0 ? words.inWeeks(days / 7, day) : words.inDays(days, day);
}
