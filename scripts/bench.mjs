// `npm run bench`: builds what changed, measures, prints the table and writes bench-results.json.
import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWhereNeeded } from './build.mjs';

await buildWhereNeeded();
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const main = ['--import', 'tsx', 'test/bench/main.ts', ...process.argv.slice(2)];
const done = spawnSync(process.execPath, main, {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, TZ: 'Europe/Berlin' },
});
process.exit(done.status ?? 1);
