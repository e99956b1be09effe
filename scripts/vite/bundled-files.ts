import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterBuild } from './after-build.ts';

/** Each has a hash of its contents in its name. */
const IS_PROGRAM_OR_STYLE = /^assets\/.*\.(?:js|css)$/;
/** Screens that are opened from another one; but for what one press on the first screen opens. */
const IS_OPENED_LATER =
  /\/app\/(?:features\/(?!(?:directory|place|events?|notices|emergency|request)\/)|shell\/(?:work|treff)-routes)/;
/** From here on it pays that browsers keep a file of its own compiled, bytes. */
const LARGE = 8_000;

/** What of the bundler's account of a file is looked at. */
interface BuiltFile {
  type: string;
  fileName: string;
  code?: string;
  source?: string | Uint8Array;
  isEntry?: boolean;
  facadeModuleId?: string | null;
  imports?: string[];
  dynamicImports?: string[];
  viteMetadata?: { importedCss?: Set<string> };
}

/**
 * Lays the programs and styles of the app into one file, `app-files.json`, by address, but for the large ones
 * that a start needs. On a device they are one entry of its storage (app/shell/bundled-files.ts).
 */
export function bundledFiles() {
  let bundled: ReadonlySet<string> = new Set();
  const written = afterBuild('bundled-files', async (folder) => {
    const files: Record<string, string> = {};
    for (const name of bundled) files[`/${name}`] = await readFile(join(folder, name), 'utf8');
    await writeFile(join(folder, 'app-files.json'), JSON.stringify(files));
  });
  return {
    ...written,
    writeBundle(_options: unknown, bundle: Record<string, BuiltFile>) {
      const needed = neededAtStart(bundle);
      const isAlone = (name: string) => needed.has(name) && sizeOf(bundle[name]) >= LARGE;
      const names = Object.keys(bundle).filter((name) => IS_PROGRAM_OR_STYLE.test(name));
      bundled = new Set(names.filter((name) => !isAlone(name)).sort());
    },
    /** The service worker's list tells them apart. */
    marked: <Entry extends { url: string }>(entries: Entry[]) =>
      entries.map((entry) => (bundled.has(entry.url) ? { ...entry, bundled: true } : entry)),
  };
}

function sizeOf({ code, source }: BuiltFile = { type: '', fileName: '' }): number {
  return (code ?? source)?.length ?? 0;
}

/** Files that come in without a screen being opened: from the entries on, over everything but screens. */
function neededAtStart(bundle: Record<string, BuiltFile>): Set<string> {
  const needed = new Set<string>();
  const add = (name: string) => {
    const file = bundle[name];
    if (!file || needed.has(name)) return;
    needed.add(name);
    for (const style of file.viteMetadata?.importedCss ?? []) needed.add(style);
    for (const imported of file.imports ?? []) add(imported);
    for (const wanted of file.dynamicImports ?? []) {
      if (!IS_OPENED_LATER.test(bundle[wanted]?.facadeModuleId ?? '')) add(wanted);
    }
  };
  for (const { type, fileName, isEntry } of Object.values(bundle)) {
    // A worker's program is an asset to the bundler.
    if (isEntry || (type === 'asset' && fileName.endsWith('.js'))) add(fileName);
  }
  return needed;
}
