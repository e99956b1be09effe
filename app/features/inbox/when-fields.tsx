import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import type { RequestWindow } from '#domain/request.ts';
import { dayHeading } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useNow } from '../../ui/use-now.ts';

const { write: words } = officeRequestsDe;
const PARTS = ['morning', 'noon', 'afternoon', 'evening'] as const;
/** Monday to Saturday (ISO 8601): nobody is sent on a Sunday. */
const WEEKDAYS = [1, 2, 3, 4, 5, 6];

type Part = 'soon' | (typeof PARTS)[number];

/** When it suits: a time of day, and on certain weekdays where the person named some. A single day that
 *  they chose themselves stays until another answer is given. */
export function WhenFields({
  when = {},
  onChange,
}: {
  when: RequestWindow | undefined;
  onChange: (when: RequestWindow) => void;
}) {
  const today = dateOf(localDateTimeAt(useNow()));
  const { day, days = [] } = when;
  const part = when.partOfDay?.[0] ?? 'soon';
  const options: { value: Part | 'day'; label: string }[] = [
    ...(day ? [{ value: 'day' as const, label: dayHeading(de, day, today) }] : []),
    ...(['soon', ...PARTS] as const).map((value) => ({ value, label: words.whens[value] })),
  ];
  const toggle = (weekday: number) => {
    const others = days.filter((one) => one !== weekday);
    onChange(windowOf(part, others.length < days.length ? others : [...days, weekday].sort()));
  };
  return (
    <>
      <SelectField
        label={words.when}
        options={options}
        value={day ? 'day' : part}
        onChange={(value) => value !== 'day' && onChange(windowOf(value, days))}
      />
      <fieldset class="row inbox-groups">
        <legend>{words.days}</legend>
        {WEEKDAYS.map((weekday) => (
          <Button
            key={weekday}
            look="pill"
            pressed={days.includes(weekday)}
            onPress={() => toggle(weekday)}
          >
            {de.recurrence.weekday[weekday - 1]}
          </Button>
        ))}
      </fieldset>
    </>
  );
}

function windowOf(part: Part, days: number[]): RequestWindow {
  return {
    ...(part === 'soon' && days.length === 0 ? { soon: true } : {}),
    ...(days.length > 0 ? { days } : {}),
    ...(part === 'soon' ? {} : { partOfDay: [part] }),
  };
}
