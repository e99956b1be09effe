import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { FORMATS, type ImportRequest } from './import-request.ts';

const SampleImport = v.strictObject({
  file: v.string(),
  format: v.picklist(FORMATS),
  mapping: v.optional(v.string()),
});

/** Which files make the sample, quarter by quarter. Paths are relative to the manifest. */
export const SampleManifest = v.strictObject({
  quarters: v.array(
    v.strictObject({
      quarter: v.string(),
      /** Folder of documents of our own; `quarter.json` comes first. */
      written: v.string(),
      imports: v.array(SampleImport),
    }),
  ),
});
export type SampleManifest = v.InferOutput<typeof SampleManifest>;

/** The imports of the sample in order, with paths that can be opened. A broken manifest is a bug. */
export async function sampleRequests(folder: string = sampleFolder()): Promise<ImportRequest[]> {
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  const requests: ImportRequest[] = [];
  for (const { quarter, written, imports } of v.parse(SampleManifest, manifest).quarters) {
    for (const file of await writtenFiles(join(folder, written))) {
      requests.push({ quarter, format: 'json', file });
    }
    for (const { file, format, mapping } of imports) {
      const path = mapping === undefined ? undefined : join(folder, mapping);
      requests.push({ quarter, format, file: join(folder, file), mapping: path });
    }
  }
  return requests;
}

/** The sample's folder, also for the built server, whose files lie elsewhere than the sources. */
export function sampleFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    if (folder === dirname(folder)) throw new Error('the sample is not where the server is');
    folder = dirname(folder);
  }
  return join(folder, 'sync-server', 'sample');
}

async function writtenFiles(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const quarterFirst = ['quarter.json', ...names.filter((name) => name !== 'quarter.json')];
  return quarterFirst.map((name) => join(folder, name));
}
