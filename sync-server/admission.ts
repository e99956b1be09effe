import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export interface AdmissionOptions {
  /** Signs tickets, so that another process on the store honours them. */
  key: string;
  /** How many are let in at a time. */
  most?: number;
  /** How many may stand in line; who comes then is sent away without a place. */
  longestLine?: number;
  /** How many of these one name may have. */
  mostOfOne?: number;
  /** Time in ms; all processes on a store should agree on it to a second or so. */
  clock?: () => number;
}

/** Let in: call `leave` when the work is done. Or sent back: come again after so many seconds. */
export type Admitted = { isIn: true; leave: () => void };
export type SentBack = { isIn: false; after: number; ticket?: string };

const MOST = 4;
const LONGEST_LINE = 2000;
/** A Treff's guests are behind one address: of these so many wait, the others come again. */
const MOST_OF_ONE = 50;
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
  readonly #mostOfOne: number;
  readonly #clock: () => number;
  /** Tickets in line, whose they are, and until when their holders are waited for. */
  readonly #line = new Map<string, { whose: string; until: number }>();
  #inside = 0;
  #lastGiven = 0;

  constructor(options: AdmissionOptions) {
    this.#key = options.key;
    this.#most = options.most ?? MOST;
    this.#longestLine = options.longestLine ?? LONGEST_LINE;
    this.#mostOfOne = options.mostOfOne ?? MOST_OF_ONE;
    this.#clock = options.clock ?? (() => Date.now());
  }

  /** Comes to the door, perhaps with the ticket of an earlier time. `whose`: a device, or a network. */
  enter(shown: string | undefined, whose: string): Admitted | SentBack {
    this.#forgetMissing();
    const ticket = shown !== undefined && this.#isGood(shown) ? shown : undefined;
    const before = this.#before(ticket);
    // Who is near the front takes any free place: the first may not be back yet.
    const isNear = ticket === undefined ? before === 0 : before < this.#most;
    if (this.#inside < this.#most && isNear) return this.#letIn(ticket);
    return this.#sendBack(ticket, whose, before);
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

  #sendBack(ticket: string | undefined, whose: string, before: number): SentBack {
    const after = Math.min(LONGEST_WAIT_S, Math.max(1, Math.round(before * SECONDS_EACH)));
    const known = ticket === undefined ? undefined : this.#line.get(ticket);
    if (!known && !this.#hasRoomFor(whose)) return { isIn: false, after };
    const given = ticket ?? this.#newTicket();
    const until = this.#clock() + after * 2000 + GRACE_MS;
    this.#line.set(given, { whose: known?.whose ?? whose, until });
    return { isIn: false, after, ticket: given };
  }

  #hasRoomFor(whose: string): boolean {
    if (this.#line.size >= this.#longestLine) return false;
    let count = 0;
    for (const other of this.#line.values()) if (other.whose === whose) count += 1;
    return count < this.#mostOfOne;
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
    for (const [ticket, { until }] of this.#line) if (now > until) this.#line.delete(ticket);
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
