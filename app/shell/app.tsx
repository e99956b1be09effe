import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks';
import { LocationProvider, useLocation } from 'preact-iso';
import { isQuarterId } from '#domain/ids.ts';
import { observeInfoTablet } from '../data/device.ts';
import { observeQuarter } from '../data/documents.ts';
import { firstHome } from '../data/first-reading.ts';
import { changeSettings, type DeviceSettings, observeSettings } from '../data/settings.ts';
import { visitorChoices } from '../data/visitor-choices.ts';
import type { Texts } from '../texts/de.ts';
import { preferredTextSet } from '../texts/text-sets.ts';
import { TextsContext } from '../texts/use-texts.ts';
import { useCurrent, useLive } from '../ui/use-live.ts';
import { CrashGuard } from './crash-guard.tsx';
import { followQuarter } from './current-sync.ts';
import { Frame } from './frame.tsx';
import { LateKiosk } from './kiosk/late-kiosk.tsx';
import { applyLook } from './look.ts';
import { quarterIn } from './parent-address.ts';
import { Routes } from './routes.tsx';
import { SettingsContext, useSettings } from './settings-context.ts';
import { useHistoryTrail } from './use-history-trail.ts';
import { useNews } from './use-news.ts';
import { useTextSet } from './use-text-set.ts';

/** What was read before the first render, so that nothing changes its look after it. */
export interface FirstReading {
  settings: DeviceSettings;
  texts: Texts;
  /** The quarter of an info tablet; `null` where this device is none. */
  infoTablet: string | null;
}

/** Code of the text set that the settings ask for, or else the browser's languages. */
export function textSetOf(settings: DeviceSettings): string {
  return settings.language ?? preferredTextSet(navigator.languages);
}

/** The whole app. */
export function App({ first }: { first: FirstReading }) {
  const held = useLive(observeSettings, []) ?? first.settings;
  const { choices } = useCurrent(visitorChoices);
  const settings = useMemo(() => ({ ...held, ...choices }), [held, choices]);
  const texts = useTextSet(textSetOf(settings), first.texts);
  return (
    <SettingsContext.Provider value={settings}>
      <TextsContext.Provider value={texts}>
        <LocationProvider>
          <CrashGuard attempt="app">
            <QuarterShell texts={texts} infoTablet={first.infoTablet} />
          </CrashGuard>
        </LocationProvider>
      </TextsContext.Provider>
    </SettingsContext.Provider>
  );
}

/** The quarter of the address: its copy, its colour, its frame around the screens. */
function QuarterShell({ texts, infoTablet: first }: Pick<FirstReading, 'texts' | 'infoTablet'>) {
  const infoTablet = useLive(observeInfoTablet, [], first) ?? null;
  const { path, url } = useLocation();
  const settings = useSettings();
  const inAddress = quarterIn(path);
  const quarterId = inAddress !== undefined && isQuarterId(inAddress) ? inAddress : undefined;
  const held = useLive(
    () => observeQuarter(quarterId ?? ''),
    [quarterId],
    firstHome(quarterId ?? '')?.quarter,
  );
  // Just after the address has changed it is still the one before.
  const quarter = held?._id === `quarter:${quarterId}` ? held : undefined;
  useHistoryTrail();
  useNews();
  useEffect(() => followQuarter(quarterId), [quarterId]);
  useEffect(() => {
    // Whoever opens a quarter that exists has chosen it.
    const isOther = quarter && quarterId !== settings.quarter;
    if (isOther) void changeSettings({ quarter: quarterId });
  }, [quarter !== undefined, quarterId]);
  useLayoutEffect(
    () => applyLook({ settings, lang: texts.lang, dir: texts.dir, accent: quarter?.accent }),
    [settings, texts, quarter?.accent],
  );
  if (infoTablet !== null) {
    return <LateKiosk quarterId={infoTablet} quarter={quarter} attempt={url} />;
  }
  return (
    <Frame quarterId={quarterId} quarter={quarter} isTop={path === '/'}>
      <CrashGuard attempt={url}>
        <Routes />
      </CrashGuard>
    </Frame>
  );
}
