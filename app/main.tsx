import './shell/refused-channels.ts';
import './ui/tokens.css';
import './ui/base.css';
import './ui/print.css';
import { render } from 'preact';
import { addresses } from '#domain/addresses.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { isStillComing } from '#domain/sync-status.ts';
import { forgetFirstReading, readFirst } from './data/first-reading.ts';
import { setLocalDatabase } from './data/local-store.ts';
import { openDatabase } from './data/open-database.ts';
import { wasSaved } from './data/persistence.ts';
import { App, type FirstReading, textSetOf } from './shell/app.tsx';
import { appUpdates } from './shell/app-updates.ts';
import { followQuarter, loadFirstVisit } from './shell/current-sync.ts';
import { followHistory } from './shell/history-trail.ts';
import { loadKiosk } from './shell/kiosk/late-kiosk.tsx';
import { preloadScreens } from './shell/lazy-screen.tsx';
import { applyLook } from './shell/look.ts';
import { quarterIn } from './shell/parent-address.ts';
import { listenForNews } from './shell/use-news.ts';
import { loadTextSet } from './shell/use-text-set.ts';
import { syncStatus } from './sync/status.ts';
import type { Texts } from './texts/de.ts';
import { preferredTextSet } from './texts/text-sets.ts';

const root = document.getElementById('app') as HTMLElement;

/** Opens the device's own data, then shows the first screen in the look that was chosen. */
async function start(): Promise<void> {
  listenForNews();
  // Rarely anybody chooses other texts than the browser's languages suggest.
  const likely = preferredTextSet(navigator.languages);
  const likelyTexts = loadTextSet(likely).catch(() => undefined);
  askForFirstVisit(quarterIn(location.pathname));
  const { database, kept } = await openDatabase({
    onBlocked: () => void askToCloseWindows(),
    onOutdated: () => appUpdates.announce(() => location.reload()),
  });
  setLocalDatabase(database);
  if (!isSecureContext) syncStatus.learn({ cannotKeep: 'insecure' });
  else if (!kept) syncStatus.learn({ cannotKeep: 'private' });
  const { settings, infoTablet } = await readFirst(
    (held) => {
      tidyAddress(held.quarter);
      return quarterIn(location.pathname);
    },
    dateOf(localDateTimeAt(new Date())),
  );
  const code = textSetOf(settings);
  const texts = (code === likely && (await likelyTexts)) || (await loadAnyTexts(code));
  followHistory();
  applyLook({ settings, lang: texts.lang, dir: texts.dir })();
  if (infoTablet !== null) await loadKiosk();
  show({ settings, texts, infoTablet });
  forgetFirstReading();
  followQuarter(quarterIn(location.pathname));
}

/** A first visit shows nothing before its copy comes: what brings it is fetched beside the rest. */
function askForFirstVisit(quarter: string | undefined): void {
  if (quarter !== undefined && !wasSaved(quarter)) void loadFirstVisit();
}

/** The texts that were chosen; where they cannot be fetched, Deutsch is better than nothing. */
function loadAnyTexts(code: string): Promise<Texts> {
  return loadTextSet(code).catch(() => loadTextSet('de'));
}

function show(first: FirstReading): void {
  root.textContent = '';
  render(<App first={first} />, root);
}

/** Whoever opens the app at its top comes home, without a screen in between. An address that cannot
 *  be read (a link that was cut inside a %) is no address of ours. */
function tidyAddress(quarter: string | undefined): void {
  if (location.pathname === '/' && quarter) history.replaceState(null, '', addresses.home(quarter));
  if (!isReadable(location.pathname)) history.replaceState(null, '', '/unreadable');
}

/** The answer depends on the decoded text, or a bundler may drop the call with its exception. */
function isReadable(path: string): boolean {
  try {
    return decodeURIComponent(path) !== '';
  } catch {
    return false;
  }
}

async function askToCloseWindows(): Promise<void> {
  const texts = await loadTextSet('de');
  root.textContent = texts.shell.otherWindows;
}

/** Storing the app and fetching what is not on screen wait until the first documents are here: on a
 *  slow line they would take its place. */
async function afterTheFirstCopy(): Promise<void> {
  await new Promise<void>((resolve) => {
    const subscription = syncStatus.subscribe({
      next: (status) => {
        if (isStillComing(status) && location.pathname.startsWith('/q/')) return;
        queueMicrotask(() => subscription.unsubscribe());
        resolve();
      },
    });
    setTimeout(resolve, 20_000);
  });
  void import('./shell/service-worker.ts').then(
    ({ storeApp }) => storeApp(syncStatus, appUpdates),
    // Not here in this moment: the next start stores the app.
    () => undefined,
  );
  await preloadScreens();
}

void start().then(() => (import.meta.env.PROD ? afterTheFirstCopy() : preloadScreens()));
