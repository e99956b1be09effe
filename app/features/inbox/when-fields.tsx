import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import type { RequestWindow } from '#domain/request.ts';
import { offeredDays } from '#domain/request-draft.ts';
import { windowOf } from '#domain/when-choice.ts';
import { dayOption } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { recurrenceDe } from '../../texts/recurrence-de.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useNow } from '../../ui/use-now.ts';

const { write: words } = officeRequestsDe;
const PARTS = ['morning', 'noon', 'afternoon', 'evening'] as const;
/** Monday to Saturday (ISO 8601): nobody is sent on a Sunday. */
const WEEKDAYS = [1, 2, 3, 4, 5, 6];
const NO_DAY = '';

interface FieldsProps {
  when: RequestWindow;
  onChange: (when: RequestWindow) => void;
}

/** When it suits: a time of day, on a day or on certain weekdays where the person named some. What was
 *  said stays until another answer is given. */
export function WhenFields({
  when = {},
  onChange,
}: {
  when: RequestWindow | undefined;
  onChange: FieldsProps['onChange'];
}) {
  return (
    <>
      <PartField when={when} onChange={onChange} />
      <DayField when={when} onChange={onChange} />
      {!when.day && <WeekdayField when={when} onChange={onChange} />}
    </>
  );
}

function PartField({ when, onChange }: FieldsProps) {
  const { day, days = [], partOfDay = [] } = when;
  const several = partOfDay.map((part) => words.whens[part]).join(', ');
  const any = day || days.length > 0 ? words.anyTime : words.whens.soon;
  return (
    <SelectField
      label={words.when}
      options={[
        ...(partOfDay.length > 1 ? [{ value: 'several' as const, label: several }] : []),
        { value: 'soon' as const, label: any },
        ...PARTS.map((value) => ({ value, label: words.whens[value] })),
      ]}
      value={partOfDay.length > 1 ? 'several' : (partOfDay[0] ?? 'soon')}
      onChange={(value) => {
        if (value === 'several') return;
        onChange(windowOf({ day, days, partOfDay: value === 'soon' ? [] : [value] }));
      }}
    />
  );
}

function DayField({ when, onChange }: FieldsProps) {
  const today = dateOf(localDateTimeAt(useNow()));
  const offered = offeredDays(today);
  // A day that was said is offered also where it is further away than others, or over.
  const days = when.day && !offered.includes(when.day) ? [when.day, ...offered] : offered;
  return (
    <SelectField
      label={words.day}
      options={[
        { value: NO_DAY, label: words.noDay },
        ...days.map((value) => ({ value, label: dayOption(de, value, today) })),
      ]}
      value={when.day ?? NO_DAY}
      onChange={(day) => onChange(windowOf({ ...when, day: day || undefined }))}
    />
  );
}

function WeekdayField({ when, onChange }: FieldsProps) {
  const { days = [] } = when;
  const toggle = (weekday: number) => {
    const others = days.filter((one) => one !== weekday);
    const next = others.length < days.length ? others : [...days, weekday];
    onChange(windowOf({ ...when, days: next }));
  };
  return (
    <fieldset class="row inbox-groups">
      <legend>{words.days}</legend>
      {WEEKDAYS.map((weekday) => (
        <Button
          key={weekday}
          look="pill"
          pressed={days.includes(weekday)}
          onPress={() => toggle(weekday)}
        >
          {recurrenceDe.weekday[weekday - 1]}
        </Button>
      ))}
    </fieldset>
  );
}
