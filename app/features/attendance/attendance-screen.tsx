import { FileText } from 'lucide';
import { useLocation } from 'preact-iso';
import { addresses } from '#domain/addresses.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { observeSession } from '../../data/device.ts';
import { RoleGate } from '../../entries/role-gate.tsx';
import { attendanceDe as words } from '../../texts/attendance-de.ts';
import { dayOption, dayWords } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { useDatedEvent } from './event-dates.ts';
import { OneDate } from './one-date.tsx';
import './attendance.css';

/** "Wer war da?": who came to one date of an event, entered at the door or from a sheet of paper. */
export function AttendanceScreen({ quarterId, itemKey }: { quarterId: string; itemKey: string }) {
  return (
    <RoleGate who="work">
      <Dated {...{ quarterId, itemKey }} />
    </RoleGate>
  );
}

function Dated({ quarterId, itemKey }: { quarterId: string; itemKey: string }) {
  const today = dateOf(localDateTimeAt(useNow()));
  const { query, route } = useLocation();
  const session = useLive(observeSession, []);
  const found = useDatedEvent(quarterId, itemKey, today);
  if (!found || found === 'missing' || !session) {
    return <Page title={words.title}>{found === 'missing' ? words.missing : words.reading}</Page>;
  }
  const { event, dates, registeredBy, likely } = found;
  const date = query.date ?? likely;
  return (
    <Page title={event.title} isWide before={<p class="soft small">{words.title}</p>}>
      {date === undefined ? (
        <p>{words.noDates}</p>
      ) : (
        <>
          <h2>{dayWords(de, date, today)}</h2>
          <div class="attendance-bar">
            <SelectField
              label={words.which}
              options={[...new Set([date, ...dates])].map((value) => ({
                value,
                label: dayOption(de, value, today),
              }))}
              value={date}
              onChange={(day) => route(addresses.attendance(quarterId, event._id, day), true)}
            />
            <LinkButton
              look="pill"
              icon={FileText}
              href={addresses.attendanceSheet(quarterId, event._id, date)}
            >
              {words.sheet}
            </LinkButton>
          </div>
          <OneDate
            key={date}
            {...{ quarterId, date }}
            eventId={event._id}
            registeredBy={registeredBy(date)}
            isOffice={session.role === 'office'}
            isFromPaper={query.way === 'paper'}
          />
        </>
      )}
    </Page>
  );
}
