import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

const COMMANDS = [
  ['test/simulation/cli.ts', '--sedes=5', 'There is no “--sedes” here. There is: --seeds …, '],
  ['test/simulation/cli.ts', '--seeds', '“--seeds” is not used like this. There is: --seeds …, '],
  ['test/fuzz/cli.ts', 'long', 'There is no “long” here. There is: --minutes …, --seed …, '],
  ['test/bench/main.ts', '--inbox', 'There is no “--inbox” here. There is: inbox, treff-entry, '],
  ['scripts/proof.mjs', '--short', 'There is no “--short” here. There is: nothing to choose.'],
] as const;

it.each(COMMANDS)('%s says in a line that it does not know %s, and what there is', (...command) => {
  const [file, word, said] = command;
  const { status, stderr, stdout } = spawnSync(process.execPath, ['--import', 'tsx', file, word], {
    encoding: 'utf8',
  });
  expect(stderr.startsWith(said) ? said : stderr).toBe(said);
  expect(stderr.trimEnd()).not.toContain('\n');
  expect(status).toBe(2);
  expect(stdout).toBe('');
});
