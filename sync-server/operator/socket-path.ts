import { createHash } from 'node:crypto';
import { lstat, mkdir, unlink } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The kernel takes 108 bytes with their end on Linux, 104 on macOS. */
const LONGEST_PATH = 100;

/**
 * Where the server of a data folder listens for commands. In the folder itself; where that is too
 * long for a socket, in a folder of the user's own under the system's temporary one.
 */
export function operatorSocketPath(dataFolder: string): string {
  const usual = join(dataFolder, 'vor-ort.sock');
  if (Buffer.byteLength(usual) <= LONGEST_PATH) return usual;
  const name = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16);
  return join(tmpdir(), `vor-ort-${process.getuid?.() ?? 'user'}`, `${name}.sock`);
}

/** Whether a server answers there. A file that a killed server left behind does not. */
export function isServerAt(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.setTimeout(2000, () => socket.destroy(new Error('no answer')));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/**
 * Whether the socket is this user's own, so that nobody else can pose as the server. Only that is
 * trusted with documents.
 */
export async function isOwnSocket(path: string): Promise<boolean> {
  try {
    const file = await lstat(path);
    return file.isSocket() && (process.getuid === undefined || file.uid === process.getuid());
  } catch {
    return false;
  }
}

/** Makes the socket's folder and takes away what a killed server left. Asks nobody: look first. */
export async function clearSocket(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await unlink(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}
