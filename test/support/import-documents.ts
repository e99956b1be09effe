import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SERVER_FIELDS } from '#domain/document.ts';
import type { Product } from './product.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Brings documents in by the import command, as an operator would while the server runs. */
export function importDocuments(product: Product, quarter: string, documents: object[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'vor-ort-import-'));
  const file = join(folder, 'documents.json');
  writeFileSync(file, JSON.stringify(documents));
  const done = spawnSync(
    process.execPath,
    ['scripts/import.mjs', '--quarter', quarter, '--format', 'json', file],
    { cwd: root, env: { ...process.env, DATA_DIR: product.dataDir }, encoding: 'utf8' },
  );
  rmSync(folder, { recursive: true });
  if (done.status !== 0) throw new Error(`import failed:\n${done.stdout}${done.stderr}`);
  return done.stdout;
}

/** Changes some fields of a document that the server has. */
export async function changeDocument(
  product: Product,
  quarter: string,
  id: string,
  fields: Record<string, unknown>,
): Promise<void> {
  const answer = await fetch(`${product.origin}/api/sync/${quarter}/public/snapshot`);
  const line = (await answer.text()).split('\n').find((row) => row.includes(`"id":"${id}"`));
  if (!line) throw new Error(`the server has no ${id}`);
  const { doc } = JSON.parse(line) as { doc: Record<string, unknown> };
  for (const field of [...SERVER_FIELDS, 'clock']) delete doc[field];
  importDocuments(product, quarter, [{ ...doc, ...fields }]);
}
