import { ownerOf, partsOf } from '#domain/ids.ts';
import { deviceIn } from '../access/device.ts';
import { callerIn, isUnverified } from '../access/devices.ts';
import { KeptReading } from '../feed/kept-reading.ts';
import { databaseNameOf, REGISTRY } from '../stores/database-name.ts';
import type { Store, StoredDocument } from '../stores/store.ts';
import type { SentWrite } from './push-form.ts';
import { type Size, Sizes, sizeOf } from './sizes.ts';

/** The most that all phones which made themselves residents keep together in a quarter, in their ranges
 *  and in the quarantine: what thirty thousand of them need to ask for help. */
export const MOST_TOGETHER: Size = { count: 40_000, bytes: 64 * 1024 * 1024 };
/** What those of one network may have of it. */
const SHARE = 1 / 4;
/** Asking for help is never sent away for what others did: so many such documents of each phone. */
const FIRST_OF_EACH = 20;
const LARGEST_ASKING = 8 * 1024;
const ASKING: ReadonlySet<string | undefined> = new Set([
  'request',
  'requestStep',
  'person',
  'superseded',
]);

interface SelfMade {
  quarter: string;
  personId: string | undefined;
  network: string;
}

interface Registry {
  selfMade: Map<string, SelfMade>;
  quarantine: Sizes;
}

/** How the phones that nobody has confirmed yet fill a quarter. */
export interface RoomUse extends Size {
  phones: number;
  isFull: boolean;
}

/** Room for what is sent; each that fits takes some of it. */
export interface Room {
  has(write: SentWrite, id: string): boolean;
}

/** How much is kept for whom, counted over the store by what has changed since it was last asked. */
export class SelfMadeRoom {
  readonly #store: Store;
  readonly #most: Size;
  readonly #registry: KeptReading<Registry>;
  readonly #ranges = new Map<string, KeptReading<Sizes>>();

  constructor(store: Store, most: Size = MOST_TOGETHER) {
    this.#store = store;
    this.#most = most;
    this.#registry = new KeptReading({
      database: () => store.database(REGISTRY),
      prefixes: ['device:', 'quarantine:'],
      begin: () => ({ selfMade: new Map(), quarantine: new Sizes() }),
      take: takeRegistry,
    });
  }

  /** What the quarantine holds, by device. Throws a `StoreFailure`. */
  async quarantine(): Promise<Sizes> {
    return (await this.#registry.current()).quarantine;
  }

  /** What all such phones of a quarter have together. Throws a `StoreFailure`. */
  async use(quarterId: string): Promise<RoomUse> {
    const { all, phones } = await this.#sums(quarterId);
    return { ...all, phones, isFull: !fits(all, this.#most) };
  }

  /** The room that such a phone has in its quarter beside all others. Throws a `StoreFailure`. */
  async roomFor(deviceId: string, quarterId: string): Promise<Room> {
    const { selfMade, quarantine } = await this.#registry.current();
    const phone = selfMade.get(deviceId);
    const sums = await this.#sums(quarterId, phone?.network);
    const ranges = await this.#range(quarterId).current();
    const personId = phone?.personId ?? '';
    let own = quarantine.of(deviceId).count + ranges.of(personId).count;
    const share = { count: this.#most.count * SHARE, bytes: this.#most.bytes * SHARE };
    return {
      has: (write, id) => {
        const before = ranges.ofDocument(personId, id) || quarantine.ofDocument(deviceId, id);
        const more = 'deleted' in write ? 0 : Math.max(0, sizeOf(write) - before);
        if (more === 0) return true;
        const type = 'id' in write ? partsOf(write.id)?.type : undefined;
        const isAsking = ASKING.has(type) && own < FIRST_OF_EACH && more <= LARGEST_ASKING;
        const isThere = fits(plus(sums.all, more), this.#most);
        const isOwnShare = fits(plus(sums.ofNetwork, more), share);
        if (!isAsking && !(isThere && isOwnShare)) return false;
        if (before === 0) own += 1;
        for (const sum of [sums.all, sums.ofNetwork]) {
          sum.bytes += more;
          if (before === 0) sum.count += 1;
        }
        return true;
      },
    };
  }

  async #sums(quarterId: string, network?: string) {
    const { selfMade, quarantine } = await this.#registry.current();
    const ranges = await this.#range(quarterId).current();
    const [all, ofNetwork] = [
      { count: 0, bytes: 0 },
      { count: 0, bytes: 0 },
    ];
    let phones = 0;
    for (const [deviceId, phone] of selfMade) {
      if (phone.quarter !== quarterId) continue;
      phones += 1;
      for (const { count, bytes } of [quarantine.of(deviceId), ranges.of(phone.personId ?? '')]) {
        for (const sum of phone.network === network ? [all, ofNetwork] : [all]) {
          sum.count += count;
          sum.bytes += bytes;
        }
      }
    }
    return { all, ofNetwork, phones };
  }

  #range(quarterId: string): KeptReading<Sizes> {
    const known = this.#ranges.get(quarterId);
    if (known) return known;
    const made = new KeptReading({
      database: () => this.#store.database(databaseNameOf(quarterId, 'private')),
      begin: () => new Sizes(),
      take: (sizes, stored) => sizes.take(ownerOf(stored.id) ?? '', stored),
    });
    this.#ranges.set(quarterId, made);
    return made;
  }
}

function takeRegistry({ selfMade, quarantine }: Registry, stored: StoredDocument): void {
  const [kind = '', name = ''] = stored.id.split(/[:~]/);
  if (kind === 'quarantine') {
    // How many letters met something is not to be found out by how much room is left.
    if (!stored.deleted && stored.doc.isAside) return;
    quarantine.take(name, stored);
    return;
  }
  const device = deviceIn(stored);
  const caller = device && callerIn(device);
  if (!device || !caller || !isUnverified(caller)) {
    selfMade.delete(name);
    return;
  }
  const { personId, network = '', quarters } = device;
  selfMade.set(name, { personId, network, quarter: quarters[0] ?? '' });
}

function plus({ count, bytes }: Size, more: number): Size {
  return { count: count + 1, bytes: bytes + more };
}

function fits({ count, bytes }: Size, most: Size): boolean {
  return count <= most.count && bytes <= most.bytes;
}
