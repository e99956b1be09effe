import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';

export interface ServerProcessOptions {
  /** Where its data are; a new folder where nothing is said, which then goes with `stop`. */
  dataFolder?: string;
  /** The port; a free one where nothing is said. Say one to come back at the same address. */
  port?: number;
  /** Run `dist/server/main.js`, as `npm start` does, instead of a build of the sources of now. */
  built?: boolean;
  /** Further environment. */
  env?: Record<string, string>;
}

/** A server in a process of its own, which can be stopped, killed and started again. */
export interface ServerProcess {
  url: string;
  port: number;
  dataFolder: string;
  process: ChildProcess;
  /** What it wrote so far. */
  stdout(): string;
  stderr(): string;
  /** Ends it like `kill`, and resolves to its exit code (`null` where a signal ended it). */
  end(signal?: NodeJS.Signals): Promise<number | null>;
  /** Ends it and takes its folder away. */
  stop(): Promise<void>;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Starts a server process and waits until it answers. Throws with its words where it exits first. */
export async function startServerProcess(
  options: ServerProcessOptions = {},
): Promise<ServerProcess> {
  const started = await spawnServer(options);
  const { process: child, url } = started;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended: ${started.stderr()}`);
    const answer = await fetch(`${url}/api/health`).catch(() => undefined);
    if (answer?.ok) return started;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Starts a server process without waiting: for those that are meant to fail. */
export async function spawnServer(options: ServerProcessOptions = {}): Promise<ServerProcess> {
  const { built = false, env = {} } = options;
  const port = options.port ?? (await freePort());
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'vor-ort-process-')));
  const script = built ? join(ROOT, 'dist/server/main.js') : await serverOfNow();
  const child = spawn(process.execPath, [script], {
    cwd: ROOT,
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: dataFolder,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const end = async (signal: NodeJS.Signals = 'SIGTERM') => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    const [code] = await exited;
    return code as number | null;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    dataFolder,
    process: child,
    stdout: () => stdout,
    stderr: () => stderr,
    end,
    stop: async () => {
      await end('SIGKILL');
      if (!options.dataFolder) await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

let building: Promise<string> | undefined;

/** Builds the server's sources once for each test process: in a second, and it starts at once. */
function serverOfNow(): Promise<string> {
  building ??= buildServer(join(ROOT, 'test-results'));
  return building;
}

async function buildServer(results: string): Promise<string> {
  await mkdir(results, { recursive: true });
  // Test processes are killed and clean up nothing: the next one does.
  for (const name of await readdir(results)) {
    const [, pid] = /^server-(\d+)$/.exec(name) ?? [];
    if (pid && !isRunning(Number(pid))) await rm(join(results, name), { recursive: true });
  }
  const outDir = join(results, `server-${process.pid}`);
  const { build } = await import('vite');
  const configFile = join(ROOT, 'vite.config.ts');
  await build({ root: ROOT, configFile, mode: 'server', logLevel: 'error', build: { outDir } });
  return join(outDir, 'main.js');
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
