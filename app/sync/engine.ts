import type { Result } from '#domain/result.ts';
import { Alarm } from './alarm.ts';
import { restAfter } from './backoff.ts';
import { Leadership } from './leadership.ts';
import type { PageMoments } from './page-moments.ts';
import type { QuarterServer } from './quarter-server.ts';
import type { RoundNews } from './round.ts';
import { factsOf } from './round-facts.ts';
import type { StatusBoard } from './status.ts';
import type { SyncFailure } from './sync-failure.ts';

/** What an engine works with. */
export interface EngineParts {
  /** Names what one tab at a time does. */
  name: string;
  /** One round of device and server (round.ts). */
  round: (signal: AbortSignal) => Promise<Result<RoundNews, SyncFailure>>;
  /** Calls back when something was written here that is to be sent; returns what ends it. */
  onWritten?: (listener: () => void) => () => void;
  /** The server says that this device's session changed. */
  onSession?: () => void;
  server: Pick<QuarterServer, 'live'>;
  board: StatusBoard;
  page: PageMoments;
  locks?: LockManager;
  random: () => number;
  /** Rest after so many failures in a row, ms. */
  rest?: (failures: number, random: number) => number;
}

/** A device asks on its own so often, should the live feed be silent for a wrong reason. */
const INTERVAL_MS = 5 * 60_000;
/** What is written within this time goes in one request. */
const GATHERING_MS = 250;

/**
 * Keeps a quarter's copy and the server up to date for as long as the page lives: a round at the
 * start, when something was written, when the page is shown, when a network comes, at news from the
 * live feed, and every five minutes; rests between failures. Only the tab that leads does any of it.
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
    const { name, page, locks } = parts;
    this.#leadership = new Leadership(name, { page, locks, ended: this.#ended.signal });
    const stopListening = this.#listen();
    this.done = this.#run().finally(stopListening);
  }

  /** Has a round begin soon, whatever it rests for. */
  ring(): void {
    this.#alarm.ring();
  }

  /** Ends everything; what is being written is written. */
  async stop(): Promise<void> {
    this.#ended.abort();
    await this.done;
  }

  #listen(): () => void {
    const { page, board, onWritten } = this.#parts;
    let gathering: ReturnType<typeof setTimeout> | undefined;
    const stopMoments = page.onMoment(() => this.#alarm.ring());
    const stopAsked = board.onAsked(() => this.#alarm.ring());
    const stopWritten = onWritten?.(() => {
      gathering ??= setTimeout(() => {
        gathering = undefined;
        this.#alarm.ring();
      }, GATHERING_MS);
    });
    return () => {
      clearTimeout(gathering);
      stopMoments();
      stopAsked();
      stopWritten?.();
    };
  }

  async #run(): Promise<void> {
    const ended = this.#ended.signal;
    let failures = 0;
    while (!ended.aborted) {
      const turn = await this.#leadership.taken();
      if (ended.aborted) return;
      this.#alarm.hush();
      this.#parts.board.learn({ isTalking: true });
      // A round that has begun is ended by nothing but the engine's end: a copy half arrived when
      // the page is hidden for a moment shall go on arriving.
      const round = await this.#parts.round(ended);
      if (ended.aborted) return;
      failures = round.ok ? 0 : failures + 1;
      this.#tell(round.ok ? undefined : round.error);
      if (round.ok) {
        this.#follow(turn);
        const { after } = round.value;
        await this.#alarm.rest(after > 0 ? Math.min(after * 1000, INTERVAL_MS) : INTERVAL_MS, turn);
      } else {
        await this.#recover(round.error, failures);
      }
    }
  }

  /** Rests after a failure. Where asking again at once would only harm, nothing shortens it. */
  async #recover(error: SyncFailure, failures: number): Promise<void> {
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
    const { server, page, rest, random, onSession } = this.#parts;
    const retry = new Alarm();
    const stopListening = page.onMoment(() => retry.ring());
    let failures = 0;
    while (!turn.aborted) {
      await server.live((event) => {
        failures = 0;
        if (event === 'session') onSession?.();
        this.#alarm.ring();
      }, turn);
      failures += 1;
      await retry.rest(rest(failures, random()), turn);
    }
    stopListening();
  }

  #tell(error: SyncFailure | undefined): void {
    this.#parts.board.learn({ isTalking: false, ...factsOf(error) });
  }
}
