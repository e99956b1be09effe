import { failure, type Result } from '#domain/result.ts';
import { Alarm } from './alarm.ts';
import { restAfter } from './backoff.ts';
import { Gathering } from './gathering.ts';
import { Leadership } from './leadership.ts';
import type { OtherTabs, TabNews } from './other-tabs.ts';
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
  /** A round threw what it should have given as a failure. It counts as one: what waits goes on. */
  onBug?: (error: unknown) => void;
  /** The server says that this device's session changed. */
  onSession?: () => void;
  server: Pick<QuarterServer, 'live'>;
  board: StatusBoard;
  page: PageMoments;
  locks?: LockManager;
  /** Tabs of the same device, of which one leads. */
  others?: OtherTabs;
  random: () => number;
  /** Rest after so many failures in a row, ms. */
  rest?: (failures: number, random: number) => number;
}

/** A device asks on its own so often, should the live feed be silent for a wrong reason. */
const INTERVAL_MS = 5 * 60_000;

/**
 * Keeps a quarter's copy and the server up to date for as long as the page lives: a round at the
 * start, when something was written, when the page is shown, when a network comes, at news from the
 * live feed, and every five minutes; rests between failures. Only the tab that leads does any of it.
 */
export class SyncEngine {
  readonly #parts: Required<Pick<EngineParts, 'rest'>> & EngineParts;
  readonly #alarm = new Alarm();
  /** Rung by a person alone, for rests that nothing else may shorten. */
  readonly #asked = new Alarm();
  /** A server that works through much tells of each single change; a round for each would keep an old
   *  phone busy for as long. */
  readonly #news = new Gathering(() => this.#alarm.ring());
  readonly #ended = new AbortController();
  readonly #leadership: Leadership;
  #following: AbortSignal | undefined;

  /** Resolves when the engine has stopped. */
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
    const { page, board, others, onWritten } = this.#parts;
    const gathering = new Gathering(() => this.#alarm.ring());
    const asked = () => {
      this.#asked.ring();
      this.#alarm.ring();
    };
    const stops = [
      page.onMoment(() => this.#alarm.ring()),
      board.onAsked(() => {
        asked();
        others?.tell('asked');
      }),
      others?.onNews((news) => (news === 'asked' ? asked() : board.learn(news))),
      onWritten?.(() => gathering.add()),
    ];
    return () => {
      gathering.end();
      this.#news.end();
      for (const stop of stops) stop?.();
    };
  }

  async #run(): Promise<void> {
    const ended = this.#ended.signal;
    let failures = 0;
    while (!ended.aborted) {
      const turn = await this.#leadership.taken();
      if (ended.aborted) return;
      this.#alarm.hush();
      this.#asked.hush();
      this.#tell({ isTalking: true });
      // A round that has begun is ended by nothing but the engine's end: a copy half arrived when
      // the page is hidden for a moment shall go on arriving.
      const round = await this.#round(ended);
      if (ended.aborted) return;
      failures = round.ok ? 0 : failures + 1;
      this.#tell({ isTalking: false, ...factsOf(round) });
      if (round.ok) {
        this.#follow(turn);
        const { after } = round.value;
        await this.#alarm.rest(after > 0 ? Math.min(after * 1000, INTERVAL_MS) : INTERVAL_MS, turn);
      } else {
        await this.#recover(round.error, failures);
      }
    }
  }

  /** The last round must not be one that met what nobody thought of: nothing would be sent any more, and
   *  no other tab could lead, until the page is loaded anew. */
  async #round(signal: AbortSignal): Promise<Result<RoundNews, SyncFailure>> {
    try {
      return await this.#parts.round(signal);
    } catch (error) {
      this.#parts.onBug?.(error);
      return failure({ code: 'broken' });
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
      // Room comes by a person's doing: who has made some, and says so, is not kept waiting.
      await this.#asked.rest(rest(Number.MAX_SAFE_INTEGER, random()), ended);
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
        this.#news.add();
      }, turn);
      failures += 1;
      await retry.rest(rest(failures, random()), turn);
    }
    stopListening();
  }

  /** Tells the screens of all tabs: only the one that leads knows. */
  #tell(facts: Exclude<TabNews, 'asked'>): void {
    this.#parts.board.learn(facts);
    this.#parts.others?.tell(facts);
  }
}
