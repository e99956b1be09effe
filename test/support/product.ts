import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The built product as people run it, on a port and a data folder of its own. */
export interface Product {
  origin: string;
  port: number;
  dataDir: string;
  /** What it printed so far, both streams. */
  output(): string;
  /** Starts it again on the same port and folder. */
  start(): Promise<void>;
  /** Asks it to stop and waits; the exit code. */
  stop(): Promise<number | null>;
  /** Kills it where it stands. */
  kill(): Promise<void>;
  /** Stops it and removes its folder. */
  remove(): Promise<void>;
}

/** The data folder of a product that was started once and stopped: its sample quarters are in it. */
const PREPARED = join(root, 'test-results', 'prepared-product');

/** Makes that folder anew with the product as it is built; once, before tests run side by side. */
export async function prepareProduct(): Promise<void> {
  const dataDir = `${PREPARED}-now`;
  for (const folder of [PREPARED, dataDir]) await rm(folder, { recursive: true, force: true });
  const product = await startProduct({ DATA_DIR: dataDir });
  const exitCode = await product.stop();
  if (exitCode !== 0) throw new Error(`the server did not stop:\n${product.output()}`);
  await rename(dataDir, PREPARED);
}

/**
 * Starts the built server with its sample quarter and waits until it answers. With no environment of its
 * own it goes on from the prepared folder, which spares it the import.
 */
export async function startProduct(environment: Record<string, string> = {}): Promise<Product> {
  const dataDir = environment.DATA_DIR ?? (await mkdtemp(join(tmpdir(), 'vor-ort-product-')));
  if (Object.keys(environment).length === 0 && existsSync(PREPARED)) {
    await cp(PREPARED, dataDir, { recursive: true });
  }
  const port = Number(environment.PORT ?? (await freePort()));
  const origin = `http://localhost:${port}`;
  let child: ChildProcess | undefined;
  let printed = '';

  async function start(): Promise<void> {
    const started = spawn(process.execPath, ['dist/server/main.js'], {
      cwd: root,
      env: { ...process.env, ...environment, PORT: String(port), DATA_DIR: dataDir },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    for (const stream of [started.stdout, started.stderr]) {
      stream?.on('data', (data: Buffer) => {
        printed += data.toString();
      });
    }
    await waitUntilHealthy(
      origin,
      () => started.exitCode,
      () => printed,
    );
  }

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    if (!child || child.exitCode !== null || child.signalCode !== null)
      return child?.exitCode ?? null;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
    return child.exitCode;
  }

  await start();
  return {
    origin,
    port,
    dataDir,
    output: () => printed,
    start,
    stop: () => end('SIGTERM'),
    kill: async () => {
      await end('SIGKILL');
    },
    remove: async () => {
      await end('SIGKILL');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function waitUntilHealthy(
  origin: string,
  exitCode: () => number | null,
  output: () => string,
): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (exitCode() !== null) throw new Error(`the server ended (${exitCode()}):\n${output()}`);
    const answer = await fetch(`${origin}/api/health`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the server did not answer:\n${output()}`);
}
