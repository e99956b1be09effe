import type { LendablePart } from '#domain/lendable.ts';

const LONGEST = 80;

/** The parts of a thing, a line each: "2 Schrauben". The same name twice is one. */
export function partsFrom(lines: string): LendablePart[] | undefined {
  const parts = new Map<string, LendablePart>();
  for (const line of lines.split('\n')) {
    const [, count, said = ''] = /^\s*(?:(\d{1,4})\s*[×x]?\s+)?(.*?)\s*$/.exec(line) ?? [];
    const name = said.slice(0, LONGEST);
    if (!name) continue;
    parts.set(name, count === undefined ? { name } : { name, count: Number(count) });
  }
  return parts.size > 0 ? [...parts.values()] : undefined;
}

/** The same, back as lines. */
export function linesOf(parts: readonly LendablePart[] = []): string {
  return parts
    .map(({ name, count }) => (count === undefined ? name : `${count} ${name}`))
    .join('\n');
}
