// Brings a fresh clone to where everything can run: nothing but Node's own modules is used here.
// It is quick when there is nothing to do: a mark holds the hash of the lock file it installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const mark = join(root, 'node_modules', '.vor-ort-setup');

requireNode(20, 19);
const wanted = hashOf('package.json', 'package-lock.json');
if (!existsSync(mark) || readFileSync(mark, 'utf8') !== wanted) {
  install();
  writeFileSync(mark, wanted);
}

function install() {
  console.log('Vor Ort: installing what is missing. This takes a minute or two.');
  const npm = process.env.npm_execpath;
  const command = npm ? [process.execPath, npm] : ['npm'];
  const [program, ...first] = command;
  const done = spawnSync(program, [...first, 'ci', '--include=dev', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (done.status !== 0) {
    console.error('Vor Ort: npm could not install the packages. Is there a network?');
    process.exit(1);
  }
}

function requireNode(major, minor) {
  const [isMajor, isMinor] = process.versions.node.split('.').map(Number);
  if (isMajor > major || (isMajor === major && isMinor >= minor)) return;
  console.error(
    `Vor Ort needs Node ${major}.${minor} or newer; this is Node ${process.versions.node}.`,
  );
  process.exit(1);
}

function hashOf(...files) {
  const hash = createHash('sha256').update(process.versions.modules);
  for (const file of files) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}
