import { isDeepStrictEqual } from 'node:util';

type Fields = Record<string, unknown>;

/** What an import makes of a document that exists. */
export interface MergedFields {
  fields: Fields;
  /** Fields whose value stays although the file says something else. */
  kept: string[];
}

/**
 * Meets a stored document with what a file says now. `base` is what the file said last time:
 * a field that still equals it was not touched by hand and follows the file; any other stays.
 * Without a base (or where it lacks the field) only fields that are missing are filled.
 * Pass no `__proto__` names (clean-fields.ts refuses them).
 */
export function mergeImported(current: Fields, base: Fields, incoming: Fields): MergedFields {
  const merged: MergedFields = { fields: { ...current }, kept: [] };
  for (const field of new Set([...Object.keys(base), ...Object.keys(incoming)])) {
    if (isDeepStrictEqual(current[field], incoming[field])) continue;
    if (!isDeepStrictEqual(current[field], base[field])) merged.kept.push(field);
    else if (incoming[field] === undefined) delete merged.fields[field];
    else merged.fields[field] = incoming[field];
  }
  return merged;
}
