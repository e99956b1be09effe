import { useLocation } from 'preact-iso';
import type { Door } from '#domain/doors.ts';
import type { Event } from '#domain/event.ts';
import { doorsOfEvents, type EventFilter, languagesOfEvents } from '#domain/event-filters.ts';
import type { LocalDate } from '#domain/local-time.ts';
import { spokenHere } from '../../texts/language-names.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { type CalendarChoice, eventsAddress } from './events-address.ts';

const EVERYTHING = '';

/** Narrows the calendar to a door, a language, or both. Only what the calendar has is offered. */
export function FilterChoice({
  quarterId,
  choice,
  events,
  today,
}: {
  quarterId: string;
  choice: CalendarChoice;
  events: readonly Event[];
  today: LocalDate;
}) {
  const texts = useTexts();
  const { route } = useLocation();
  const { filter } = choice;
  const show = (change: EventFilter) =>
    route(eventsAddress(quarterId, { ...choice, filter: { ...filter, ...change } }, today), true);
  const doors = withChosen(doorsOfEvents(events), filter.door);
  const languages = withChosen(languagesOfEvents(events), filter.language);
  return (
    <div class="row">
      <SelectField
        label={texts.events.door}
        value={filter.door ?? EVERYTHING}
        onChange={(door) => show({ door: (door || undefined) as Door | undefined })}
        options={[
          { value: EVERYTHING, label: texts.events.allDoors },
          ...doors.map((door) => ({ value: door, label: texts.doors[door] })),
        ]}
      />
      {languages.length > 0 && (
        <SelectField
          label={texts.events.language}
          value={filter.language ?? EVERYTHING}
          onChange={(language) => show({ language: language || undefined })}
          options={[
            { value: EVERYTHING, label: texts.events.allLanguages },
            ...languages.map((code) => ({ value: code, label: spokenHere(code), lang: code })),
          ]}
        />
      )}
    </div>
  );
}

/** A choice from an old address stays visible, even when nothing has it any more. */
function withChosen<Value extends string>(values: Value[], chosen: Value | undefined): Value[] {
  return chosen === undefined || values.includes(chosen) ? values : [...values, chosen];
}
