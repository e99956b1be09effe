import * as v from 'valibot';
import { failure, type Result, success } from '#domain/result.ts';
import type { ApiFailure } from './api-failure.ts';

/** Checks what a request brings; the failure names the first field that is wrong. */
export function formOf<Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
): Result<v.InferOutput<Schema>, ApiFailure> {
  if (Array.isArray(input)) {
    return failure({ code: 'invalid', field: 'body', expected: 'an object' });
  }
  const parsed = v.safeParse(schema, input ?? {});
  if (parsed.success) return success(parsed.output);
  const [issue] = parsed.issues;
  const field = issue.path?.map((step) => String(step.key)).join('.') || 'body';
  // The library's own messages begin so; ours say what is expected.
  const expected = issue.message.startsWith('Invalid') ? issue.expected : issue.message;
  return failure({ code: 'invalid', field, expected: expected ?? 'another value' });
}
