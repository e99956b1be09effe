import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import leveldown from 'leveldown';

/** The files below a folder that hold a word, in UTF-8 or UTF-16. */
export async function filesWith(folder: string, word: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    if (holds(bytes, word)) found.push(path);
  }
  return found;
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
