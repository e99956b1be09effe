import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { aQuarter } from '../support/builders.ts';
import { manyPlaces } from '../support/large-quarter.ts';
import { type Product, startProduct } from '../support/product.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The quarter that benchmarks look at. */
export const BENCH_QUARTER = 'bench';

/** The built product with one quarter of so many places, filled by the import command. */
export function startBenchServer(places: number): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), 'vor-ort-bench-'));
  const file = join(dataDir, 'documents.json');
  const quarter = aQuarter({ _id: `quarter:${BENCH_QUARTER}`, name: 'Messfeld' });
  writeFileSync(file, JSON.stringify([quarter, ...manyPlaces(places)]));
  const imported = spawnSync(
    process.execPath,
    ['scripts/import.mjs', '--quarter', BENCH_QUARTER, '--format', 'json', file],
    { cwd: root, env: { ...process.env, DATA_DIR: dataDir }, encoding: 'utf8' },
  );
  if (imported.status !== 0) throw new Error(`import failed: ${imported.stdout}${imported.stderr}`);
  return startProduct({ DATA_DIR: dataDir });
}
