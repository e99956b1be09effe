import { promisify } from 'node:util';
import leveldown from 'leveldown';

const FIRST_KEY = Buffer.of(0);
const LAST_KEY = Buffer.alloc(64, 0xff);

/**
 * Rewrites the files of a LevelDB that nobody has open, so that what was deleted or replaced is in no
 * byte of them: by itself LevelDB keeps it for as long as it likes.
 */
export async function compactFiles(folder: string): Promise<void> {
  const level = leveldown(folder);
  await promisify(level.open.bind(level))({ createIfMissing: false });
  try {
    await promisify(level.compactRange.bind(level))(FIRST_KEY, LAST_KEY);
  } finally {
    await promisify(level.close.bind(level))();
  }
}
