/** After so long without a touch somebody is asked whether they are still there, ms. (ux.md, rule 17) */
export const WARN_AFTER_MS = 60_000;
/** After so long the tablet begins anew, ms. */
export const RESET_AFTER_MS = 80_000;
/** Where nobody has come for so long after that, it shows pictures, ms. */
export const PICTURES_AFTER_MS = 60_000;

/** Whoever has opened it works at it, and telephones meanwhile: all times are so many times as long. */
const OPEN_TIMES = 10;

/** `start`: nobody has touched anything yet. `used`: somebody is there. `warning`: are they still? */
export type IdlePhase = 'start' | 'used' | 'warning' | 'pictures';

export interface IdleState {
  phase: IdlePhase;
  /** Counts the people: another number is somebody else. */
  visit: number;
  /** Whoever stands there has opened it with the key; at the end of the visit it is closed again. */
  isOpen: boolean;
}

type Observer = { next: (state: IdleState) => void };

/**
 * Who stands at an info tablet: one person after the other, each with the time they need. Where a key has
 * opened it, whoever works at it gets more.
 */
export class IdleSession {
  readonly #now: () => number;
  readonly #observers = new Set<Observer>();
  #touchedAt: number;
  current: IdleState = { phase: 'start', visit: 0, isOpen: false };

  /** `now`: ms, by any clock that goes on. */
  constructor(now: () => number) {
    this.#now = now;
    this.#touchedAt = now();
  }

  /** Somebody does something, or has something read aloud. Pictures are woken by `wake`. */
  touch(): void {
    if (this.current.phase === 'pictures') return;
    this.#touchedAt = this.#now();
    this.#enter('used');
  }

  /** Pictures give way to the start. */
  wake(): void {
    if (this.current.phase !== 'pictures') return;
    this.#touchedAt = this.#now();
    this.#enter('start');
  }

  /** How long it is now, asked about once a second. */
  look(): void {
    const { phase, isOpen } = this.current;
    const idle = (this.#now() - this.#touchedAt) / (isOpen ? OPEN_TIMES : 1);
    if (phase === 'start' && idle >= PICTURES_AFTER_MS) this.#enter('pictures');
    if (phase !== 'used' && phase !== 'warning') return;
    if (idle >= RESET_AFTER_MS) this.reset();
    else if (idle >= WARN_AFTER_MS) this.#enter('warning');
  }

  /** Somebody is done, or gone: the next person begins. */
  reset(): void {
    this.#touchedAt = this.#now();
    this.#say({ phase: 'start', visit: this.current.visit + 1, isOpen: false });
  }

  /** It was opened with the key. */
  open(): void {
    this.#touchedAt = this.#now();
    this.#say({ ...this.current, phase: 'used', isOpen: true });
  }

  subscribe(observer: Observer): { unsubscribe(): void } {
    this.#observers.add(observer);
    observer.next(this.current);
    return { unsubscribe: () => this.#observers.delete(observer) };
  }

  #enter(phase: IdlePhase): void {
    if (phase !== this.current.phase) this.#say({ ...this.current, phase });
  }

  #say(state: IdleState): void {
    this.current = state;
    for (const { next } of this.#observers) next(state);
  }
}
