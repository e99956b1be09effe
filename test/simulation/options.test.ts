import { parseArgs } from 'node:util';
import { describe, expect, it } from 'vitest';
import { OPTIONS, readOptions } from './options.ts';

const readLine = (argv: string[]) =>
  readOptions(parseArgs({ args: argv, options: OPTIONS }).values);

const mistakeIn = (...argv: string[]) => {
  const read = readLine(argv);
  return read.ok ? undefined : read.error.message;
};

describe('the arguments of npm run simulate', () => {
  it('name numbers, a scenario and a server', () => {
    const argv = ['--seeds', '3', '--devices', '6', '--scenario', 'pairings', '--server', 'disk'];
    const read = readLine(argv);
    const wanted = { seeds: 3, from: 1, devices: 6, scenario: 'pairings', server: 'disk' };
    expect(read).toMatchObject({ ok: true, value: wanted });
  });

  it.each([
    [['--seeds', 'many'], /^--seeds takes a number, not "many"\.$/],
    [['--devices', '0'], /^--devices takes a number/],
    [['--scenario', 'nice'], /^There is no scenario "nice"; there are all, plain, .*pairings\.$/],
    [['--server', 'cloud'], /^There is no server "cloud"; there are memory, disk, model\.$/],
    [['--broken', 'me'], /^There is no broken engine "me"; there are all, checkpoint-/],
    [['--scenario', 'pairings', '--server', 'model'], /^The model of the server connects no/],
  ])('are told to be wrong in one line: %j', (argv, line) => {
    expect(mistakeIn(...argv)).toMatch(line);
    expect(mistakeIn(...argv)).not.toContain('\n');
  });
});
