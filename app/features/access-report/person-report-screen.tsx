import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { observeReport } from '../../data/access-report.ts';
import { observeQuarter } from '../../data/documents.ts';
import { OfficeGate } from '../../entries/office-gate.tsx';
import { de } from '../../texts/de.ts';
import { privacyDe } from '../../texts/privacy-de.ts';
import { TextsContext } from '../../texts/use-texts.ts';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { OwnDevices, type PersonDevices } from './own-devices.tsx';
import { ReportActions } from './report-actions.tsx';
import { ReportParts } from './report-parts.tsx';
import './report.css';

/** Everything that the office's databases say about a person, to be printed and handed over. */
export function PersonReportScreen({
  quarterId,
  itemKey,
  devicesOf,
}: {
  quarterId: string;
  itemKey: string;
  devicesOf: PersonDevices;
}) {
  return (
    <OfficeGate>
      {/* It is handed to the person, and the office answers in German. */}
      <TextsContext.Provider value={de}>
        <Report quarterId={quarterId} personId={itemKey} devicesOf={devicesOf} />
      </TextsContext.Provider>
    </OfficeGate>
  );
}

function Report({
  quarterId,
  personId,
  devicesOf,
}: {
  quarterId: string;
  personId: string;
  devicesOf: PersonDevices;
}) {
  const { mine } = privacyDe;
  const today = dateOf(localDateTimeAt(useNow()));
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const report = useLive(() => observeReport(quarterId, personId), [quarterId, personId]);
  if (!report) return <Page title={mine.title}>{mine.reading}</Page>;
  const words = { texts: de, privacy: privacyDe, names: report.names, today };
  const name = report.names.get(personId);
  const lines = [
    ...(name ? [`${mine.person}: ${name}`] : []),
    mine.made(de.dates.dayWithYear(today)),
    ...(quarter ? [quarter.office.name] : []),
  ];
  return (
    <Page title={mine.title}>
      <div>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p>{mine.count(report.items.length)}</p>
      </div>
      <ReportActions report={report} words={words} head={{ title: mine.title, lines }} />
      {report.items.length === 0 && <p>{mine.nothing}</p>}
      <ReportParts report={report} words={words} />
      <OwnDevices persons={report.persons} devicesOf={devicesOf} />
    </Page>
  );
}
