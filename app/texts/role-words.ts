import type { Texts } from './de.ts';

/** What a device is, in people's words. */
export function roleWords({ roles }: Texts, role: string): string {
  const known: Record<string, string> = roles;
  return (Object.hasOwn(known, role) && known[role]) || roles.other;
}
