import type { Page } from 'playwright-core';
import { ar } from '../../app/texts/ar.ts';
import { de } from '../../app/texts/de.ts';
import { deSimple } from '../../app/texts/de-simple.ts';

/** A screen of the app that every check visits. */
export interface ScreenToCheck {
  name: string;
  path: string;
}

/** Every screen a guest can reach, with the sample quarter's entries. */
export const GUEST_SCREENS: readonly ScreenToCheck[] = [
  { name: 'home', path: '/q/lichtenberg' },
  { name: 'directory', path: '/q/lichtenberg/directory' },
  { name: 'directory, searched', path: '/q/lichtenberg/directory?q=rollator' },
  { name: 'directory, nothing found', path: '/q/lichtenberg/directory?q=xyzzyx' },
  { name: 'events, today', path: '/q/lichtenberg/events' },
  { name: 'events, week', path: '/q/lichtenberg/events?view=week' },
  { name: 'events, month', path: '/q/lichtenberg/events?view=month' },
  { name: 'notices', path: '/q/lichtenberg/notices' },
  { name: 'emergency', path: '/q/lichtenberg/emergency' },
  { name: 'request', path: '/q/lichtenberg/request' },
  { name: 'request, by a number', path: '/q/lichtenberg/request/ask/call' },
  { name: 'request, for whom', path: '/q/lichtenberg/request/ask/other' },
  { name: 'request, what', path: '/q/lichtenberg/request/ask/what' },
  { name: 'request, when', path: '/q/lichtenberg/request/ask/when' },
  { name: 'request, which day', path: '/q/lichtenberg/request/ask/day' },
  { name: 'request, where', path: '/q/lichtenberg/request/ask/where' },
  { name: 'request, who may come', path: '/q/lichtenberg/request/ask/who' },
  { name: 'request, contact', path: '/q/lichtenberg/request/ask/contact' },
  { name: 'own request, missing', path: '/q/lichtenberg/request/mine/nothing' },
  { name: 'own request, on a shared tablet', path: '/q/lichtenberg/request/mine/sealed' },
  { name: 'who comes', path: '/q/lichtenberg/who-comes' },
  { name: 'is it right', path: '/q/lichtenberg/report/place/bsp-technik-treff' },
  { name: 'something is strange', path: '/q/lichtenberg/report/strange/visit' },
  { name: 'remembered, empty', path: '/q/lichtenberg/remembered' },
  { name: 'settings', path: '/q/lichtenberg/settings' },
  { name: 'what is here and what arrived', path: '/q/lichtenberg/delivery' },
  { name: 'diagnose', path: '/q/lichtenberg/diagnose' },
  { name: 'how-to', path: '/q/lichtenberg/how-to' },
  { name: 'pairing, typed', path: '/pair' },
  { name: 'pairing, by link', path: '/pair/ACDEFHJK' },
  { name: 'devices, not for guests', path: '/q/lichtenberg/devices' },
  { name: 'key cards, not for guests', path: '/q/lichtenberg/key-cards' },
  { name: 'a Treff’s tablet, not for guests', path: '/q/lichtenberg/treff' },
  { name: 'the day of a Treff, not for guests', path: '/q/lichtenberg/treff-days' },
  { name: 'the same person, not for guests', path: '/q/lichtenberg/same-persons' },
  { name: 'privacy', path: '/q/lichtenberg/privacy' },
  { name: 'consent forms', path: '/q/lichtenberg/privacy/consent' },
  { name: 'what is stored about me', path: '/q/lichtenberg/my-data' },
  { name: 'persons, not for guests', path: '/q/lichtenberg/persons' },
  { name: 'to clear, not for guests', path: '/q/lichtenberg/to-clear' },
  { name: 'inbox, not for guests', path: '/q/lichtenberg/inbox' },
  { name: 'statistics, not for guests', path: '/q/lichtenberg/figures' },
  { name: 'tasks, not for guests', path: '/q/lichtenberg/tasks' },
  { name: 'a label that a guest has read', path: '/q/lichtenberg/lending/tablet-4' },
  { name: 'quarter list', path: '/quarters' },
  { name: 'day poster', path: '/q/lichtenberg/poster/day/2026-12-01' },
  { name: 'week poster', path: '/q/lichtenberg/poster/week/2026-12-01' },
  { name: 'place poster', path: '/q/lichtenberg/poster/place/bsp-technik-treff' },
  { name: 'emergency poster', path: '/q/lichtenberg/poster/emergency' },
  { name: 'nowhere', path: '/q/lichtenberg/nowhere' },
  { name: 'no such place', path: '/q/lichtenberg/place/nobody' },
  { name: 'no such quarter', path: '/q/atlantis' },
];

const LOADING = [de.common.loading, deSimple.common.loading, ar.common.loading];
/** A screen on which nothing has changed for so long has come to rest. */
const QUIET_MS = 250;

/** Waits until the screen at hand has its own heading and has come to rest. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction((loading) => {
    const heading = document.querySelector('h1')?.textContent;
    return heading && !loading.includes(heading);
  }, LOADING);
  await page.evaluate(
    (quietMs) =>
      new Promise<void>((resolve) => {
        const rest = () => {
          observer.disconnect();
          resolve();
        };
        let timer = setTimeout(rest, quietMs);
        const observer = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(rest, quietMs);
        });
        observer.observe(document, { childList: true, subtree: true, characterData: true });
      }),
    QUIET_MS,
  );
}

/** Screens of single entries: the longest and fullest of the sample, and one of each odd kind. */
export async function sampleScreens(origin: string): Promise<ScreenToCheck[]> {
  const answer = await fetch(`${origin}/api/sync/lichtenberg/public/snapshot`);
  const docs = (await answer.text())
    .split('\n')
    .filter(Boolean)
    .slice(1)
    .map((line) => (JSON.parse(line) as { doc: SampleDocument }).doc);
  const fullest = (type: string, fits: (doc: SampleDocument) => boolean = () => true) =>
    docs
      .filter((doc) => doc.type === type && fits(doc))
      .sort((a, b) => JSON.stringify(b).length - JSON.stringify(a).length)[0];
  const longestName = docs
    .filter((doc) => doc.type === 'place')
    .sort((a, b) => (b.name?.length ?? 0) - (a.name?.length ?? 0))[0];
  const chosen: [string, SampleDocument | undefined][] = [
    ['the fullest place', fullest('place')],
    ['the place with the longest name', longestName],
    ['a place from 2014', fullest('place', (doc) => doc.source?.asOf?.startsWith('201') ?? false)],
    ['a closed place', fullest('place', (doc) => doc.status === 'closed')],
    ['the fullest event', fullest('event', (doc) => Boolean(doc.rrule))],
    ['a cancelled event', fullest('event', (doc) => doc.status === 'cancelled')],
  ];
  return chosen.flatMap(([name, doc]) => (doc ? [{ name, path: pathOf(doc) }] : []));
}

interface SampleDocument {
  _id: string;
  type: string;
  name?: string;
  status?: string;
  rrule?: string;
  source?: { asOf?: string };
}

function pathOf(doc: SampleDocument): string {
  return `/q/lichtenberg/${doc._id.replace(':', '/')}`;
}
