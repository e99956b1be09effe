import { failure, type Result, success } from '#domain/result.ts';
import type { UnusableFile } from './record.ts';

const NOT_TEXT: UnusableFile = {
  code: 'unusable-file',
  message: 'Die Datei ist kein Text. Speichern Sie sie als CSV, JSON oder ICS.',
};
const EMPTY: UnusableFile = { code: 'unusable-file', message: 'Die Datei ist leer.' };
const UNREADABLE: UnusableFile = {
  code: 'unusable-file',
  message: 'Die Schriftzeichen der Datei sind nicht lesbar. Speichern Sie die Datei als UTF-8.',
};

/** What Windows-1252 has from 0x80 to 0x9F; the five that it leaves open become U+FFFD. */
const UPPER_WINDOWS_1252 = '€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ';

/**
 * Text of a file as offices save them: UTF-8 with or without byte order mark, UTF-16 with one,
 * otherwise Windows-1252 (WHATWG Encoding). UTF-8 with a few broken bytes stays UTF-8; each of
 * them becomes U+FFFD. Line ends are `\n`. Fails where the file is empty or no text.
 */
export function decodeText(bytes: Uint8Array): Result<string, UnusableFile> {
  const decoded = decode(bytes);
  if (!decoded.ok) return decoded;
  const text = decoded.value.replace(/\r\n?/g, '\n');
  if (text.trim() === '') return failure(EMPTY);
  return text.includes('\0') ? failure(NOT_TEXT) : success(text);
}

function decode(bytes: Uint8Array): Result<string, UnusableFile> {
  if (startsWith(bytes, 0xff, 0xfe)) return decodeAs('utf-16le', bytes);
  if (startsWith(bytes, 0xfe, 0xff)) return decodeAs('utf-16be', bytes);
  const utf8 = decodeAs('utf-8', bytes);
  if (utf8.ok) return utf8;
  const damaged = new TextDecoder('utf-8').decode(bytes);
  if (startsWith(bytes, 0xef, 0xbb, 0xbf) || isRatherUtf8(damaged)) return success(damaged);
  return success(decodeWindows1252(bytes));
}

/** By hand for the upper part: Node 20 takes `windows-1252` for Latin-1 (nodejs/node issue 56542). */
function decodeWindows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin1.replace(/[\u0080-\u009F]/g, (character) => {
    return UPPER_WINDOWS_1252[character.charCodeAt(0) - 0x80] ?? character;
  });
}

function decodeAs(encoding: string, bytes: Uint8Array): Result<string, UnusableFile> {
  try {
    return success(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch {
    return failure(UNREADABLE);
  }
}

/** In UTF-8 with some damage whole umlauts outnumber broken bytes; in Windows-1252 there are none. */
function isRatherUtf8(text: string): boolean {
  const broken = text.match(/\uFFFD/g)?.length ?? 0;
  const whole = text.match(/[\u0080-\uFFFC]/g)?.length ?? 0;
  return whole > broken;
}

function startsWith(bytes: Uint8Array, ...mark: number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}
