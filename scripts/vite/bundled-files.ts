import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterBuild } from './after-build.ts';

/** What goes in: programs and styles. Each has a hash of its contents in its name. */
const IS_BUNDLED = /\.(?:js|css)$/;

/**
 * Lays all programs and styles of the app once more into one file, `app-files.json`, by address. The
 * service worker stores a new app from it: hundreds of files are one question then, and compress better
 * together than each for itself.
 */
export function bundledFiles() {
  return afterBuild('bundled-files', async (folder) => {
    const names = (await readdir(join(folder, 'assets'))).filter((one) => IS_BUNDLED.test(one));
    const files: Record<string, string> = {};
    for (const name of names.sort()) {
      files[`/assets/${name}`] = await readFile(join(folder, 'assets', name), 'utf8');
    }
    await writeFile(join(folder, 'app-files.json'), JSON.stringify(files));
  });
}
