import { CircleHelp, Newspaper, Settings } from 'lucide';
import { addresses } from '#domain/addresses.ts';
import { dateOf, localDateTimeAt, timeOf } from '#domain/local-time.ts';
import { changeSettings } from '../../data/settings.ts';
import { TEXT_SETS } from '../../texts/text-sets.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { LinkButton } from '../../ui/button.tsx';
import { LanguageRow } from '../../ui/language-row.tsx';
import { Page } from '../../ui/page.tsx';
import { useNow } from '../../ui/use-now.ts';
import { FirstSlot } from './first-slot.tsx';
import { FourWays } from './four-ways.tsx';
import { greetingAt } from './greeting.ts';
import { ImportantNotices } from './important-notices.tsx';
import { RememberedCard } from './remembered-card.tsx';
import { SavedLine } from './saved-line.tsx';
import { TodayCard, TodayIsComing } from './today-card.tsx';
import { useHome } from './use-home.ts';
import './home.css';

/** Where everybody starts: today, the four ways, what matters. */
export function HomeScreen({ quarterId }: { quarterId: string }) {
  const texts = useTexts();
  const instant = useNow();
  const now = localDateTimeAt(instant);
  const home = useHome(quarterId, now);
  return (
    <Page title={greetingAt(timeOf(now), texts)}>
      <p class="soft home-date">{texts.dates.day(dateOf(now))}</p>
      <div class="home">
        <div class="home-parts">
          <FirstSlot quarterId={quarterId} />
          {home ? <TodayCard {...{ quarterId, home, now }} /> : <TodayIsComing />}
          <div class={home ? 'stack' : 'stack home-waits'}>
            <FourWays quarterId={quarterId} />
            {home && <ImportantNotices quarterId={quarterId} notices={home.importantNotices} />}
            <RememberedCard quarterId={quarterId} />
            <FurtherWays quarterId={quarterId} />
            <LanguageRow
              label={texts.settings.language}
              choices={TEXT_SETS}
              current={texts.code}
              onChoose={(language) => void changeSettings({ language })}
            />
            <SavedLine quarterId={quarterId} now={instant} />
          </div>
        </div>
      </div>
    </Page>
  );
}

function FurtherWays({ quarterId }: { quarterId: string }) {
  const { home } = useTexts();
  return (
    <div class="row">
      <LinkButton look="pill" icon={Newspaper} href={addresses.notices(quarterId)}>
        {home.notices}
      </LinkButton>
      <LinkButton look="pill" icon={Settings} href={addresses.settings(quarterId)}>
        {home.settings}
      </LinkButton>
      <LinkButton look="pill" icon={CircleHelp} href={addresses.howTo(quarterId)}>
        {home.howTo}
      </LinkButton>
    </div>
  );
}
