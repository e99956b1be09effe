import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** What goes in: programs and styles. Each has a hash of its contents in its name. */
const IS_BUNDLED = /\.(?:js|css)$/;

/**
 * Lays all programs and styles of the app once more into one file, `app-files.json`, by address. The
 * service worker stores a new app from it: hundreds of files are one question then, and compress better
 * together than each for itself.
 */
export function bundledFiles() {
  let folder = '';
  return {
    name: 'bundled-files',
    apply: 'build' as const,
    enforce: 'post' as const,
    configResolved({ root, build }: { root: string; build: { outDir: string } }) {
      folder = resolve(root, build.outDir);
    },
    closeBundle: {
      sequential: true,
      order: 'post' as const,
      async handler() {
        const names = (await readdir(join(folder, 'assets'))).filter((one) => IS_BUNDLED.test(one));
        const files: Record<string, string> = {};
        for (const name of names.sort()) {
          files[`/assets/${name}`] = await readFile(join(folder, 'assets', name), 'utf8');
        }
        await writeFile(join(folder, 'app-files.json'), JSON.stringify(files));
      },
    },
  };
}
