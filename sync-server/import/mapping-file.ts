import { dirname, resolve } from 'node:path';
import { failure, type Result } from '#domain/result.ts';
import { decodeText } from './decoding.ts';
import { readImportFile } from './import-file.ts';
import { type Mapping, parseMapping, type UnusableMapping } from './mapping.ts';
import type { UnusableFile } from './record.ts';

type Problem = UnusableMapping | UnusableFile;

/**
 * Reads a mapping file. `"basedOn": "other.json"` beside it takes over what that one says; `source`
 * and `fields` are joined, everything else replaced. A base has no base of its own.
 */
export async function readMapping(path: string): Promise<Result<Mapping, Problem>> {
  const own = await readObject(path);
  if (!own.ok) return own;
  const { basedOn, ...changes } = own.value;
  if (basedOn === undefined) return parseMapping(changes);
  const base = await readObject(resolve(dirname(path), String(basedOn)));
  if (!base.ok) return base;
  return parseMapping({
    ...base.value,
    ...changes,
    source: { ...objectOf(base.value.source), ...objectOf(changes.source) },
    fields: { ...objectOf(base.value.fields), ...objectOf(changes.fields) },
  });
}

async function readObject(path: string): Promise<Result<Record<string, unknown>, Problem>> {
  const bytes = await readImportFile(path);
  if (!bytes.ok) return bytes;
  const text = decodeText(bytes.value);
  if (!text.ok) return text;
  try {
    return { ok: true, value: objectOf(JSON.parse(text.value)) };
  } catch {
    const message = `Die Zuordnung „${path}“ ist kein gültiges JSON.`;
    return failure({ code: 'unusable-mapping', message });
  }
}

function objectOf(value: unknown): Record<string, unknown> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Record<string, unknown>) : {};
}
