// Builds app and server when a source has changed since the last build; quick otherwise.
// `npm start` calls it, and `npm run build` runs it.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const mark = join(root, 'dist', '.sources');
const SOURCES = [
  'app',
  'sync-server',
  'public',
  'scripts/vite',
  'vite.config.ts',
  'package-lock.json',
];

/** Builds into dist/app and dist/server if their sources changed. `quiet` hides Vite's lists. */
export async function buildWhereNeeded({ quiet = true } = {}) {
  const wanted = hashOfSources();
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return;
  console.log('Vor Ort: building. This takes a moment.');
  const { build } = await import('vite');
  const logLevel = quiet ? 'error' : 'info';
  process.env.NODE_ENV = 'production';
  process.chdir(root);
  await build({ logLevel });
  await build({ mode: 'server', logLevel });
  writeFileSync(mark, wanted);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildWhereNeeded();

function hashOfSources() {
  const hash = createHash('sha256');
  for (const source of SOURCES) addTo(hash, join(root, source));
  return hash.digest('hex');
}

function addTo(hash, path) {
  const entries = listOf(path);
  if (!entries) {
    hash.update(path.slice(root.length)).update(readFileSync(path));
    return;
  }
  for (const name of entries) addTo(hash, join(path, name));
}

/** Names in a folder, in a fixed order; nothing for a file. */
function listOf(path) {
  try {
    return readdirSync(path).sort();
  } catch (error) {
    if (error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}
