import type { Clock } from '#domain/document.ts';

/** What somebody wanted, once it was written on their device. */
export interface Intent {
  nr: number;
  /** When it was made, by the world's clock. */
  madeAt: number;
  device: string;
  writer: string;
  /** Names that its device took later, under which what was not sent yet goes on. */
  laterWriters?: readonly string[];
  /** The number of this edit in its writer's clock entry. */
  number: number;
  id: string;
  what: 'set' | 'add' | 'remove' | 'delete' | 'count';
  field: string;
  /** The value that stands for it: no other intent writes the same. */
  token?: string;
  /** Values that it replaced or took away, having seen them. */
  replaced: readonly string[];
  /** How far the count came with it. */
  count?: number;
  /** The clock of the version that it was made over. */
  seen: Clock;
  /** Lost by rights: all who had it lost their disks. */
  isExcused?: boolean;
  /** What it had replaced and nobody has any more, should it be lost. */
  replacedForGood?: readonly string[];
}

/** An edit that may or may not have reached the disk. */
export type Attempt = Omit<Intent, 'nr' | 'madeAt'>;

/** Everything that anybody wanted. */
export class Intents {
  readonly all: Intent[] = [];
  #tokens = 0;

  /** A value that nobody has written yet. */
  newToken(): string {
    this.#tokens += 1;
    return `v${this.#tokens}x`;
  }

  add(attempts: readonly Attempt[], madeAt: number): void {
    for (const attempt of attempts) this.all.push({ ...attempt, nr: this.all.length, madeAt });
  }

  /** Whether somebody has overwritten a value knowingly, and that is not lost. */
  isReplaced({ id, token }: Intent): boolean {
    if (token === undefined) return false;
    return this.of(id).some((other) => !other.isExcused && other.replaced.includes(token));
  }

  of(id: string): Intent[] {
    return this.all.filter((intent) => intent.id === id);
  }
}

/** The tokens that stand in a value. */
export function tokensIn(value: unknown): string[] {
  return JSON.stringify(value ?? null).match(/\bv\d+x\b/g) ?? [];
}

/** Whether an intent had been seen by the version that has this clock. */
export function hasSeen(
  clock: Clock,
  { writer, laterWriters = [], number }: Pick<Intent, 'writer' | 'laterWriters' | 'number'>,
): boolean {
  return [writer, ...laterWriters].some((name) => (clock[name] ?? 0) >= number);
}
