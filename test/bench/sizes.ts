import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { newDevice } from './bench-context.ts';
import type { Figure } from './figures.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** JavaScript and CSS that the first screen loads, gzip, in each language. */
export async function measureSizes(browser: Browser, origin: string): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const locale of ['de-DE', 'ar']) {
    const context = await newDevice(browser, { locale, serviceWorkers: 'block' });
    const page = await context.newPage();
    const names = new Set<string>();
    page.on('request', (request) => {
      const url = new URL(request.url());
      // Workers come late and beside the screen: they are in the sum of the whole app.
      if (/\.(js|css)$/.test(url.pathname) && !/worker/.test(url.pathname)) names.add(url.pathname);
    });
    await page.goto(`${origin}/q/bench`);
    await page.locator('a[href^="tel:"]').first().waitFor();
    const first = [...names];
    const bytes = first.reduce((sum, name) => sum + gzipOf(join(root, 'dist/app', name)), 0);
    figures.push({
      what: `JavaScript and CSS of the first screen (${locale})`,
      ours: bytes / 1000,
      unit: 'kB gzip',
      value: bytes / 1000,
      goal: 90,
      note: `${first.length} files`,
    });
    await context.close();
  }
  return [...figures, wholeApp()];
}

function wholeApp(): Figure {
  const folder = join(root, 'dist/app');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(js|css|html|woff2)$/.test(name),
  );
  const bytes = files.reduce((sum, name) => sum + gzipOf(join(folder, name)), 0);
  return {
    what: 'the whole app as a phone keeps it',
    ours: bytes / 1000,
    unit: 'kB gzip',
    value: bytes / 1000,
    goal: Number.POSITIVE_INFINITY,
    note: 'fonts included; no goal is set',
  };
}

function gzipOf(file: string): number {
  return gzipSync(new Uint8Array(readFileSync(file)), { level: 9 }).length;
}
