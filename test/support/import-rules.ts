/** Who may import whom: the first matching layer of a file decides. `packages` are npm names. */
export interface Layer {
  name: string;
  /** Path prefix from the project's root. */
  files: string;
  /** Path prefixes it may import from, besides itself. */
  folders: readonly string[];
  packages: readonly string[] | 'any';
}

const PREACT = ['preact', 'preact/hooks'];

export const LAYERS: readonly Layer[] = [
  {
    name: 'domain',
    files: 'app/domain/',
    folders: [],
    packages: ['valibot', 'rrule', '@noble/hashes', '@noble/curves', '@noble/ciphers'],
  },
  {
    name: 'hours',
    files: 'app/hours/',
    folders: ['app/domain/', 'app/data/'],
    packages: ['opening_hours', 'preact/hooks', 'node:worker_threads'],
  },
  {
    name: 'calendar',
    files: 'app/calendar/',
    folders: ['app/domain/'],
    packages: ['ical.js'],
  },
  {
    name: 'search',
    files: 'app/search/',
    folders: ['app/domain/', 'app/data/'],
    packages: ['minisearch', 'preact/hooks'],
  },
  { name: 'ui', files: 'app/ui/', folders: [], packages: [...PREACT, 'lucide', 'qr'] },
  { name: 'texts', files: 'app/texts/', folders: ['app/domain/'], packages: PREACT },
  {
    name: 'data',
    files: 'app/data/',
    folders: ['app/domain/'],
    packages: ['dexie', 'fake-indexeddb'],
  },
  { name: 'sync', files: 'app/sync/', folders: ['app/domain/', 'app/data/'], packages: ['dexie'] },
  {
    name: 'entries',
    files: 'app/entries/',
    folders: ['app/domain/', 'app/data/', 'app/ui/', 'app/texts/'],
    packages: [...PREACT, 'preact-iso', 'lucide'],
  },
  {
    name: 'feature',
    files: 'app/features/',
    folders: [
      'app/domain/',
      'app/data/',
      'app/ui/',
      'app/texts/',
      'app/hours/',
      'app/search/',
      'app/calendar/',
      'app/entries/',
      'app/sync/status.ts',
    ],
    packages: [...PREACT, 'preact-iso', 'lucide', 'csv-stringify'],
  },
  { name: 'shell', files: 'app/', folders: ['app/'], packages: 'any' },
  {
    name: 'server',
    files: 'sync-server/',
    folders: ['app/domain/', 'app/hours/', 'app/calendar/', 'package.json'],
    packages: 'any',
  },
];

const STATEMENT =
  /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]|new URL\(\s*['"](\.[^'"]+)['"],\s*import\.meta\.url/g;

/** What a source file imports, as written: statically, late, and as a worker. */
export function importsIn(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '');
  return [...code.matchAll(STATEMENT)].map((m) => m[1] ?? m[2] ?? m[3] ?? m[4] ?? '');
}

/** The sentences that say which imports of a file break the rules. */
export function violationsIn(path: string, source: string): string[] {
  const layer = LAYERS.find((candidate) => path.startsWith(candidate.files));
  if (!layer) return [];
  const own = layer.name === 'feature' ? path.split('/').slice(0, 3).join('/') : layer.files;
  return importsIn(source)
    .filter((specifier) => !isAllowed(layer, own, path, specifier))
    .map((specifier) => `${path} (${layer.name}) must not import ${specifier}`);
}

function isAllowed(layer: Layer, own: string, path: string, specifier: string): boolean {
  const target = pathOf(path, specifier);
  if (target !== undefined) {
    if (target.startsWith(own)) return true;
    return layer.folders.some((folder) => target.startsWith(folder));
  }
  return layer.packages === 'any' || layer.packages.some((name) => isPackage(name, specifier));
}

/** The path that a specifier means inside the project; nothing for a package. */
function pathOf(path: string, specifier: string): string | undefined {
  if (specifier.startsWith('#')) return `app/${specifier.slice(1)}`;
  if (!specifier.startsWith('.')) return undefined;
  return new URL(specifier, `file:///${path}`).pathname.slice(1);
}

function isPackage(name: string, specifier: string): boolean {
  return specifier === name || (!PREACT.includes(name) && specifier.startsWith(`${name}/`));
}
