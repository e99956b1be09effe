// `npm run try-data -- FOLDER`: reads a folder of real files into memory and says how it went.
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

const folder = resolve(process.env.INIT_CWD ?? process.cwd(), process.argv[2] ?? '.');
if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
  console.error(`Den Ordner „${folder}“ gibt es nicht.`);
  process.exit(1);
}
// The threads that read opening hours look for tsx from here.
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
register();
const { tryData } = await import('../sync-server/import/try-data.ts');
process.exitCode = (await tryData(folder, (line) => console.log(line))) ? 0 : 1;
