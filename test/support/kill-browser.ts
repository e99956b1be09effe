import { readdir, readFile } from 'node:fs/promises';

/** Ends all processes of the browser with this profile where they stand (`kill -9`), and waits until
 *  none is left. */
export async function killBrowser(profile: string): Promise<void> {
  // Where a test failed before it had a profile: every command line holds an empty word.
  if (!profile) return;
  for (let pids = await pidsOf(profile); pids.length > 0; pids = await pidsOf(profile)) {
    for (const pid of pids) kill(pid);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The browser itself names its profile on its command line; what it started is known by its parent. */
async function pidsOf(profile: string): Promise<number[]> {
  const running = await processes();
  const pids = new Set(running.filter(({ line }) => line.includes(profile)).map(({ pid }) => pid));
  for (let before = -1; before !== pids.size; ) {
    before = pids.size;
    for (const { pid, parent } of running) if (pids.has(parent)) pids.add(pid);
  }
  return [...pids];
}

async function processes(): Promise<{ pid: number; parent: number; line: string }[]> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(names.map(processAt));
  return found.filter((process) => process !== undefined);
}

/** One that has ended meanwhile is none, nor is one that only waits to be counted as dead. */
async function processAt(name: string) {
  const line = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
  const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
  const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (line === '' || state === undefined || state === 'Z') return undefined;
  return { pid: Number(name), parent: Number(parent), line };
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It was quicker.
  }
}
