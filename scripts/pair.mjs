// `npm run pair`: the built command where there is one (up in a moment), else the sources.
import { existsSync } from 'node:fs';

const built = new URL('../dist/server/pair.js', import.meta.url);
const source = new URL('../sync-server/pair/cli.ts', import.meta.url);

const isBuilt = existsSync(built);
if (!isBuilt) (await import('tsx/esm/api')).register();
const { runPairCommand } = await import((isBuilt ? built : source).href);
process.exitCode = await runPairCommand(process.argv.slice(2));
