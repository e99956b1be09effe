import { failure, type Result, success } from '#domain/result.ts';
import { decodeText } from './decoding.ts';
import type { UnusableFile } from './record.ts';

/** One line of a calendar, unfolded. [RFC 5545, 3.1] */
export interface ContentLine {
  /** Where it begins in the file, counted from 1. */
  line: number;
  /** Of a line that is too long only its beginning. */
  text: string;
  /** How many bytes a line has that is too long to read. */
  tooLong?: number;
}

/** Longer lines are pictures and other enclosures, or a mistake. */
const LONGEST_LINE_BYTES = 1024 * 1024;
/** A calendar of 40,000 events has fewer. */
const MOST_LINES = 1_000_000;
/** What is kept of a line that is too long: enough to name its property. */
const KEPT_BYTES = 40;

const [TAB, LF, CR, SPACE] = [0x09, 0x0a, 0x0d, 0x20];

/**
 * The lines of a calendar file that are not empty. They are unfolded before they are decoded, since
 * programs fold in the middle of a letter. Memory stays within a few times the file's size.
 */
export function contentLines(bytes: Uint8Array): Result<ContentLine[], UnusableFile> {
  const unfolded = new Unfolding(isUtf16(bytes) ? asUtf8(bytes) : bytes);
  if (unfolded.starts.length > MOST_LINES) {
    const message = 'Die Datei hat mehr als eine Million Zeilen. Teilen Sie die Datei.';
    return failure({ code: 'unusable-file', message });
  }
  const decoded = decodeText(unfolded.bytes);
  if (!decoded.ok) return decoded;
  const lines = decoded.value.split('\n').map((text, index): ContentLine => {
    const tooLong = unfolded.tooLong.get(index);
    return { line: unfolded.starts[index] ?? 0, text, ...(tooLong && { tooLong }) };
  });
  return success(lines.filter(({ text }) => text.trim() !== ''));
}

/** A file's bytes with its folded lines joined; every line ends with LF. */
class Unfolding {
  bytes: Uint8Array;
  /** The line of the file at which each joined line starts. */
  starts: number[] = [];
  /** Sizes of lines that are too long, by their index. */
  tooLong = new Map<number, number>();
  #length = 0;
  #lineStart = 0;

  constructor(file: Uint8Array) {
    this.bytes = new Uint8Array(file.length + 1);
    let start = 0;
    for (let line = 1; start < file.length && this.starts.length <= MOST_LINES; line++) {
      const end = lineEnd(file, start);
      this.#take(file.subarray(start, end), line);
      start = end + (file[end] === CR && file[end + 1] === LF ? 2 : 1);
    }
    this.bytes = this.bytes.subarray(0, this.#length);
  }

  #take(physical: Uint8Array, line: number): void {
    const isFolded = physical[0] === SPACE || physical[0] === TAB;
    if (isFolded && this.starts.length > 0) {
      this.#append(physical.subarray(1));
      return;
    }
    if (this.starts.length > 0) this.bytes[this.#length++] = LF;
    this.starts.push(line);
    this.#lineStart = this.#length;
    this.#append(physical);
  }

  #append(part: Uint8Array): void {
    const index = this.starts.length - 1;
    const before = this.tooLong.get(index) ?? this.#length - this.#lineStart;
    const size = before + part.length;
    if (size <= LONGEST_LINE_BYTES) {
      this.bytes.set(part, this.#length);
      this.#length += part.length;
      return;
    }
    if (before === 0) this.bytes.set(part.subarray(0, KEPT_BYTES), this.#lineStart);
    this.tooLong.set(index, size);
    this.#length = this.#lineStart + asciiLength(this.bytes.subarray(this.#lineStart), KEPT_BYTES);
  }
}

function lineEnd(file: Uint8Array, start: number): number {
  for (let at = start; at < file.length; at++) if (file[at] === LF || file[at] === CR) return at;
  return file.length;
}

/** Up to where the bytes are ASCII, so that no letter is cut in half. */
function asciiLength(bytes: Uint8Array, most: number): number {
  const end = bytes.subarray(0, most).findIndex((byte) => byte >= 0x80);
  return end < 0 ? Math.min(most, bytes.length) : end;
}

function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

function asUtf8(bytes: Uint8Array): Uint8Array {
  const decoded = decodeText(bytes);
  return decoded.ok ? new TextEncoder().encode(decoded.value) : bytes;
}
