import { setTimeout } from 'node:timers/promises';
import type { ServerIdentity, TakeNumbers } from '../identity.ts';
import { quarterDatabaseOf } from '../stores/database-name.ts';
import type { Database, Store } from '../stores/store.ts';
import { StoreFailure } from '../stores/store-failure.ts';
import { ChangedDatabases } from './changed-databases.ts';
import type { ConflictLeaves } from './conflict-leaves.ts';
import { type DailyTask, DailyTasks } from './daily-task.ts';
import { isHomeOf } from './home.ts';
import { Lease } from './lease.ts';
import type { Reaction } from './reaction.ts';
import { sweepExpired } from './retention-sweep.ts';
import { workThrough } from './work-through.ts';

export interface ReactionRunnerOptions {
  store: Store;
  identity: ServerIdentity;
  now: () => Date;
  takeNumbers: TakeNumbers;
  reactions: readonly Reaction[];
  /** Beside deleting what expired. */
  daily?: readonly DailyTask[];
  leaves: ConflictLeaves;
  fault: (reaction: string, error: unknown) => void;
  leaseMs?: number;
  /** How often databases and the day are looked at without a change, in ms. */
  roundEvery?: number;
}

/** Devices deliver in several requests: what follows from them is done once, and not in their way. */
const GATHER_MS = 100;
/** Also the longest that a new quarter waits for its first reaction. */
const ROUND_EVERY_MS = 5000;

/**
 * Does what follows from changes, in every quarter whose home this server is, one process on a store
 * at a time: works through each database when it changes, and does what is to be done once a day.
 */
export class ReactionRunner {
  readonly #options: ReactionRunnerOptions;
  readonly #ended = new AbortController();
  readonly #daily: DailyTasks;
  #running: Promise<void> | undefined;

  constructor(options: ReactionRunnerOptions) {
    this.#options = options;
    const { store, daily = [] } = options;
    this.#daily = new DailyTasks(store, [this.#sweep(), ...daily]);
  }

  /** Begins; once. */
  start(): void {
    this.#running ??= this.#run(this.#ended.signal);
  }

  /** Stops after the change that is being worked on. */
  async end(): Promise<void> {
    this.#ended.abort();
    await this.#running;
  }

  #run(ended: AbortSignal): Promise<void> {
    const { store, leaseMs } = this.#options;
    // The embedded store belongs to one process: after a crash nobody has to be waited for.
    if (store.kind === 'pouchdb') return this.#work(ended);
    const lease = new Lease({ store, name: 'reactions', leaseMs });
    return lease.whileHeld((signal) => this.#work(signal), ended);
  }

  async #work(signal: AbortSignal): Promise<void> {
    const { roundEvery = ROUND_EVERY_MS } = this.#options;
    let wake = () => {};
    const changed = new ChangedDatabases(() => wake());
    while (!signal.aborted) {
      const woken = new AbortController();
      wake = () => woken.abort();
      await this.#round(changed, signal);
      const either = AbortSignal.any([signal, woken.signal]);
      await setTimeout(roundEvery, undefined, { signal: either, ref: false }).catch(() => {});
      await setTimeout(GATHER_MS, undefined, { signal, ref: false }).catch(() => {});
    }
    changed.end();
  }

  /** Looks at every database that has changed, and once a day at all. */
  async #round(changed: ChangedDatabases, signal: AbortSignal): Promise<void> {
    for (const name of await this.#names()) {
      if (signal.aborted) return;
      const database = await this.#options.store.database(name);
      const isChanged = changed.take(database);
      try {
        await this.#lookAt(database, isChanged, signal);
      } catch (error) {
        // Closed under us at the end: the next round begins at the checkpoint.
        if (signal.aborted) return;
        if (!(error instanceof StoreFailure)) throw error;
        // The store is away. The next round will see.
        if (isChanged) changed.retry(database);
      }
    }
  }

  async #lookAt(database: Database, isChanged: boolean, signal: AbortSignal): Promise<void> {
    const { store, identity, now } = this.#options;
    const due = this.#daily.dueIn(database, now());
    const quarterId = quarterDatabaseOf(database.name)?.quarterId ?? '';
    if (!isChanged && due.length === 0) return;
    if (!(await isHomeOf(store, identity, quarterId))) return;
    if (isChanged) await workThrough({ ...this.#options, database, quarterId, signal });
    for (const task of due) {
      if (signal.aborted) return;
      await this.#daily.do(task, database, quarterId, now());
    }
  }

  #sweep(): DailyTask {
    const { takeNumbers } = this.#options;
    return {
      name: 'sweep',
      fromHour: 0,
      run: async (database, { today, now }) => {
        await sweepExpired(database, today, takeNumbers, now);
      },
    };
  }

  async #names(): Promise<string[]> {
    try {
      const names = await this.#options.store.databaseNames();
      return names.filter((name) => quarterDatabaseOf(name) !== undefined);
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error;
      return [];
    }
  }
}
