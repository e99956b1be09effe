import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build, type InlineConfig, loadConfigFromFile } from 'vite';
import { newDevice } from '../bench-context.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const peers = join(root, 'test/bench/peers');
const built = join(root, 'dist', 'bench-sync');
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };

/** A page of these benchmarks: our engine, a tablet that writes, or a peer. */
export type SyncPage = 'engine' | 'tablet' | 'pouch' | 'rxdb';
const OURS: ReadonlySet<SyncPage> = new Set(['engine', 'tablet']);

/** Builds the pages; installs the peers where they are missing, and nowhere else. */
export async function buildSyncPages(): Promise<void> {
  installPeers();
  await buildPages(
    join(root, 'test/bench/sync/pages'),
    'ours',
    ['engine', 'tablet'],
    await productSettings(),
  );
  await buildPages(peers, 'peers', ['pouch', 'rxdb']);
}

/** Opens a page on a device, at the server's own origin. */
export async function openSyncPage(
  context: BrowserContext,
  origin: string,
  name: SyncPage,
): Promise<Page> {
  const folder = join(built, OURS.has(name) ? 'ours' : 'peers');
  await context.route(`${origin}/bench-sync/**`, async (route) => {
    const path = new URL(route.request().url()).pathname.replace('/bench-sync/', '');
    await route.fulfill({
      body: await readFile(join(folder, path)),
      contentType: TYPES[extname(path)] ?? 'application/octet-stream',
    });
  });
  const page = await context.newPage();
  await page.goto(`${origin}/bench-sync/${name}.html`);
  await page.waitForFunction(() => 'bench' in window);
  return page;
}

/** An empty device, paired where there is a cookie. */
export async function newSyncDevice(
  browser: Browser,
  origin: string,
  cookie?: string,
): Promise<BrowserContext> {
  const context = await newDevice(browser, { serviceWorkers: 'block' });
  if (cookie) await giveCookie(context, origin, cookie);
  return context;
}

/** Makes a context the device that the cookie names. */
export async function giveCookie(
  context: BrowserContext,
  origin: string,
  cookie: string,
): Promise<void> {
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: origin, httpOnly: true, sameSite: 'Strict' }]);
}

function installPeers(): void {
  if (existsSync(join(peers, 'node_modules', '.package-lock.json'))) return;
  console.log('Installing what the benchmarks compare with …');
  const npm = process.env.npm_execpath;
  const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []];
  const done = spawnSync(command, [...first, 'ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: peers,
    stdio: 'inherit',
  });
  if (done.status !== 0) throw new Error('the peers could not be installed');
}

/** What the product's own build sets, so that the engine is the one that people have. */
async function productSettings(): Promise<InlineConfig> {
  const environment = { command: 'build', mode: 'production' } as const;
  const file = join(root, 'vite.config.ts');
  const product = await loadConfigFromFile(environment, file, root, 'error');
  return { define: product?.config.define, resolve: product?.config.resolve };
}

async function buildPages(
  from: string,
  folder: string,
  names: readonly string[],
  settings: InlineConfig = {},
): Promise<void> {
  await build({
    root: from,
    configFile: false,
    ...settings,
    base: '/bench-sync/',
    logLevel: 'error',
    build: {
      outDir: join(built, folder),
      emptyOutDir: true,
      rolldownOptions: { input: names.map((name) => join(from, `${name}.html`)) },
    },
  });
}
