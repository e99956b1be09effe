import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { version } from './package.json';
import { bundledFiles } from './scripts/vite/bundled-files.ts';
import { inOneFile } from './scripts/vite/in-one-file.ts';
import { precompressed } from './scripts/vite/precompressed.ts';
import { rulesAlone } from './scripts/vite/rules-alone.ts';

/** `vite build` makes the app, `vite build --mode server` the server and its commands. */
export default defineConfig(({ mode }) => (mode === 'server' ? serverBuild : appBuild));

const bundled = bundledFiles();

const appBuild = {
  root: 'app',
  publicDir: '../public',
  define: {
    'import.meta.env.APP_VERSION': JSON.stringify(version),
    __SCHEMA_MARK__: JSON.stringify(markOf('app/domain')),
  },
  plugins: [
    preact(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: '.',
      filename: 'sw.ts',
      registerType: 'prompt',
      injectRegister: false,
      manifest: false,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,woff2}', 'icon.svg'],
        // Letters that only some readers need: the worker keeps them when they are first fetched.
        globIgnores: ['assets/noto-sans-*.woff2'],
        manifestTransforms: [(entries) => ({ manifest: bundled.marked(entries), warnings: [] })],
      },
    }),
    rulesAlone(),
    bundled,
    precompressed(),
  ],
  worker: { format: 'es' as const, plugins: () => [rulesAlone()] },
  // Dexie's usual entry is its build for browsers of ten years ago.
  resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
  build: {
    outDir: '../dist/app',
    emptyOutDir: true,
    // The code asks for `Object.hasOwn` and `findLast` in any case: whoever
    // has those has private fields, which are slow and large where they are written out.
    target: ['chrome97', 'firefox104', 'safari15.4'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false, resolveDependencies: preloadedWith },
    rolldownOptions: {
      output: {
        // Every file more that a start needs costs an old phone a few milliseconds.
        codeSplitting: {
          groups: [
            { name: 'start', tags: ['$initial' as const], priority: 3 },
            { name: 'first-visit', test: /app\/shell\/visit-first\.ts/, priority: 2 },
            {
              name: 'documents',
              test: /node_modules\/valibot|app\/domain\/(?:public-)?document\.ts/,
              priority: 1,
            },
            { name: inOneFile('engine', 'app/shell/start-sync.ts'), priority: 1 },
            { name: 'agenda', test: /app\/domain\/(?:agenda|occurrences)\.ts/, priority: 1 },
            // Small things that many late screens share: a file each would be hundreds to store.
            { name: 'icons', test: /node_modules\/lucide/ },
            { name: 'parts', test: /app\/ui\//, minShareCount: 2 },
          ],
        },
      },
    },
  },
};

/** The files of the first screen are asked for together. For all others the first screen would carry a
 *  list of every file's name: they lie on the device by then, or come one after the other. */
function preloadedWith(file: string, needed: string[]): string[] {
  return /^assets\/(?:ar|de|de-simple|first-visit|agenda)-[^/]*$/.test(file) ? needed : [];
}

const serverBuild = {
  publicDir: false as const,
  define: { __SCHEMA_MARK__: JSON.stringify(markOf('app/domain')) },
  build: {
    ssr: true,
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: {
      input: {
        main: 'sync-server/main.ts',
        import: 'sync-server/import/cli.ts',
        pair: 'sync-server/pair/cli.ts',
        'hours-worker': 'app/hours/node-hours-worker.ts',
      },
    },
  },
};

/** The same for app and server where both are built from the same files below the folder. */
function markOf(folder: string): string {
  const hash = createHash('sha256');
  const root = join(import.meta.dirname, folder);
  for (const name of readdirSync(root).sort())
    hash.update(name).update(readFileSync(join(root, name)));
  return hash.digest('base64url').slice(0, 16);
}
