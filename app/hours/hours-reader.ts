import type { LandHolidays } from '#domain/occurrence.ts';
import { failure, type Result, success } from '#domain/result.ts';
import type { Evaluation } from './evaluate.ts';
import type { HoursAnswer, HoursTask } from './hours-worker-messages.ts';

/** A worker as the reader sees it, in a browser or in Node. */
export interface HoursWorker {
  ask(task: HoursTask): void;
  end(): void;
  /** It may be forgotten when the process ends. */
  rest?(): void;
  resume?(): void;
}

/** Starts a worker, which says `ready` when it can be asked. */
export type StartWorker = (listener: {
  onAnswer(answer: HoursAnswer): void;
  onFailure(message: string): void;
}) => HoursWorker;

/** The worker cannot be had: without a network its file may not be on the device yet. */
export interface HoursUnavailable {
  code: 'unavailable';
  message: string;
}

type ValuesTask = Extract<HoursTask, { kind: 'values' }>;
type HolidaysTask = Extract<HoursTask, { kind: 'holidays' }>;

/** Patience is counted in ticks, not by the clock: a phone that sleeps does not tick. */
const TICK_MS = 250;
const START_TICKS = 240;
const IDLE_MS = 30_000;

/**
 * Asks one worker after the other: a value that takes longer than `patienceTicks` quarter seconds
 * ends its worker, and the rest goes on in a new one. Tasks wait for each other. An idle worker is
 * ended after half a minute.
 */
export class HoursReader {
  private running: { worker: HoursWorker; ready: boolean } | undefined;
  private queue: Promise<unknown> = Promise.resolve();
  private idleTimer: ReturnType<typeof setTimeout> | undefined;
  private heard: (event: HoursAnswer | { kind: 'failed'; message: string }) => void = () => {};

  constructor(
    private readonly start: StartWorker,
    private readonly patienceTicks = 12,
  ) {}

  /** Every value's evaluation; a value that hangs is unreadable for the reason `hung`. */
  readValues(task: ValuesTask): Promise<Result<Map<string, Evaluation>, HoursUnavailable>> {
    return this.enqueue(() => this.askForValues(task));
  }

  /** The holidays of a Land. */
  readHolidays(task: HolidaysTask): Promise<Result<LandHolidays, HoursUnavailable>> {
    return this.enqueue(() => this.askForHolidays(task));
  }

  private async askForValues(task: ValuesTask) {
    const evaluations = new Map<string, Evaluation>();
    const open = [...new Set(task.values)];
    while (open.length > 0) {
      const ended = await this.ask({ ...task, values: [...open] }, (answer) => {
        if (answer.kind !== 'value') return false;
        evaluations.set(answer.value, answer.evaluation);
        open.shift();
        return open.length === 0;
      });
      if (ended.code === 'unavailable') return failure(ended);
      const stuck = ended.code === 'done' ? undefined : open.shift();
      if (stuck !== undefined)
        evaluations.set(stuck, { schedule: { readable: false }, reason: ended.code });
    }
    return success(evaluations);
  }

  private async askForHolidays(task: HolidaysTask) {
    let holidays: LandHolidays | undefined;
    const ended = await this.ask(task, (answer) => {
      if (answer.kind === 'holidays') holidays = answer.holidays;
      return holidays !== undefined;
    });
    if (holidays) return success(holidays);
    return failure({ code: 'unavailable' as const, message: ended.code });
  }

  /** Asks, and listens until `hear` says that it has heard all, or the worker is of no more use. */
  private async ask(
    task: HoursTask,
    hear: (answer: HoursAnswer) => boolean,
  ): Promise<{ code: 'done' | 'hung' | 'crashed' } | HoursUnavailable> {
    const running = this.running ?? this.startWorker();
    return new Promise((resolve) => {
      let ticks = 0;
      const finish = (ended: { code: 'done' | 'hung' | 'crashed' } | HoursUnavailable) => {
        clearInterval(ticking);
        this.heard = () => {};
        if (ended.code !== 'done') this.endWorker();
        resolve(ended);
      };
      const ticking = setInterval(() => {
        ticks += 1;
        if (running.ready && ticks > this.patienceTicks) finish({ code: 'hung' });
        if (ticks > START_TICKS) finish({ code: 'unavailable', message: 'no start' });
      }, TICK_MS);
      this.heard = (event) => {
        ticks = 0;
        if (event.kind === 'failed')
          return finish(running.ready ? { code: 'crashed' } : { code: 'unavailable', ...event });
        if (event.kind === 'ready') running.ready = true;
        if (event.kind === 'ready') return;
        if (hear(event)) finish({ code: 'done' });
      };
      running.worker.ask(task);
    });
  }

  private startWorker() {
    const worker = this.start({
      onAnswer: (answer) => this.heard(answer),
      onFailure: (message) => this.heard({ kind: 'failed', message }),
    });
    this.running = { worker, ready: false };
    return this.running;
  }

  private endWorker(): void {
    this.running?.worker.end();
    this.running = undefined;
  }

  private enqueue<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.queue.then(async () => {
      clearTimeout(this.idleTimer);
      this.running?.worker.resume?.();
      const value = await work();
      this.running?.worker.rest?.();
      this.idleTimer = setTimeout(() => this.endWorker(), IDLE_MS);
      (this.idleTimer as { unref?: () => void }).unref?.();
      return value;
    });
    this.queue = turn.catch(() => undefined);
    return turn;
  }
}
