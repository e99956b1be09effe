import { readFile, stat } from 'node:fs/promises';
import { failure, type Result, success } from '#domain/result.ts';
import type { UnusableFile } from './record.ts';

/** The largest file that is read. A whole city's directory has some 5 MB. */
export const LARGEST_FILE_BYTES = 64 * 1024 * 1024;

/** The bytes of a file; fails with a German sentence where there is nothing to read. */
export async function readImportFile(path: string): Promise<Result<Uint8Array, UnusableFile>> {
  try {
    const found = await stat(path);
    const { size } = found;
    if (!found.isFile()) return unusable(`„${path}“ ist keine Datei.`);
    if (size > LARGEST_FILE_BYTES) return unusable(tooLarge(path, size));
    if (size === 0) return unusable(`„${path}“ ist leer.`);
    const { buffer, byteOffset, byteLength } = await readFile(path);
    return success(new Uint8Array(buffer, byteOffset, byteLength));
  } catch (error) {
    return unusable(whyUnreadable(path, (error as NodeJS.ErrnoException).code));
  }
}

function tooLarge(path: string, size: number): string {
  const megabytes = Math.ceil(size / 1024 / 1024);
  return `„${path}“ hat ${megabytes} MB. Mehr als 64 MB werden nicht gelesen; teilen Sie die Datei.`;
}

function whyUnreadable(path: string, code: string | undefined): string {
  if (code === 'ENOENT' || code === 'ENOTDIR') return `Die Datei „${path}“ gibt es nicht.`;
  if (code === 'EACCES' || code === 'EPERM')
    return `Die Datei „${path}“ darf nicht gelesen werden.`;
  return `Die Datei „${path}“ ist nicht lesbar (${code ?? 'unbekannter Grund'}).`;
}

function unusable(message: string): { ok: false; error: UnusableFile } {
  return failure({ code: 'unusable-file', message });
}
