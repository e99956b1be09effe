/**
 * An outcome that may have failed for a foreseeable reason. Bugs are thrown; everything a person
 * or a network can cause is a `Result` whose error carries its `code`.
 */
export type Result<Value, Failure extends { code: string }> =
  | { ok: true; value: Value }
  | { ok: false; error: Failure };

/** Wraps a value as a success. */
export function success<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

/** Wraps an error as a failure. */
export function failure<Failure extends { code: string }>(
  error: Failure,
): { ok: false; error: Failure } {
  return { ok: false, error };
}
