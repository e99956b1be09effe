// `npm run fuzz -- --minutes M --seed S`: everything a server can be asked, in every odd way
// (test/fuzz/cli.ts knows the options).
import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const done = spawnSync(
  process.execPath,
  ['--import', 'tsx', 'test/fuzz/cli.ts', ...process.argv.slice(2)],
  {
    cwd: dirname(dirname(fileURLToPath(import.meta.url))),
    stdio: 'inherit',
    env: { ...process.env, TZ: 'Europe/Berlin' },
  },
);
process.exit(done.status ?? 1);
