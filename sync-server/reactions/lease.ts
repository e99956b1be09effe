import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Body } from '#domain/version.ts';
import { REGISTRY } from '../stores/database-name.ts';
import type { Database, Store, StoredDocument } from '../stores/store.ts';
import { StoreFailure } from '../stores/store-failure.ts';

/** How long a holder that says nothing is waited for, in ms; it renews three times as often. */
export const LEASE_MS = 30_000;

export interface LeaseOptions {
  store: Store;
  /** What only one process on the store does at a time. */
  name: string;
  leaseMs?: number;
}

/**
 * Lets one process on a store do something at a time. The holder renews a document in the registry;
 * another takes over when it has seen that document unchanged for the whole time, by its own clock:
 * the clocks of two machines need not agree. A holder that cannot renew stops before that.
 */
export class Lease {
  readonly #store: Store;
  readonly #id: string;
  readonly #leaseMs: number;
  readonly #holder = randomUUID();
  /** The version last seen, and since when by this process's clock. */
  #seen: { rev: string; since: number } | undefined;

  constructor({ store, name, leaseMs = LEASE_MS }: LeaseOptions) {
    this.#store = store;
    this.#id = `lease:${name}`;
    this.#leaseMs = leaseMs;
  }

  /**
   * Does `work` whenever this process holds the lease, until `ended`. The signal given to `work` is
   * aborted with the loss of the lease or the end.
   */
  async whileHeld(work: (signal: AbortSignal) => Promise<void>, ended: AbortSignal): Promise<void> {
    while (!ended.aborted) {
      if (await this.#take()) await this.#hold(work, ended);
      else await pause(this.#leaseMs / 3, ended);
    }
    await this.#letGo();
  }

  async #hold(work: (signal: AbortSignal) => Promise<void>, ended: AbortSignal): Promise<void> {
    const lost = new AbortController();
    const signal = AbortSignal.any([lost.signal, ended]);
    const working = work(signal).finally(() => lost.abort());
    let renewed = performance.now();
    while (!signal.aborted) {
      await pause(this.#leaseMs / 3, signal);
      if (signal.aborted) break;
      if (await this.#take()) renewed = performance.now();
      else if (!this.#isOurs || performance.now() - renewed > this.#leaseMs / 2) lost.abort();
    }
    await working;
  }

  #isOurs = false;

  /** Takes or renews; `false` where another holds it or the store is away. */
  async #take(): Promise<boolean> {
    try {
      const registry = await this.#store.database(REGISTRY);
      const known = await registry.get(this.#id);
      this.#isOurs = holderIn(known) === this.#holder;
      if (!this.#isOurs && !this.#isOver(known)) return false;
      this.#isOurs = await this.#write(registry, known, this.#holder);
      return this.#isOurs;
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error;
      return false;
    }
  }

  #isOver(known: StoredDocument | undefined): boolean {
    if (!known || known.deleted || holderIn(known) === '') return true;
    const now = performance.now();
    if (this.#seen?.rev !== known.rev) this.#seen = { rev: known.rev, since: now };
    return now - this.#seen.since > this.#leaseMs;
  }

  async #write(registry: Database, known: StoredDocument | undefined, holder: string) {
    const doc: Body = { _id: this.#id, type: 'lease', holder };
    const [outcome] = await registry.write([{ id: this.#id, base: known?.rev ?? null, doc }]);
    return outcome?.outcome === 'written';
  }

  /** So that the next need not wait. */
  async #letGo(): Promise<void> {
    try {
      const registry = await this.#store.database(REGISTRY);
      const known = await registry.get(this.#id);
      if (holderIn(known) === this.#holder) await this.#write(registry, known, '');
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error;
    }
  }
}

function holderIn(known: StoredDocument | undefined): string {
  return known && !known.deleted ? String(known.doc.holder) : '';
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal, ref: false }).catch(() => {});
}
