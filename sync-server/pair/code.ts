import { createHmac, randomInt } from 'node:crypto';
import * as v from 'valibot';
import { drawnPairingCode } from '#domain/pairing-code.ts';
import type { Role } from '#domain/viewer.ts';
import { type AuditEntry, auditWrite } from '../audit.ts';
import type { StoredDocument, StoreWrite, WriteOutcome } from '../stores/store.ts';

/** How long a code can be used. */
export const CODE_VALID_MS = 10 * 60_000;

/** Roles that a code may give. A paired server is no browser, and nobody needs a code for a guest. */
export const CODE_ROLES = ['kiosk', 'resident', 'team', 'office'] as const satisfies Role[];

/** What the device that uses a code will be. */
export interface CodeWish {
  role: (typeof CODE_ROLES)[number];
  quarters: readonly string[];
  personId?: string;
  placeId?: string;
  /** The name under which the office will know the device. */
  label?: string;
}

/** A code as the registry keeps it, at `code:<hash>`; the code itself is nowhere. */
export const PairingCode = v.looseObject({
  _id: v.string(),
  type: v.literal('code'),
  role: v.picklist(CODE_ROLES),
  quarters: v.array(v.string()),
  personId: v.optional(v.string()),
  placeId: v.optional(v.string()),
  label: v.optional(v.string()),
  createdAt: v.string(),
  expiresAt: v.string(),
  /** Which device used it, and the SHA-256 of that device's secret. */
  deviceId: v.optional(v.string()),
  secretHash: v.optional(v.string()),
});
export type PairingCode = v.InferOutput<typeof PairingCode>;

/** What a code is written down with, by the server itself or by a command. */
export interface CodeWriting {
  /** The server's key: without it a copied registry would give its codes away to whoever tries. */
  key: string;
  write: (writes: readonly StoreWrite[]) => Promise<WriteOutcome[]>;
  now: Date;
  /** Who wants the code: a device's id, or `operator`. */
  by: string;
}

/** Makes a code and keeps its hash. */
export async function makeCode(
  wish: CodeWish,
  { key, write, now, by }: CodeWriting,
): Promise<{ code: string; expiresAt: string }> {
  const { role, quarters } = wish;
  const expiresAt = new Date(now.getTime() + CODE_VALID_MS).toISOString();
  const entry: AuditEntry = { action: 'codeMade', by, role, quarters };
  for (;;) {
    const code = drawnPairingCode(randomInt);
    const id = codeDocumentId(code, key);
    const createdAt = now.toISOString();
    const doc = { _id: id, type: 'code', ...wish, createdAt, expiresAt, by };
    const [outcome] = await write([{ id, base: null, doc }]);
    if (outcome?.outcome !== 'written') continue;
    await write([auditWrite(entry, now)]);
    return { code, expiresAt };
  }
}

/** The registry's id of a code. */
export function codeDocumentId(code: string, key: string): string {
  return `code:${createHmac('sha256', key).update(`code\n${code}`).digest('base64url')}`;
}

/** Reads a registry document as a code. */
export function codeIn(stored: StoredDocument | undefined): PairingCode | undefined {
  if (!stored || stored.deleted) return undefined;
  const parsed = v.safeParse(PairingCode, stored.doc);
  return parsed.success ? parsed.output : undefined;
}
