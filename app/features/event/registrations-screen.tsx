import { Printer } from 'lucide';
import { useLocation } from 'preact-iso';
import { addresses } from '#domain/addresses.ts';
import { isOn } from '#domain/agenda-entry.ts';
import { dateOf, type LocalDate, localDateTimeAt } from '#domain/local-time.ts';
import { RoleGate } from '../../entries/role-gate.tsx';
import { dayOption, dayWords } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useNow } from '../../ui/use-now.ts';
import { RegistrationTable } from './registration-table.tsx';
import { type EventDetails, useEvent } from './use-event.ts';
import './event.css';

const words = officeRequestsDe.registrations;

/** "Anmeldungen": who comes to a date, to print, and to tick off at the door. */
export function RegistrationsScreen({
  quarterId,
  itemKey,
}: {
  quarterId: string;
  itemKey: string;
}) {
  const now = localDateTimeAt(useNow());
  const details = useEvent(quarterId, itemKey, now);
  return (
    <RoleGate who="office">
      {!details || details === 'missing' ? (
        <Page title={words.title}>
          <p>{details ? de.event.missingTitle : officeRequestsDe.loading}</p>
        </Page>
      ) : (
        <ListPage quarterId={quarterId} details={details} today={dateOf(now)} />
      )}
    </RoleGate>
  );
}

function ListPage({
  quarterId,
  details: { event, entries },
  today,
}: {
  quarterId: string;
  details: EventDetails;
  today: string;
}) {
  const { query, route } = useLocation();
  // A date is named by the day that its series gave it, also where it was moved to another since.
  const days = new Map(
    entries
      .filter(isOn)
      .map(({ occurrence, day }): [LocalDate, LocalDate] => [dateOf(occurrence.recurrenceId), day]),
  );
  const date = query.date ?? [...days.keys()][0];
  const dayOf = (one: LocalDate) => days.get(one) ?? one;
  return (
    <Page title={event.title} isWide before={<p class="soft small">{words.title}</p>}>
      {date === undefined ? (
        <p>{words.noDates}</p>
      ) : (
        <>
          <h2>
            {dayWords(de, dayOf(date), today)}
            {event.capacity !== undefined && ` · ${words.capacity(event.capacity)}`}
          </h2>
          <div class="event-bar no-print">
            <SelectField
              label={words.which}
              options={[...new Set([date, ...days.keys()])].map((value) => ({
                value,
                label: dayOption(de, dayOf(value), today),
              }))}
              value={date}
              onChange={(one) =>
                route(addresses.registrations(quarterId, event._id, one, query.for), true)
              }
            />
          </div>
          <RegistrationTable
            key={date}
            quarterId={quarterId}
            eventId={event._id}
            date={date}
            day={dayOf(date)}
            personId={query.for}
          />
          <div class="row no-print">
            <Button look="pill" icon={Printer} onPress={() => window.print()}>
              {officeRequestsDe.print}
            </Button>
          </div>
        </>
      )}
    </Page>
  );
}
