import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import leveldown from 'leveldown';

/** The files below a folder that hold a word, in UTF-8 or UTF-16. */
export async function filesWith(folder: string, word: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { path, bytes } of filesBelow(folder)) {
    if (holds(bytes, word)) found.push(path);
  }
  return found;
}

/** All files below a folder. A browser that is running, or just ending, makes and removes some of its own
 *  meanwhile: what is gone is none. */
export async function* filesBelow(folder: string): AsyncGenerator<{ path: string; bytes: Buffer }> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(noneIfGone);
  for (const entry of entries ?? []) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    if (!entry.isFile()) continue;
    const bytes = await readFile(path).catch(noneIfGone);
    if (bytes) yield { path, bytes };
  }
}

function noneIfGone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

/** Whether any entry of a LevelDB holds a word. Its files are compressed: a word may be in them without
 *  being in their bytes. Nobody may have it open. */
export async function isInLevel(folder: string, word: string): Promise<boolean> {
  const level = leveldown(folder) as unknown as Level;
  await promisify(level.open.bind(level))({ createIfMissing: false });
  const iterator = level.iterator();
  try {
    for (;;) {
      const [key, value] = await next(iterator);
      if (key === undefined) return false;
      if (holds(key, word) || holds(value ?? Buffer.of(), word)) return true;
    }
  } finally {
    await promisify(iterator.end.bind(iterator))();
    await promisify(level.close.bind(level))();
  }
}

type Done = (error?: Error | null) => void;
type Iterator = {
  next(done: (error: Error | null, key?: Buffer, value?: Buffer) => void): void;
  end(done: Done): void;
};
type Level = {
  open(options: object, done: Done): void;
  iterator(): Iterator;
  close(done: Done): void;
};

function next(iterator: Iterator): Promise<[Buffer | undefined, Buffer | undefined]> {
  return new Promise((resolve, reject) => {
    iterator.next((error, key, value) => (error ? reject(error) : resolve([key, value])));
  });
}

function holds(bytes: Buffer, word: string): boolean {
  return bytes.includes(word, 0, 'utf8') || bytes.includes(word, 0, 'utf16le');
}
