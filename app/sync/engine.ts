import { Alarm } from './alarm.ts';
import { restAfter } from './backoff.ts';
import { Leadership } from './leadership.ts';
import type { PageMoments } from './page-moments.ts';
import { type PullParts, pull } from './pull.ts';
import type { PullFailure } from './pull-failure.ts';
import type { StatusBoard } from './status.ts';

/** What an engine works with. */
export interface EngineParts extends PullParts {
  board: StatusBoard;
  page: PageMoments;
  locks?: LockManager;
  random: () => number;
  /** Rest after so many failures in a row, ms. */
  rest?: (failures: number, random: number) => number;
}

/** A device asks on its own so often, should the live feed be silent for a wrong reason. */
const INTERVAL_MS = 5 * 60_000;

/**
 * Keeps the copy of one scope of a quarter up to date for as long as the page lives: pulls at the
 * start, when the page is shown, when a network comes, at news from the live feed, and every five
 * minutes; rests between failures. Only the tab that leads does any of it.
 */
export class SyncEngine {
  readonly #parts: Required<Pick<EngineParts, 'rest'>> & EngineParts;
  readonly #alarm = new Alarm();
  readonly #ended = new AbortController();
  readonly #leadership: Leadership;
  #following: AbortSignal | undefined;

  /** Resolves when the engine has stopped; rejects at a bug. */
  readonly done: Promise<void>;

  constructor(parts: EngineParts) {
    this.#parts = { rest: restAfter, ...parts };
    const { database, quarter, scope, page, locks } = parts;
    const name = `${database.name} pull ${quarter} ${scope}`;
    this.#leadership = new Leadership(name, { page, locks, ended: this.#ended.signal });
    const stopListening = page.onMoment(() => this.#alarm.ring());
    this.done = this.#run().finally(stopListening);
  }

  /** Ends everything; what is being written is written. */
  async stop(): Promise<void> {
    this.#ended.abort();
    await this.done;
  }

  async #run(): Promise<void> {
    const ended = this.#ended.signal;
    let failures = 0;
    while (!ended.aborted) {
      const turn = await this.#leadership.taken();
      if (ended.aborted) return;
      this.#alarm.hush();
      // A pull that has begun is ended by nothing but the engine's end: a copy half arrived when
      // the page is hidden for a moment shall go on arriving.
      const pulled = await pull(this.#parts, ended);
      if (ended.aborted) return;
      failures = pulled.ok ? 0 : failures + 1;
      this.#tell(pulled.ok ? undefined : pulled.error);
      if (pulled.ok) {
        this.#follow(turn);
        await this.#alarm.rest(INTERVAL_MS, turn);
      } else {
        await this.#recover(pulled.error, failures);
      }
    }
  }

  /** Rests after a failure. Where asking again at once would only harm, nothing shortens it. */
  async #recover(error: PullFailure, failures: number): Promise<void> {
    const { rest, random } = this.#parts;
    const ended = this.#ended.signal;
    const restMs = rest(failures, random());
    if (error.code === 'busy') {
      await new Alarm().rest(Math.max(error.afterMs, restMs), ended);
    } else if (error.code === 'storageFull') {
      await new Alarm().rest(rest(Number.MAX_SAFE_INTEGER, random()), ended);
    } else {
      await this.#alarm.rest(restMs, ended);
    }
  }

  /** Keeps the live feed open for as long as this tab leads. */
  #follow(turn: AbortSignal): void {
    if (this.#following === turn || turn.aborted) return;
    this.#following = turn;
    void this.#keepOpen(turn);
  }

  async #keepOpen(turn: AbortSignal): Promise<void> {
    const { feed, page, rest, random } = this.#parts;
    const retry = new Alarm();
    const stopListening = page.onMoment(() => retry.ring());
    let failures = 0;
    while (!turn.aborted) {
      await feed.live(() => {
        failures = 0;
        this.#alarm.ring();
      }, turn);
      failures += 1;
      await retry.rest(rest(failures, random()), turn);
    }
    stopListening();
  }

  #tell(error: PullFailure | undefined): void {
    const { board } = this.#parts;
    if (!error) board.learn({ trouble: undefined, storageFull: false });
    else if (error.code === 'storageFull') board.learn({ storageFull: true });
    else if (error.code === 'unknownQuarter') board.learn({ trouble: 'unknownQuarter' });
    else if (error.code === 'noContact') board.learn({ trouble: 'unreachable' });
  }
}
