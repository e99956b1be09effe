import type { RunResult } from './run-seed.ts';

/** What many runs came to. */
export class Tally {
  seeds = 0;
  bad = 0;
  readonly #kinds = new Map<string, { seeds: number; first: number }>();
  readonly #counts = new Map<string, number>();

  add({ seed, violations, counts }: RunResult): void {
    this.seeds += 1;
    if (violations.length > 0) this.bad += 1;
    for (const kind of new Set(violations.map((violation) => violation.kind))) {
      const { seeds, first } = this.#kinds.get(kind) ?? { seeds: 0, first: seed };
      this.#kinds.set(kind, { seeds: seeds + 1, first: Math.min(first, seed) });
    }
    for (const [what, count] of Object.entries(counts)) {
      this.#counts.set(what, (this.#counts.get(what) ?? 0) + count);
    }
  }

  /** In words. */
  told(): string {
    const kinds = [...this.#kinds].map(
      ([kind, { seeds, first }]) => `  ${kind}: ${seeds} (first ${first})`,
    );
    const counts = [...this.#counts].sort().map(([what, count]) => `${what} ${count}`);
    return [`${this.seeds} seeds, ${this.bad} bad`, ...kinds, counts.join(', ')].join('\n');
  }
}
