import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * Bundles the simulation with the product's code in it, so that every process starts at once; with
 * `broken`, one function of the product is replaced by that file's. Returns the worker's path.
 */
export async function bundle(folder: string, broken?: BrokenModule): Promise<string> {
  const outDir = join(folder, broken?.name ?? 'sound');
  await mkdir(outDir, { recursive: true });
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: broken ? [replacing(broken)] : [],
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: { input: { worker: join(here, 'worker.ts') } },
    },
  });
  return join(outDir, 'worker.js');
}

/** A broken engine: a file that exports, under the same names, other functions than the product's. */
export interface BrokenModule {
  name: string;
  /** The file with the functions, below `broken/`. */
  file: string;
  /** The product's file whose exports they replace. */
  replaces: string;
}

/** The replacement imports what it replaces; everybody else gets the replacement. */
function replacing({ file, replaces }: BrokenModule): Plugin {
  const target = join(root, replaces);
  const replacement = join(here, 'broken', file);
  return {
    name: 'broken-engine',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (importer === undefined || importer === replacement) return null;
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      return resolved?.id === target ? replacement : null;
    },
  };
}

/** A folder for bundles inside the project, because they import its packages. */
export function bundleFolder(): string {
  return join(root, 'dist', 'simulation', String(process.pid));
}

/** Takes the bundles away. */
export async function removeBundles(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/** The address under which a process imports a file. */
export function addressOf(path: string): string {
  return pathToFileURL(path).href;
}
