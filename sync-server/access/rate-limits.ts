import type { FastifyInstance } from 'fastify';
import { GUEST, type Role } from '#domain/viewer.ts';
import { sendFailure } from '../api-failure.ts';
import { routeOf } from '../matched-route.ts';
import { BoundedTimes, networkOf, type Patience, waitOf } from '../pair/patience.ts';
import { type Caller, type Devices, isUnverified } from './devices.ts';

export interface RateLimitOptions {
  /** Time in ms. */
  clock: () => number;
  /** Requests of one paired device. */
  perDevice?: Patience;
  /** Requests of everybody without a device at one address: a Treff, or a telephone company's town. */
  perAddress?: Patience;
  /** Documents that one device hands in, or all guests at one address. */
  writes?: Readonly<Partial<Record<Role, Patience>>>;
  /** Documents that all phones that made themselves residents hand in at one address. */
  unverifiedWrites?: Patience;
}

const PER_DEVICE: Patience = { atOnce: 2000, everyMs: 50 };
const PER_ADDRESS: Patience = { atOnce: 20_000, everyMs: 2 };
const OF_ONE_PERSON: Patience = { atOnce: 500, everyMs: 2000 };
/** A Treff after weeks without a network brings some thousands. */
const OF_A_TEAM: Patience = { atOnce: 20_000, everyMs: 100 };
const WRITES: Readonly<Partial<Record<Role, Patience>>> = {
  guest: { atOnce: 300, everyMs: 5000 },
  kiosk: OF_ONE_PERSON,
  resident: OF_ONE_PERSON,
  team: OF_A_TEAM,
  office: OF_A_TEAM,
};
/**
 * An address makes itself as many such phones as it likes, so that they have this together too. Sixty
 * of them on a Treff's Wi-Fi bring fifty documents each at once, and then two a minute: who asks for
 * help brings three.
 */
const UNVERIFIED_WRITES: Patience = { atOnce: 3000, everyMs: 500 };
const MOST_NAMES = 20_000;

/**
 * How much one device, or one address, may ask for. Far above what the app does by itself: it ends
 * floods, and devices that a fault or a thief makes ask for ever. Paired servers are the operator's own.
 */
export class RateLimits {
  readonly #options: Required<RateLimitOptions>;
  readonly #requests = new BoundedTimes(MOST_NAMES);
  readonly #writes = new BoundedTimes(MOST_NAMES);

  constructor({
    clock,
    perDevice = PER_DEVICE,
    perAddress = PER_ADDRESS,
    writes = WRITES,
    unverifiedWrites = UNVERIFIED_WRITES,
  }: RateLimitOptions) {
    this.#options = { clock, perDevice, perAddress, writes, unverifiedWrites };
  }

  /** Counts a request; answers with the seconds to wait, 0 where there is nothing to wait for. */
  request(caller: Caller, address: string): number {
    if (caller.role === 'box' && !caller.revoked) return 0;
    const { perDevice, perAddress } = this.#options;
    const patience = caller.deviceId === undefined ? perAddress : perDevice;
    return this.#take(this.#requests, { [nameOf(caller, address)]: patience }, 1);
  }

  /**
   * Counts documents that are handed in; answers as `request` does. What comes at once is taken as a
   * whole: half of it would have to be told apart from the other half. What brings none counts as one.
   */
  writes(caller: Caller, address: string, count: number): number {
    const { writes, unverifiedWrites } = this.#options;
    const patience = writes[caller.role];
    if (!patience) return 0;
    const shared = isUnverified(caller)
      ? { [`unverified ${networkOf(address)}`]: unverifiedWrites }
      : {};
    const names = { [nameOf(caller, address)]: patience, ...shared };
    return this.#take(this.#writes, names, Math.max(1, count));
  }

  /** Counts under all the names, or where one of them has to wait, under none. */
  #take(times: BoundedTimes, names: Record<string, Patience>, count: number): number {
    const now = this.#options.clock();
    const each = Object.entries(names);
    const waits = each.map(([name, patience]) => waitOf(times.get(name), patience, now));
    const wait = Math.max(...waits);
    if (wait > 0) return Math.ceil(wait / 1000);
    for (const [name, { everyMs }] of each) {
      times.set(name, Math.max(times.get(name), now) + count * everyMs);
    }
    return 0;
  }
}

const COUNTED = /^\/(?:api|couch|calendar)\//;
/** These have limits of their own: by documents, and by wrong guesses. And health is for monitors. */
const COUNTED_ELSEWHERE = new Set(['/api/health', '/api/pair', '/api/sync/:quarter/push']);

/** Answers 429 with a time to whoever asks for more than any device does by itself. [RFC 6585, 4] */
export function limitRequests(
  app: FastifyInstance,
  { devices, limits }: { devices: Devices; limits: RateLimits },
): void {
  app.addHook('onRequest', async (request, reply) => {
    const { headers, ip } = request;
    const route = routeOf(request);
    if (!COUNTED.test(route) || COUNTED_ELSEWHERE.has(route)) return;
    // Calendars are everybody's: programs that subscribe to them show nothing of a device.
    const caller = route.startsWith('/calendar/') ? GUEST : await devices.callerOf(headers);
    const after = limits.request(caller, ip);
    if (after > 0) return sendFailure(reply, { code: 'busy', after });
  });
}

/** Only who proved to be a device is counted as one: ids of devices are no secret. */
function nameOf({ deviceId }: Caller, address: string): string {
  return deviceId ?? networkOf(address);
}
