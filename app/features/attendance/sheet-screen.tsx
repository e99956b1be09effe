import { Printer } from 'lucide';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { addresses } from '#domain/addresses.ts';
import { dateOf, type LocalDate, localDateTimeAt } from '#domain/local-time.ts';
import { observeSession } from '../../data/device.ts';
import { observeExpected } from '../../data/registrations.ts';
import { RoleGate } from '../../entries/role-gate.tsx';
import { attendanceDe as words } from '../../texts/attendance-de.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { AttendanceSheets } from './attendance-sheets.tsx';
import { type DatedEvent, useDatedEvent } from './event-dates.ts';
import './attendance.css';

const LINES = ['0', '10', '20', '40', '60'] as const;

/** The list of who comes to a date, on paper: names for the office's own hands, empty lines for all. */
export function SheetScreen({ quarterId, itemKey }: { quarterId: string; itemKey: string }) {
  const today = dateOf(localDateTimeAt(useNow()));
  const found = useDatedEvent(quarterId, itemKey, today);
  const date = useLocation().query.date;
  return (
    <RoleGate who="work">
      {found && found !== 'missing' && date !== undefined ? (
        <OneSheet {...{ quarterId, found, date }} />
      ) : (
        <Page title={words.sheetTitle}>
          {found === undefined ? words.reading : date ? words.missing : words.noDates}
        </Page>
      )}
    </RoleGate>
  );
}

function OneSheet({
  quarterId,
  found: { event, registeredBy },
  date,
}: {
  quarterId: string;
  found: DatedEvent;
  date: LocalDate;
}) {
  const session = useLive(observeSession, []);
  const dates = registeredBy(date);
  const coming =
    useLive(() => observeExpected(quarterId, event._id, dates), [event._id, dates.join()]) ?? [];
  const [withNames, setWithNames] = useState(true);
  const [lines, setLines] = useState<(typeof LINES)[number]>('10');
  const isOffice = session?.role === 'office';
  const names = isOffice && withNames ? coming.flatMap(({ person }) => person?.name ?? []) : [];
  return (
    <Page title={words.sheetTitle}>
      <div class="stack no-print">
        {isOffice && coming.length > 0 && (
          <>
            <div class="row">
              <Button look="pill" pressed={withNames} onPress={() => setWithNames(!withNames)}>
                {words.sheetNames}
              </Button>
            </div>
            {withNames && <p>{words.sheetNamesText}</p>}
          </>
        )}
        <SelectField
          label={words.sheetLines}
          options={LINES.map((value) => ({ value, label: value }))}
          value={lines}
          onChange={setLines}
        />
        <div class="row">
          <Button look="pill" icon={Printer} onPress={() => window.print()}>
            {words.print}
          </Button>
          <LinkButton look="pill" href={addresses.attendance(quarterId, event._id, date)}>
            {words.back}
          </LinkButton>
        </div>
      </div>
      <AttendanceSheets {...{ quarterId, event, date, names }} blank={Number(lines)} />
    </Page>
  );
}
