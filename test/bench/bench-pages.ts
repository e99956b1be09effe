import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext } from 'playwright-core';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const built = join(root, 'dist', 'bench');
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };

/** Builds the pages that figures are compared with, as the product itself is built. */
export async function buildBenchPages(): Promise<void> {
  await build({
    root: join(root, 'test/bench/pages'),
    configFile: false,
    base: '/bench/',
    logLevel: 'error',
    resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: built,
      emptyOutDir: true,
      rolldownOptions: {
        input: ['limit', 'empty'].map((name) => join(root, `test/bench/pages/${name}.html`)),
      },
    },
  });
}

/** Serves the built pages below /bench/ of the product's own origin, to this context alone. */
export async function serveBenchPages(context: BrowserContext, origin: string): Promise<void> {
  await context.route(`${origin}/bench/**`, async (route) => {
    const path = new URL(route.request().url()).pathname.replace('/bench/', '');
    await route.fulfill({
      body: await readFile(join(built, path)),
      contentType: TYPES[extname(path)] ?? 'application/octet-stream',
    });
  });
}
