import * as v from 'valibot';
import { documentFields } from '#domain/document.ts';
import { partsOf } from '#domain/ids.ts';
import { type InvalidDocument, parsePublicDocument } from '#domain/public-document.ts';
import { failure, type Result, success } from '#domain/result.ts';
import type { Body } from '#domain/version.ts';

const Any = v.looseObject({ _id: v.string(), type: v.string(), ...documentFields });
const PUBLIC = new Set(['quarter', 'place', 'event', 'notice']);

/** Checks a document against what every type has in common, and public ones against their schema. */
export function parseDocument(
  input: unknown,
): Result<Body, InvalidDocument | { code: 'unknownType'; type: string }> {
  const type = String((input as { type?: unknown } | null)?.type);
  if (PUBLIC.has(type)) {
    const parsed = parsePublicDocument(input);
    return parsed.ok ? success(parsed.value as Body) : parsed;
  }
  const parsed = v.safeParse(Any, input);
  if (parsed.success) {
    const known = partsOf(parsed.output._id)?.type === type;
    return known ? success(parsed.output) : failure({ code: 'unknownType', type });
  }
  const [issue] = parsed.issues;
  const field = issue.path?.map((step) => String(step.key)).join('.') ?? '';
  return failure({ code: 'invalid', field, message: issue.message });
}
