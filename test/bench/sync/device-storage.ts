import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { launchProfile } from '../../support/chromium.ts';
import type { Figure } from '../figures.ts';
import { startBenchQuarter } from './bench-quarter.ts';
import type { EnginePage } from './pages/engine.ts';
import { bytesOf, type Profile, QUARTER } from './profiles.ts';
import { giveCookie, openSyncPage } from './sync-pages.ts';

/** Bytes of the browser's database on disk after a first sync, against the documents' JSON. */
export async function measureStorage(profile: Profile): Promise<Figure> {
  const server = await startBenchQuarter(profile);
  const folder = await mkdtemp(join(tmpdir(), 'vor-ort-bench-profile-'));
  const context = await launchProfile(folder, { serviceWorkers: 'block' });
  try {
    await context.addInitScript('globalThis.__name = (named) => named;');
    const cookie = server.devices[0]?.cookie;
    if (profile.team.length > 0 && cookie) await giveCookie(context, server.url, cookie);
    const page = await openSyncPage(context, server.url, 'engine');
    await page.evaluate(
      (quarter) => (window as unknown as { bench: EnginePage }).bench.runEngine(quarter),
      QUARTER,
    );
    const [ours, against] = [(await settledUsage(page)) / 1_000, bytesOf(profile) / 1_000];
    return {
      what: `storage on the device against the documents’ JSON: ${profile.name}`,
      ours,
      against,
      unit: 'kB',
      value: ours / against,
      goal: 3,
      note: 'IndexedDB of a browser profile on disk, right after the first sync',
    };
  } finally {
    await context.close();
    await server.remove();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the browser says once it says the same twice: its database compacts in its own time. */
async function settledUsage(page: Page): Promise<number> {
  for (let last = -1; ; ) {
    const usage = await page.evaluate(async () => {
      const estimate = (await navigator.storage.estimate()) as StorageEstimate & {
        usageDetails?: { indexedDB?: number };
      };
      return estimate.usageDetails?.indexedDB ?? estimate.usage ?? 0;
    });
    if (usage === last && usage > 0) return usage;
    last = usage;
    await pause(1_000);
  }
}
