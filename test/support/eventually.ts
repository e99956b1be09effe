import { vi } from 'vitest';

/** As long as `expect.poll` waits (vitest.config.ts): a condition is waited for, however busy the machine is. */
const PATIENCE = { timeout: 20_000 };

/** Waits until a check passes; fails with its words where it never does. */
export function eventually<Value>(check: () => Value | Promise<Value>): Promise<Value> {
  return vi.waitFor(check, PATIENCE);
}

/** Waits until something is true. */
export async function until(isSo: () => unknown): Promise<void> {
  await vi.waitUntil(isSo, PATIENCE);
}
