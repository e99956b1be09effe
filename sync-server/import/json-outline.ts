import { MOST_RECORDS } from './record.ts';

/** What a JSON text is like before anybody parses it. */
export interface JsonOutline {
  /** How deep objects and arrays are nested. Beyond this limit, or that of records, counting ends. */
  depth: number;
  /** Elements of the array that holds the records. */
  records: number;
  /** Field names that stand twice in one object of a record, by the record's number from 1. */
  repeatedNames: Map<number, string>;
  /** Where each record begins and where the last one ends, as offsets in the text. */
  starts: number[];
  end: number;
  /** Where the text ends before its structure does. */
  brokenOff?: { line: number; record: number };
}

interface Frame {
  isObject: boolean;
  names: Set<string>;
  expectsName: boolean;
  name: string;
  /** How many steps of the path lead here, -1 where the path leads elsewhere. */
  steps: number;
}

/** Deeper than any record of an office, far from what overflows a stack. */
export const DEEPEST_NESTING = 40;

/**
 * Walks through a JSON text once, without building anything: what a hostile or broken file would do
 * to a parser is known before the parser sees it (RFC 8259, 4 and 9: names need not be unique,
 * depth may be limited). `path` leads to the array of records; empty means the outermost.
 */
export function outlineJson(text: string, path: readonly string[]): JsonOutline {
  const walk = new OutlineWalk(path);
  let line = 1;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '\n') line++;
    else if (character === '"') {
      const end = endOfString(text, at);
      if (end < 0) return walk.brokenOffAt(line);
      walk.string(text.slice(at + 1, end));
      at = end;
    } else if (character === '{') walk.enter(true, false, at);
    else if (character === '[') walk.enter(false, isEmptyFrom(text, at + 1), at);
    else if (character === '}' || character === ']') walk.leave(at);
    else if (character === ',') walk.comma(at);
    if (walk.isTooMuch) return walk.outline;
  }
  return walk.isOpen ? walk.brokenOffAt(line) : walk.outline;
}

/** Where the walk is, and what it has seen. */
class OutlineWalk {
  readonly outline: JsonOutline = {
    depth: 0,
    records: 0,
    repeatedNames: new Map(),
    starts: [],
    end: 0,
  };
  readonly #path: readonly string[];
  readonly #stack: Frame[] = [];

  constructor(path: readonly string[]) {
    this.#path = path;
  }

  /** Beyond a limit nothing more needs to be known. */
  get isTooMuch(): boolean {
    return this.outline.depth > DEEPEST_NESTING || this.outline.records > MOST_RECORDS;
  }

  get isOpen(): boolean {
    return this.#stack.length > 0;
  }

  brokenOffAt(line: number): JsonOutline {
    return { ...this.outline, brokenOff: { line, record: this.outline.records } };
  }

  enter(isObject: boolean, isEmpty: boolean, at: number): void {
    const steps = this.#stepsInto(this.#stack.at(-1));
    this.#stack.push({ isObject, names: new Set(), expectsName: isObject, name: '', steps });
    this.outline.depth = Math.max(this.outline.depth, this.#stack.length);
    if (this.#holdsRecords() && !isEmpty) this.#beginRecord(at);
  }

  leave(at: number): void {
    if (this.#holdsRecords()) this.outline.end = at;
    this.#stack.pop();
  }

  comma(at: number): void {
    const frame = this.#stack.at(-1);
    if (frame?.isObject) frame.expectsName = true;
    else if (this.#holdsRecords()) this.#beginRecord(at);
  }

  string(content: string): void {
    const frame = this.#stack.at(-1);
    if (!frame?.expectsName) return;
    frame.name = content;
    frame.expectsName = false;
    const isInRecord = this.outline.records > 0 && this.outline.end === 0;
    if (!isInRecord) return;
    if (frame.names.has(content)) this.outline.repeatedNames.set(this.outline.records, content);
    frame.names.add(content);
  }

  #beginRecord(at: number): void {
    this.outline.records++;
    this.outline.starts.push(at + 1);
  }

  #holdsRecords(): boolean {
    const frame = this.#stack.at(-1);
    return frame !== undefined && !frame.isObject && frame.steps === this.#path.length;
  }

  #stepsInto(parent: Frame | undefined): number {
    if (!parent) return 0;
    const isOnPath = parent.isObject && this.#path[parent.steps] === parent.name;
    return isOnPath ? parent.steps + 1 : -1;
  }
}

function isEmptyFrom(text: string, from: number): boolean {
  let at = from;
  while (' \n\t\r'.includes(text[at] ?? 'x')) at++;
  return text[at] === ']';
}

/** Where the string that begins at `start` ends, -1 where it does not. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end > 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text[at - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}
