import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { observeOnThisDevice, observeOwnReport } from '../../data/access-report.ts';
import { observeSession } from '../../data/device.ts';
import { languageName } from '../../texts/language-names.ts';
import { usePrivacy } from '../../texts/privacy-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { AskOffice } from './ask-office.tsx';
import { ReportActions } from './report-actions.tsx';
import { ReportParts } from './report-parts.tsx';
import './report.css';

/** "Was ist über mich gespeichert?" on a device of one's own, read from it and without a network; on a
 *  shared one only the way to ask. */
export function OwnReportScreen({ quarterId }: { quarterId: string }) {
  const { mine } = usePrivacy();
  const session = useLive(observeSession, []);
  const isOwn = session?.role === 'guest' || session?.personId !== undefined;
  return (
    <Page title={mine.title}>
      {!session && <p>{mine.reading}</p>}
      {session && isOwn && <OwnParts quarterId={quarterId} />}
      {session && !isOwn && <p>{session.role === 'office' ? mine.officeUse : mine.shared}</p>}
      {session && session.role !== 'office' && (
        <AskOffice quarterId={quarterId} role={session.role} />
      )}
    </Page>
  );
}

function OwnParts({ quarterId }: { quarterId: string }) {
  const texts = useTexts();
  const privacy = usePrivacy();
  const { mine } = privacy;
  const now = localDateTimeAt(useNow());
  const report = useLive(() => observeOwnReport(quarterId), [quarterId]);
  if (report === undefined) return <p>{mine.reading}</p>;
  const today = dateOf(now);
  const words = { texts, privacy, names: report?.names ?? new Map(), today };
  const head = { title: mine.title, lines: [mine.made(texts.dates.dayWithYear(today))] };
  const hasSome = report !== null && report.items.length > 0;
  return (
    <>
      {hasSome && <ReportActions report={report} words={words} head={head} />}
      <section class="stack">
        <h2>{mine.own}</h2>
        <p>{hasSome ? mine.ownText : mine.nothing}</p>
        <p>{mine.more}</p>
      </section>
      {hasSome && <ReportParts report={report} words={words} />}
      <OnThisDevice quarterId={quarterId} />
    </>
  );
}

function OnThisDevice({ quarterId }: { quarterId: string }) {
  const texts = useTexts();
  const { mine } = usePrivacy();
  const held = useLive(() => observeOnThisDevice(quarterId), [quarterId]);
  if (!held) return null;
  const { textSize, language } = held.settings;
  return (
    <section class="card stack report-part">
      <h2>{mine.onDevice}</h2>
      <p class="soft">{mine.onDeviceText}</p>
      <h3>{mine.remembered}</h3>
      {held.remembered.length === 0 && <p>{mine.nothingRemembered}</p>}
      <ul>
        {held.remembered.map((name) => (
          <li key={name}>
            <bdi lang="de">{name}</bdi>
          </li>
        ))}
      </ul>
      <h3>{mine.settings}</h3>
      <p>{mine.textSize(textSize)}</p>
      <p>{mine.language(languageName(language?.slice(0, 2) ?? texts.lang, texts.lang))}</p>
    </section>
  );
}
