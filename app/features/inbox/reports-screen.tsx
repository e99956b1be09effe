import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { addresses } from '#domain/addresses.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { phoneLink, spokenPhone } from '#domain/phone-number.ts';
import type { Report } from '#domain/report.ts';
import { markReport, observeReports } from '../../data/office-reports.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import { RoleGate } from '../../entries/role-gate.tsx';
import { OfficeNav } from '../../entries/work-nav.tsx';
import { recentWords } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { PhoneText } from '../../ui/phone-text.tsx';
import { Pill } from '../../ui/pill.tsx';
import { UndoNote } from '../../ui/undo-note.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { ViewLinks } from '../../ui/view-links.tsx';
import './inbox.css';

const words = officeRequestsDe.reports;

/** "Hinweise": what somebody found wrong in an entry, or strange about a visit. */
export function ReportsScreen({ quarterId }: { quarterId: string }) {
  return (
    <RoleGate who="office">
      <Page title={words.title} isWide>
        <OfficeNav quarterId={quarterId} here="reports" />
        <Reports quarterId={quarterId} />
      </Page>
    </RoleGate>
  );
}

function Reports({ quarterId }: { quarterId: string }) {
  const { path, query } = useLocation();
  const all = useLive(() => observeReports(quarterId), [quarterId]);
  const today = dateOf(localDateTimeAt(useNow()));
  const [handled, setHandled] = useState<string>();
  const mark = async (id: string, isHandled: boolean) => {
    const done = await markReport(
      await readSurroundings(quarterId, () => new Date()),
      id,
      isHandled,
    );
    setHandled(done.ok && isHandled ? id : undefined);
  };
  if (!all) return <p>{officeRequestsDe.loading}</p>;
  const showsAll = query.show === 'all';
  const shown = showsAll ? all : all.filter(({ handledAt }) => !handledAt);
  const { columns } = words;
  return (
    <>
      <ViewLinks
        label={words.show}
        views={[
          { href: path, label: words.open, shown: !showsAll },
          { href: `${path}?show=all`, label: words.all, shown: showsAll },
        ]}
      />
      {handled && (
        <UndoNote
          key={handled}
          done={words.said}
          undo={officeRequestsDe.undo}
          onUndo={() => void mark(handled, false)}
        />
      )}
      {shown.length === 0 ? (
        <EmptyState title={words.none} />
      ) : (
        <DataTable
          label={words.title}
          columns={[columns.what, columns.about, columns.words, columns.when, columns.done]}
          rows={shown.map((report) => ({
            key: report._id,
            cells: [
              <Pill tone={report.kind === 'strange' ? 'bad' : 'warn'}>
                {report.kind ? words.kinds[report.kind] : words.unknown}
              </Pill>,
              <About quarterId={quarterId} report={report} />,
              <Said report={report} />,
              recentWords(de, localDateTimeAt(new Date(report.createdAt)), today),
              !report.handledAt && (
                <Button look="pill" onPress={() => void mark(report._id, true)}>
                  {words.handled}
                </Button>
              ),
            ],
          }))}
        />
      )}
    </>
  );
}

/** The way to what it is about. */
function About({ quarterId, report: { about } }: { quarterId: string; report: Report }) {
  const href = about && hrefOf(quarterId, about);
  if (!href) return null;
  return (
    <a class="data-table-link" href={href}>
      {about.includes(':request:') ? words.request : words.entry}
    </a>
  );
}

function hrefOf(quarterId: string, about: string): string | undefined {
  if (about.includes(':request:')) return addresses.inboxRequest(quarterId, about);
  if (about.startsWith('place:')) return addresses.place(quarterId, about);
  return about.startsWith('event:') ? addresses.event(quarterId, about) : undefined;
}

function Said({ report: { words: said, phone } }: { report: Report }) {
  return (
    <>
      {said && <bdi>{said}</bdi>}{' '}
      {phone && (
        <a class="data-table-link" href={phoneLink(phone)}>
          <PhoneText>{spokenPhone(phone)}</PhoneText>
        </a>
      )}
    </>
  );
}
