import './time-zone.ts';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readConfiguration } from './configuration.ts';
import { startProblemOf } from './start-problem.ts';
import { startServer } from './start-server.ts';

// Sentences for the person at the terminal go to stdout, mistakes and the JSON log to stderr.

// What the store writes is for this user alone.
process.umask(0o077);

const configuration = readConfiguration(process.env);
if (!configuration.ok) giveUp(configuration.error.sentences);

try {
  const starting = startServer(configuration.value, {
    appFolder: appFolder(),
    say: (line) => process.stdout.write(`${line}\n`),
    log: process.stderr,
  });
  // From the first moment on: it answers before its start has ended, and may be stopped in between.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(
      signal,
      () => void starting.then((running) => running.stop()).then(leave, () => {}),
    );
  }
  await starting;
} catch (error) {
  const sentence = startProblemOf(error, configuration.value);
  if (sentence === undefined) throw error;
  giveUp([sentence]);
}

function leave(): never {
  process.exit(0);
}

/** The built app, seen from the built server and from the sources. */
function appFolder(): string | undefined {
  return ['../app', '../dist/app']
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((folder) => existsSync(`${folder}/assets`));
}

function giveUp(sentences: readonly string[]): never {
  process.stderr.write(`${sentences.join('\n')}\n`);
  process.exit(1);
}
