import { addresses } from '#domain/addresses.ts';
import { observeQuarter } from '../../data/documents.ts';
import {
  changeSettings,
  type DeviceSettings,
  observeSettings,
  TEXT_SIZES,
} from '../../data/settings.ts';
import { useGuide } from '../../texts/guide-texts.ts';
import { TEXT_SETS } from '../../texts/text-sets.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../../ui/use-live.ts';
import { DeviceCard, type Disconnect } from './device-card.tsx';
import { type NewsActions, NewsCard } from './news-card.tsx';
import { StorageCard } from './storage-card.tsx';
import './settings.css';

const SCHEMES = ['system', 'light', 'dark'] as const;
const CONTRASTS = ['normal', 'more'] as const;

/** How it looks, which language it speaks, which quarter it shows, and what is on this device. */
export function SettingsScreen({
  quarterId,
  disconnect,
  news,
}: {
  quarterId: string;
  disconnect: Disconnect;
  news: NewsActions;
}) {
  const { settings: words } = useGuide();
  const { shell } = useTexts();
  // Until they are read nothing is marked: a mark that jumps would tell what nobody chose.
  const settings = useLive(observeSettings, []);
  return (
    <Page title={words.title}>
      <div class="stack settings-parts">
        <Choice
          legend={words.textSize}
          options={TEXT_SIZES.map((size) => ({
            value: String(size),
            label: `${shell.sizes[size]} · ${shell.percent(size)}`,
          }))}
          value={settings && String(settings.textSize)}
          onChange={(size) => choose({ textSize: TEXT_SIZES.find((one) => String(one) === size) })}
        />
        <LanguageChoice />
        <Choice
          legend={words.scheme}
          options={SCHEMES.map((scheme) => ({ value: scheme, label: words.schemes[scheme] }))}
          value={settings?.scheme}
          onChange={(scheme) => choose({ scheme })}
        />
        <Choice
          legend={words.contrast}
          options={CONTRASTS.map((contrast) => ({
            value: contrast,
            label: words.contrasts[contrast],
          }))}
          value={settings?.contrast}
          onChange={(contrast) => choose({ contrast })}
        />
        <QuarterCard quarterId={quarterId} />
        <DeviceCard quarterId={quarterId} disconnect={disconnect} />
        <NewsCard actions={news} />
        <StorageCard quarterId={quarterId} />
        <LinkButton href={addresses.privacy(quarterId)}>{words.privacy}</LinkButton>
      </div>
    </Page>
  );
}

function LanguageChoice() {
  const { settings: words } = useGuide();
  const { settings, checkedBy, code } = useTexts();
  return (
    <div class="stack">
      <Choice
        legend={settings.language}
        options={TEXT_SETS.map((set) => ({ value: set.code, label: set.name, lang: set.lang }))}
        value={code}
        onChange={(language) => choose({ language })}
      />
      <p class="soft small">{checkedBy ? words.checked : words.notChecked}</p>
    </div>
  );
}

function QuarterCard({ quarterId }: { quarterId: string }) {
  const { settings: words } = useGuide();
  const { quarterChoice } = useTexts();
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  if (!quarter) return null;
  return (
    <Card class="stack">
      <h2>{words.quarter(quarter.word)}</h2>
      <p>
        <strong>{quarter.name}</strong>
        <br />
        {quarterChoice.where(quarter.word, quarter.city)}
      </p>
      <LinkButton href={addresses.quarterList}>{words.changeQuarter}</LinkButton>
    </Card>
  );
}

function choose(changes: Partial<DeviceSettings>): void {
  void changeSettings(changes);
}
