// `npm run proof`: the long proofs, which take too long for `npm test`, one after the other; says at the
// end what was done. Further ones are added to the list.
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCommandLine } from './command-line.mjs';

readCommandLine();
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cores = String(availableParallelism());

const PROOFS = [
  {
    name: 'Simulation: 10,000 worlds of 6 devices',
    script: 'scripts/simulate.mjs',
    args: ['--seeds', '10000', '--devices', '6', '--processes', cores],
  },
  {
    name: 'Simulation: every broken engine is caught',
    script: 'scripts/simulate.mjs',
    args: ['--broken', 'all', '--seeds', '300', '--processes', cores],
  },
  {
    name: 'Properties: 5,000 other cases each',
    script: 'node_modules/vitest/vitest.mjs',
    args: ['run', '--project', 'unit', 'test/domain', 'conversions', 'document-id', 'since-token'],
    env: { PROPERTY_RUNS: '5000' },
  },
  { name: 'The product is built', script: 'scripts/build.mjs', args: [] },
  {
    name: 'Chromium killed at 50 moments of a first copy and of a push',
    script: 'node_modules/vitest/vitest.mjs',
    args: ['run', '--project', 'e2e', 'test/e2e/killed-browser.test.ts'],
    env: { KILLS: '50' },
  },
  {
    name: 'Axe over every screen in every look',
    script: 'node_modules/vitest/vitest.mjs',
    args: ['run', '--project', 'e2e', 'test/e2e/accessibility-', '-screens', '-looks'],
    env: { LOOKS: 'all' },
  },
  {
    name: 'Fuzzer: every endpoint for 10 minutes',
    script: 'scripts/fuzz.mjs',
    args: ['--minutes', '10'],
  },
];

const told = PROOFS.map(({ name, script, args, env }) => {
  console.log(`\n# ${name}`);
  const begun = Date.now();
  const { status } = spawnSync(process.execPath, [join(root, script), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  const minutes = ((Date.now() - begun) / 60_000).toFixed(1);
  return {
    ok: status === 0,
    line: `${status === 0 ? 'holds' : 'FAILS'}  ${name} (${minutes} min)`,
  };
});

console.log(`\n${told.map(({ line }) => line).join('\n')}`);
process.exit(told.every(({ ok }) => ok) ? 0 : 1);
