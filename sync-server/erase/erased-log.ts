import { open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as v from 'valibot';

/** One erasure, as it is kept outside the store: who it was nobody can tell from it. */
export const LoggedErasure = v.object({
  quarter: v.string(),
  /** Counts the erasures of a quarter, from 1. */
  n: v.number(),
  on: v.string(),
  /** Of persons, and of documents whose ids do not name them. */
  hashes: v.array(v.string()),
});
export type LoggedErasure = v.InferOutput<typeof LoggedErasure>;

/**
 * What was erased by this server, whatever became of its store since: a line of JSON each. A line cut
 * off by a crash is none: its erasure had not begun.
 */
export async function readErasedLog(file: string): Promise<LoggedErasure[]> {
  const text = await readFile(file, 'utf8').catch((error: { code?: string }) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').flatMap((line) => {
    const parsed = v.safeParse(LoggedErasure, valueIn(line));
    return parsed.success ? [parsed.output] : [];
  });
}

/** Adds an erasure; it is on the disk when this resolves. */
export async function appendErasedLog(file: string, erasure: LoggedErasure): Promise<void> {
  const { quarter, n, on, hashes } = erasure;
  const handle = await open(file, 'a', 0o600);
  try {
    // After the rest of a line that a crash cut off.
    await handle.appendFile(`\n${JSON.stringify({ quarter, n, on, hashes })}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  // A new file's name is on the disk when its folder is.
  const folder = await open(dirname(file), 'r');
  await folder.sync().finally(() => folder.close());
}

function valueIn(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
