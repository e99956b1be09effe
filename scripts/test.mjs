// `npm test`: types, lint, unit (with both stores' contract and the simulation's fixed seeds), then
// end to end in a real Chromium. Goes on after a failure, so that one run tells everything.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const results = join(root, 'test-results');
const counts = { passed: 0, failed: 0, skipped: 0 };
/** What failed, by name: told again at the end, where it is found. */
const failures = [];

step('Types', 'typescript/bin/tsc', ['--noEmit']);
step('Types of the service worker', 'typescript/bin/tsc', [
  '--noEmit',
  '-p',
  'app/tsconfig.worker.json',
]);
step('Lint and format', '@biomejs/biome/bin/biome', ['check', '.']);
suite('Unit', 'unit');
step('Build', '../scripts/build.mjs', []);
suite('End to end', 'e2e');

for (const failure of failures) console.log(failure);
const skipped = counts.skipped ? `, ${counts.skipped} skipped` : '';
console.log(`\n${counts.passed} passed, ${counts.failed} failed${skipped}`);
process.exit(counts.failed ? 1 : 0);

/** Runs one checker; it counts as one. */
function step(name, script, args) {
  console.log(`\n# ${name}`);
  const ok = run(script, args);
  counts[ok ? 'passed' : 'failed'] += 1;
  if (!ok) failures.push(`\nFailed: ${name}`);
}

/** Runs one of Vitest's projects and adds up its tests. */
function suite(name, project) {
  console.log(`\n# ${name}`);
  const report = join(results, `${project}.json`);
  const ok = run('vitest/vitest.mjs', [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const told = reportOf(report);
  counts.passed += told?.numPassedTests ?? 0;
  counts.failed += told?.numFailedTests ?? 0;
  counts.skipped += (told?.numPendingTests ?? 0) + (told?.numTodoTests ?? 0);
  for (const file of told?.testResults ?? []) failures.push(...failedOf(file));
  // A suite that broke outside its tests has failed too.
  if (!ok && !told?.numFailedTests) {
    counts.failed += 1;
    failures.push(`\nFailed: ${name}, outside its tests`);
  }
}

/** The failed tests of a file, each with the first lines of why. */
function failedOf(file) {
  const path = relative(root, file.name);
  return file.assertionResults
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => {
      const why = failureMessages.join('\n').split('\n').slice(0, 12).join('\n  ');
      return `\nFailed: ${path} > ${fullName}\n  ${why}`;
    });
}

function run(script, args) {
  const done = spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, TZ: 'Europe/Berlin' },
  });
  return done.status === 0;
}

function reportOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
