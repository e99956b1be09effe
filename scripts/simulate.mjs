// `npm run simulate -- --seeds N --from S --devices D`: the real engine and server in a world in which
// everything goes wrong, a seed a run (test/simulation/cli.ts knows the options).
import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const done = spawnSync(
  process.execPath,
  ['--import', 'tsx', 'test/simulation/cli.ts', ...process.argv.slice(2)],
  { cwd: dirname(dirname(fileURLToPath(import.meta.url))), stdio: 'inherit' },
);
process.exit(done.status ?? 1);
