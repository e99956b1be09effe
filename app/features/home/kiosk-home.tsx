import { KeyRound, Newspaper, ShieldCheck } from 'lucide';
import { addresses } from '#domain/addresses.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { observeQuarter } from '../../data/documents.ts';
import { changeSettings } from '../../data/settings.ts';
import { useKiosk } from '../../texts/kiosk-texts.ts';
import { TEXT_SETS } from '../../texts/text-sets.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { LinkButton } from '../../ui/button.tsx';
import { LanguageRow } from '../../ui/language-row.tsx';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { FourWays } from './four-ways.tsx';
import { ImportantNotices } from './important-notices.tsx';
import { TodayCard, TodayIsComing } from './today-card.tsx';
import { useHome } from './use-home.ts';
import './home.css';
import './kiosk-home.css';

/** Where everybody begins who stands at an info tablet: four large ways, today, the languages. */
export function KioskHome({ quarterId }: { quarterId: string }) {
  const texts = useTexts();
  const kiosk = useKiosk();
  const now = localDateTimeAt(useNow());
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const home = useHome(quarterId, now);
  const before = (
    <p class="kiosk-welcome">
      <span>{quarter ? kiosk.welcome(quarter.name) : texts.shell.appName}</span>
      <span>{texts.dates.day(dateOf(now))}</span>
    </p>
  );
  return (
    <div class="kiosk-home">
      <Page title={kiosk.title} before={before}>
        <FourWays quarterId={quarterId} whatsOn={kiosk.today} />
        {home ? <TodayCard {...{ quarterId, home, now }} /> : <TodayIsComing />}
        {home && <ImportantNotices quarterId={quarterId} notices={home.importantNotices} />}
        <LanguageRow
          label={texts.settings.language}
          choices={TEXT_SETS}
          current={texts.code}
          onChoose={(language) => void changeSettings({ language })}
        />
        <div class="row">
          <LinkButton look="pill" icon={Newspaper} href={addresses.notices(quarterId)}>
            {texts.home.notices}
          </LinkButton>
          <LinkButton look="pill" icon={ShieldCheck} href={addresses.privacy(quarterId)}>
            {kiosk.privacy}
          </LinkButton>
          <LinkButton look="pill" icon={KeyRound} href={addresses.leave(quarterId)}>
            {kiosk.forTeam}
          </LinkButton>
        </div>
      </Page>
    </div>
  );
}
