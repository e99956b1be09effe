import { Dice } from './dice.ts';
import { foreseeRandomness } from './randomness.ts';

/** Who runs when nobody else does. */
const WORLD = 'world';
/** The work of a server; a crash of a device never ends it. */
export const SERVER = 'server';

const real = {
  setImmediate: globalThis.setImmediate,
  setTimeout: globalThis.setTimeout,
  clearTimeout: globalThis.clearTimeout,
  Date: globalThis.Date,
  structuredClone: globalThis.structuredClone,
  random: Math.random,
  performanceNow: performance.now,
};

type Task = () => void;
type Timer = { due: number; owner: string; run: Task; unref(): Timer };

/**
 * The simulated world's tasks and time. fake-indexeddb takes a task for each step of a transaction;
 * here they wait in a queue for each device, so that the seed decides who goes on, and a crash can
 * drop what a device had still to do. Time passes only when the world says so.
 */
export class Tasks {
  /** Milliseconds since 1970, of the world. */
  now: number;
  /** What a task threw: nobody else would hear of it. */
  readonly thrown: unknown[] = [];
  /** How many tasks have run. */
  count = 0;
  readonly #dice: Dice;
  readonly #queues = new Map<string, Task[]>();
  #timers: Timer[] = [];
  #owner = WORLD;
  #endForeseeing = () => {};

  constructor(dice: Dice, now: number) {
    this.#dice = dice;
    this.now = now;
  }

  /** Makes the globals of this process those of the simulated world. */
  install(): void {
    const world = this;
    const now = () => world.now;
    class WorldDate extends real.Date {
      constructor(...given: unknown[]) {
        super(...((given.length > 0 ? given : [world.now]) as [number]));
      }
      static override now = now;
    }
    Object.assign(globalThis, {
      Date: WorldDate,
      structuredClone: plainClone,
      setImmediate: (run: (...given: unknown[]) => void, ...given: unknown[]) =>
        this.add(this.#owner, given.length > 0 ? () => run(...given) : (run as Task)),
      setTimeout: (run: Task, after = 0) => this.#later(run, after),
      clearTimeout: (timer: Timer | undefined) => {
        if (timer) this.#timers = this.#timers.filter((other) => other !== timer);
      },
    });
    // Libraries of the server name requests with it; what they get is the same each time.
    const names = new Dice(1);
    Math.random = () => names.below(2 ** 32) / 2 ** 32;
    performance.now = now;
    this.#endForeseeing = foreseeRandomness();
  }

  /** Gives the process its own globals back. */
  uninstall(): void {
    const { random, performanceNow, ...globals } = real;
    Object.assign(globalThis, globals);
    Math.random = random;
    performance.now = performanceNow;
    this.#endForeseeing();
  }

  /** Queues something that a device, or the server, does. */
  add(owner: string, run: Task): void {
    const queue = this.#queues.get(owner);
    if (queue) queue.push(run);
    else this.#queues.set(owner, [run]);
  }

  /** Does something at once in an owner's name. */
  as(owner: string, work: () => void): void {
    const before = this.#owner;
    this.#owner = owner;
    work();
    this.#owner = before;
  }

  /** Forgets what an owner was to do at a later time. */
  dropTimers(owner: string): void {
    this.#timers = this.#timers.filter((timer) => timer.owner !== owner);
  }

  /** Lets time pass; timers that are due become tasks. */
  pass(ms: number): void {
    this.now += ms;
    const due = this.#timers.filter((timer) => timer.due <= this.now);
    this.#timers = this.#timers.filter((timer) => timer.due > this.now);
    for (const { owner, run } of due) this.add(owner, run);
  }

  /** Runs so many tasks of devices, or until there are none. */
  run(limit = Infinity): Promise<void> {
    let left = limit;
    return new Promise((resolve) => {
      const turn = () => {
        const owner = left > 0 ? this.#nextOwner() : undefined;
        if (owner === undefined) {
          this.#owner = WORLD;
          resolve();
          return;
        }
        left -= 1;
        real.setImmediate(turn);
        this.#runNext(owner);
      };
      real.setImmediate(turn);
    });
  }

  /** Runs the server alone until it has answered; devices stand still. */
  serve<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      let isDone = false;
      const turn = () => {
        if (isDone) return;
        this.#owner = SERVER;
        real.setImmediate(turn);
        if (this.#queues.has(SERVER)) this.#runNext(SERVER);
      };
      const end = (settle: () => void) => {
        isDone = true;
        this.#owner = WORLD;
        settle();
      };
      this.#owner = SERVER;
      work().then(
        (answer) => end(() => resolve(answer)),
        (error) => end(() => reject(error)),
      );
      real.setImmediate(turn);
    });
  }

  #runNext(owner: string): void {
    const queue = this.#queues.get(owner);
    const task = queue?.shift();
    if (queue?.length === 0) this.#queues.delete(owner);
    this.#owner = owner;
    this.count += 1;
    try {
      task?.();
    } catch (error) {
      this.thrown.push(error);
    }
  }

  #nextOwner(): string | undefined {
    const owners = [...this.#queues.keys()];
    if (owners.length <= 1) return owners[0];
    return this.#dice.pick(owners);
  }

  #later(run: Task, after: number): Timer {
    const timer: Timer = {
      due: this.now + after,
      owner: this.#owner,
      run,
      unref: () => timer,
    };
    this.#timers.push(timer);
    return timer;
  }
}

/** A copy of plain data; all that devices store is plain. The general one takes most of a run. */
function plainClone<Value>(value: Value): Value {
  if (typeof value === 'function') throw new DOMException('a function', 'DataCloneError');
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(plainClone) as Value;
  const copy: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) copy[name] = plainClone(inner);
  return copy as Value;
}
