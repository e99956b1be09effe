import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const STATEMENT = /^(?:import|export)\s(?!type\b)(?:([^;'"]*?)\sfrom\s*)?'([^']+)'/gm;
/** Libraries that an old phone would wait for before anything is on screen. */
const LATE = [
  'valibot',
  'rrule',
  'minisearch',
  'opening_hours',
  'ical.js',
  'qr',
  'fake-indexeddb',
  '@noble/curves/ed25519',
  'app/shell/kiosk/kiosk-shell.tsx',
];

it('nothing that the first screen can do without is loaded before it', () => {
  const ways = waysFrom('app/main.tsx');
  expect(LATE.map((name) => ways.get(name)).filter(Boolean)).toEqual([]);
  // The walk goes to the ends, or it would find nothing whatever is there.
  expect(ways.get('dexie')).toBeDefined();
  expect(waysFrom('app/shell/start-sync.ts').get('valibot')).toBeDefined();
});

it('a first visit loads what lays down a first copy, and nothing that merges, sends or checks', () => {
  const ways = waysFrom('app/shell/visit-first.ts');
  const late = ['app/domain/merge.ts', 'app/domain/permissions.ts', 'app/sync/push.ts'];
  expect([...LATE, ...late].map((name) => ways.get(name)).filter(Boolean)).toEqual([]);
  expect(ways.get('app/data/first-copy.ts')).toBeDefined();
  // Today's dates are on the first screen too: of the libraries they need that of rules alone.
  expect(waysFrom('app/domain/agenda.ts').get('valibot')).toBeUndefined();
});

/** What a file imports at once, and what that imports: by name or path, with the way to it. */
function waysFrom(start: string): Map<string, string> {
  const ways = new Map([[start, start]]);
  for (const [file, way] of ways) {
    if (!existsSync(join(root, file))) continue;
    for (const target of importsOf(file)) {
      if (!ways.has(target)) ways.set(target, `${way} → ${target}`);
    }
  }
  return ways;
}

function importsOf(file: string): string[] {
  const source = readFileSync(join(root, file), 'utf8');
  return [...source.matchAll(STATEMENT)]
    .filter(([, names = '']) => !isOfTypesAlone(names))
    .map(([, , target = '']) => pathOf(file, target));
}

function isOfTypesAlone(names: string): boolean {
  const inBraces = /^\{([\s\S]*)\}$/.exec(names.trim())?.[1];
  const all = inBraces?.split(',').map((name) => name.trim());
  return all?.filter(Boolean).every((name) => name.startsWith('type ')) ?? false;
}

function pathOf(file: string, target: string): string {
  if (target.startsWith('#')) return `app/${target.slice(1)}`;
  return target.startsWith('.') ? join(dirname(file), target) : target;
}
