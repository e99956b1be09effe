import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, readdirSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { version } from './package.json';

/** `vite build` makes the app, `vite build --mode server` the server and its commands. */
export default defineConfig(({ mode }) => (mode === 'server' ? serverBuild : appBuild));

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
      },
    }),
    rulesAlone(),
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

/** Files of the recurrence library that nothing of ours comes to, and what they export: rules as
 *  English sentences, rules as texts, a memory that is switched off. */
const UNUSED_OF_RRULE: Record<string, readonly string[]> = {
  './nlp/index': ['fromText', 'parseText', 'toText', 'isFullyConvertible'],
  './optionstostring': ['optionsToString'],
  './cache': ['Cache'],
};

/** Takes of the recurrence library what expands a rule: half of it. */
function rulesAlone() {
  const mark = '\0unused-of-rrule:';
  return {
    name: 'rules-alone',
    enforce: 'pre' as const,
    resolveId(source: string, importer: string | undefined) {
      if (source === 'rrule') return resolve('node_modules/rrule/dist/esm/rrule.js');
      const isTheirs = importer?.includes('/node_modules/rrule/');
      return isTheirs && source in UNUSED_OF_RRULE ? mark + source : undefined;
    },
    load(id: string) {
      if (!id.startsWith(mark)) return undefined;
      const names = UNUSED_OF_RRULE[id.slice(mark.length)] ?? [];
      return names.map((name) => `export const ${name} = undefined;`).join('\n');
    },
  };
}

/** The same for app and server where both are built from the same files below the folder. */
function markOf(folder: string): string {
  const hash = createHash('sha256');
  const root = join(import.meta.dirname, folder);
  for (const name of readdirSync(root).sort())
    hash.update(name).update(readFileSync(join(root, name)));
  return hash.digest('base64url').slice(0, 16);
}

/** Lays a Brotli and a gzip copy beside every text file, for the server to send as they are. */
function precompressed() {
  let folder = '';
  return {
    name: 'precompressed',
    apply: 'build' as const,
    enforce: 'post' as const,
    configResolved({ root, build }: { root: string; build: { outDir: string } }) {
      folder = resolve(root, build.outDir);
    },
    // After the service worker was written, which happens last.
    closeBundle: {
      sequential: true,
      order: 'post' as const,
      async handler() {
        const names = await readdir(folder, { recursive: true });
        await Promise.all(
          names
            .filter((name) => COMPRESSIBLE.test(name))
            .map((name) => compress(join(folder, name))),
        );
      },
    },
  };
}

const COMPRESSIBLE = /\.(?:js|css|html|svg|json|webmanifest)$/;

async function compress(path: string) {
  const brotli = createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  await pipeline(createReadStream(path), brotli, createWriteStream(`${path}.br`));
  await pipeline(createReadStream(path), createGzip({ level: 9 }), createWriteStream(`${path}.gz`));
}
