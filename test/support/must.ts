/** What a command came to, where it must not fail. Throws what it failed of. */
export function must<Value>(
  result: { ok: true; value: Value } | { ok: false; error: object },
): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
