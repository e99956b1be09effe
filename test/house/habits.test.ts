import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sourceFiles } from '../support/source-files.ts';

const code = sourceFiles(['app', 'sync-server', 'scripts', 'test'], /\.(tsx?|mjs)$/);

describe('the habits of the house', () => {
  it('name files in kebab-case and after a thing, not after their being of use', () => {
    const odd = code
      .map((file) => file.path.split('/').at(-1) ?? '')
      .filter((name) => !/^[a-z0-9-]+(\.test|\.config|\.d)?\.(tsx?|mjs)$/.test(name));
    expect(odd).toEqual([]);
    const vague = code.filter((file) =>
      /\/(utils?|helpers?|types|index|misc|common)\.tsx?$/.test(file.path),
    );
    expect(vague.map((file) => file.path)).toEqual([]);
  });

  it('keep a file to one concept: none of the product is longer than 300 lines', () => {
    const long = code
      .filter((file) => !file.path.startsWith('test/') && !file.path.startsWith('app/texts/'))
      .filter((file) => file.text.split('\n').length > 300);
    expect(long.map((file) => file.path)).toEqual([]);
  });

  it('read the present only at the edges: never inside the domain', () => {
    const readers = code
      .filter((file) => file.path.startsWith('app/domain/'))
      .filter((file) => /\bDate\.now\(|new Date\(\)|Math\.random\(/.test(file.text));
    expect(readers.map((file) => file.path)).toEqual([]);
  });

  it('install from the registry that npm is set to: the lock names no host', () => {
    const lock = readFileSync(fileURLToPath(new URL('../../package-lock.json', import.meta.url)));
    expect(lock.toString()).not.toMatch(/"resolved": "https?:/);
  });
});
