import { writeFileSync } from 'node:fs';

/** One line of the report: a measured thing against another of the same run. */
export interface Figure {
  what: string;
  /** Milliseconds, bytes or whatever `unit` says: the medians. */
  ours: number;
  against?: number;
  unit: string;
  /** `ours / against`, or `ours` alone where there is nothing to compare with. */
  value: number;
  /** The value that measures.md asks for; at most, where `atLeast` does not say otherwise. */
  goal: number;
  /** More is better: the value says how many times faster we are. */
  atLeast?: true;
  /** How the machine was slowed, and anything else a reader must know. */
  note: string;
}

/** The middle value; of an even number of values the upper of the two. */
export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** The value below which so many percent of the values lie. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const index = Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100));
  return sorted[index] ?? Number.NaN;
}

/** A figure that compares two medians. */
export function ratio(
  what: string,
  ours: readonly number[],
  against: readonly number[],
  unit: string,
  goal: number,
  note: string,
): Figure {
  const [mine, other] = [median(ours), median(against)];
  return { what, ours: mine, against: other, unit, value: mine / other, goal, note };
}

/** Prints the table and writes `bench-results.json`. A missed goal is said, and fails nothing. */
export function report(figures: readonly Figure[], file: string): void {
  for (const figure of figures) {
    const met = isMet(figure) ? 'met   ' : 'MISSED';
    const against = figure.against === undefined ? '' : ` against ${round(figure.against)}`;
    console.log(
      `${met} ${figure.what}: ${round(figure.value)} (goal ${figure.atLeast ? '≥' : '≤'} ${figure.goal}) · ${round(figure.ours)}${against} ${figure.unit} · ${figure.note}`,
    );
  }
  writeFileSync(file, `${JSON.stringify({ node: process.version, figures }, null, 2)}\n`);
}

function isMet({ value, goal, atLeast }: Figure): boolean {
  return atLeast ? value >= goal : value <= goal;
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(2);
}
