import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export interface AdmissionOptions {
  /** Signs tickets, so that another process on the store honours them. */
  key: string;
  /** How many are let in at a time. */
  most?: number;
  /** How many may stand in line; who comes then is sent away without a place. */
  longestLine?: number;
  /** Time in ms; all processes on a store should agree on it to a second or so. */
  clock?: () => number;
}

/** Let in: call `leave` when the work is done. Or sent back: come again after so many seconds. */
export type Admitted = { isIn: true; leave: () => void };
export type SentBack = { isIn: false; after: number; ticket?: string };

const MOST = 4;
const LONGEST_LINE = 2000;
/** Who comes so much later than asked to loses the place, in ms. */
const GRACE_MS = 10_000;
/** A ticket is honoured for so long, in ms. */
const VALID_MS = 600_000;
/** The longest time until the next look at the line, in s. */
const LONGEST_WAIT_S = 15;
/** How many seconds one of those before is taken to need. */
const SECONDS_EACH = 0.25;

/**
 * A line for work that is heavy for the server, such as first syncs: some at a time, the others come
 * again with their ticket and keep their place. A ticket says when it was given and is signed; it is
 * good at every process on the store and after a restart.
 */
export class Admission {
  readonly #key: string;
  readonly #most: number;
  readonly #longestLine: number;
  readonly #clock: () => number;
  /** Tickets in line, and until when their holders are waited for. */
  readonly #line = new Map<string, number>();
  #inside = 0;
  #lastGiven = 0;

  constructor(options: AdmissionOptions) {
    const { key, most = MOST, longestLine = LONGEST_LINE, clock = () => Date.now() } = options;
    this.#key = key;
    this.#most = most;
    this.#longestLine = longestLine;
    this.#clock = clock;
  }

  /** Comes to the door, perhaps with the ticket of an earlier time. */
  enter(shown: string | undefined): Admitted | SentBack {
    this.#forgetMissing();
    const ticket = shown !== undefined && this.#isGood(shown) ? shown : undefined;
    const before = this.#before(ticket);
    // Who is near the front takes any free place: the first may not be back yet.
    const isNear = ticket === undefined ? before === 0 : before < this.#most;
    if (this.#inside < this.#most && isNear) return this.#letIn(ticket);
    return this.#sendBack(ticket, before);
  }

  #letIn(ticket: string | undefined): Admitted {
    if (ticket !== undefined) this.#line.delete(ticket);
    this.#inside += 1;
    let isInside = true;
    const leave = () => {
      if (isInside) this.#inside -= 1;
      isInside = false;
    };
    return { isIn: true, leave };
  }

  #sendBack(ticket: string | undefined, before: number): SentBack {
    const after = Math.min(LONGEST_WAIT_S, Math.max(1, Math.round(before * SECONDS_EACH)));
    const isKnown = ticket !== undefined && this.#line.has(ticket);
    if (!isKnown && this.#line.size >= this.#longestLine) return { isIn: false, after };
    const given = ticket ?? this.#newTicket();
    this.#line.set(given, this.#clock() + after * 2000 + GRACE_MS);
    return { isIn: false, after, ticket: given };
  }

  /** How many of the line have an earlier ticket. */
  #before(ticket: string | undefined): number {
    if (ticket === undefined) return this.#line.size;
    let before = 0;
    for (const other of this.#line.keys()) if (other < ticket) before += 1;
    return before;
  }

  #forgetMissing(): void {
    const now = this.#clock();
    for (const [ticket, until] of this.#line) if (now > until) this.#line.delete(ticket);
  }

  /** Tickets sort by the time at which they were given. */
  #newTicket(): string {
    // Two that come at the same moment stand one behind the other.
    this.#lastGiven = Math.max(this.#lastGiven + 1, Math.floor(this.#clock()));
    const time = String(this.#lastGiven).padStart(15, '0');
    const text = `${time}.${randomBytes(6).toString('hex')}`;
    return `${text}.${this.#signatureOf(text)}`;
  }

  #isGood(ticket: string): boolean {
    const [time = '', random = '', signature = ''] = ticket.split('.');
    const age = this.#clock() - Number(time);
    if (!/^\d{15}\.[0-9a-f]{12}\.[\w-]{22}$/.test(ticket)) return false;
    if (Math.abs(age) > VALID_MS) return false;
    const expected = Buffer.from(this.#signatureOf(`${time}.${random}`));
    return timingSafeEqual(Buffer.from(signature), expected);
  }

  #signatureOf(text: string): string {
    const mac = createHmac('sha256', this.#key).update(`ticket\n${text}`);
    return mac.digest('base64url').slice(0, 22);
  }
}
