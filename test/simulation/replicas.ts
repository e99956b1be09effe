import type { Clock } from '#domain/document.ts';
import { partsOf } from '#domain/ids.ts';
import { mayWrite } from '#domain/permissions.ts';
import { type Body, clockOf, type Version } from '#domain/version.ts';
import { viewerOf } from '../../app/data/surroundings.ts';
import type { SimulatedDevice } from './device.ts';
import { hasSeen, type Intent, tokensIn } from './intents.ts';
import { KINDS, type ServerSide } from './server-side.ts';

/** A version somewhere: on a device or at the server. */
export interface Copy {
  id: string;
  rev: string;
  version: Version;
}

/** What a device holds. */
export function copiesOn({ storage }: SimulatedDevice): Copy[] {
  const living = storage.rows('documents').map(({ id, rev, doc }) => {
    return { id, rev, version: { doc: doc as Body } };
  });
  const deleted = storage.rows('tombstones').map(({ id, rev, clock, reason }) => {
    return { id, rev, version: { deleted: true as const, clock, reason } };
  });
  return [...living, ...deleted];
}

/** What the server holds, over all databases. */
export async function copiesAt(server: ServerSide): Promise<Copy[]> {
  const copies: Copy[] = [];
  for (const kind of KINDS) {
    for (const { id, rev, ...version } of await server.read(kind)) {
      copies.push({ id, rev, version: version as Version });
    }
  }
  return copies;
}

/** A device that only reads a document cannot give a server back what it lost. */
function mayBringBack({ session }: SimulatedDevice, { id, version }: Copy): boolean {
  return mayWrite(viewerOf(session), id, undefined, version);
}

/** What is still there of anybody's intents, somewhere from where it can come back. */
export class Holdings {
  readonly #inDocuments = new Set<string>();
  readonly #superseded = new Set<string>();
  readonly #counts = new Map<string, number>();
  readonly #clocks = new Map<string, Clock[]>();

  static async of(devices: readonly SimulatedDevice[], server: ServerSide): Promise<Holdings> {
    const holdings = new Holdings();
    for (const copy of await copiesAt(server)) holdings.#add(copy);
    for (const device of devices) {
      for (const copy of copiesOn(device)) if (mayBringBack(device, copy)) holdings.#add(copy);
    }
    return holdings;
  }

  /** Whether a value stands in a document. */
  has(token: string): boolean {
    return this.#inDocuments.has(token);
  }

  /** Whether an intent that was held before is held no more: whoever had it has lost it. */
  hasLost(intent: Intent, before: Holdings): boolean {
    const { id, token, count } = intent;
    if (token !== undefined) {
      if (before.#superseded.has(token)) return !this.#superseded.has(token);
      return before.has(token) && !this.has(token) && !this.#superseded.has(token);
    }
    if (count !== undefined) return before.#countOf(id) >= count && this.#countOf(id) < count;
    return before.#isSeen(intent) && !this.#isSeen(intent);
  }

  #countOf(id: string): number {
    return this.#counts.get(id) ?? 0;
  }

  #isSeen(intent: Intent): boolean {
    return (this.#clocks.get(intent.id) ?? []).some((clock) => hasSeen(clock, intent));
  }

  #add({ id, version }: Copy): void {
    this.#clocks.set(id, [...(this.#clocks.get(id) ?? []), clockOf(version)]);
    if (version.deleted) return;
    const isSuperseded = partsOf(id)?.type === 'superseded';
    const tokens = isSuperseded ? this.#superseded : this.#inDocuments;
    for (const token of tokensIn(version.doc)) tokens.add(token);
    const { adult } = (version.doc.counts ?? {}) as { adult?: number };
    if (adult !== undefined) this.#counts.set(id, Math.max(adult, this.#countOf(id)));
  }
}
