import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type LaunchOptions } from 'playwright-core';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Chromium's own flags only: the package's list switches web security off, which would let a
 *  broken Content-Security-Policy pass. The background services would look for Google's hosts. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A fresh, empty browser. The caller closes it. */
export function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch(launchOptions(options));
}

/** A browser with a profile on disk, which can be closed (or killed) and opened again. */
export function launchProfile(
  folder: string,
  options: Parameters<typeof chromium.launchPersistentContext>[1] = {},
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { ...options, ...launchOptions(options) });
}

function launchOptions(options: LaunchOptions): LaunchOptions {
  const folder = unpackChromium();
  return {
    ...options,
    executablePath: join(folder, 'chromium'),
    args: [...ARGS, ...(options.args ?? [])],
    // A bare image lacks some of Chromium's libraries; the package brings them.
    env: { ...process.env, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') } as Record<
      string,
      string
    >,
  };
}

/**
 * The folder that holds the unpacked Chromium; unpacks it where it is missing. Several processes may
 * ask at once: each unpacks into a folder of its own, and the first to finish gives it its name.
 */
export function unpackChromium(): string {
  const { version } = JSON.parse(
    readFileSync(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8'),
  ) as { version: string };
  const folder = join(tmpdir(), `vor-ort-chromium-${version}-${userInfo().uid}`);
  if (existsSync(folder)) return folder;
  const fresh = mkdtempSync(`${folder}-`);
  const unpacked = spawnSync(process.execPath, [join(root, 'test/support/unpack-chromium.mjs')], {
    env: { ...process.env, TMPDIR: fresh, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
    encoding: 'utf8',
  });
  if (unpacked.status !== 0) throw new Error(`Chromium could not be unpacked: ${unpacked.stderr}`);
  try {
    renameSync(fresh, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(fresh, { recursive: true, force: true });
  }
  return folder;
}
