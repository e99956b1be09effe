import { IDBKeyRange } from 'fake-indexeddb';
import { parseDocument } from '#domain/any-document.ts';
import { adoptSession } from '../../app/data/adopt-session.ts';
import { LocalDatabase } from '../../app/data/database.ts';
import {
  type DeviceSession,
  keepIdentity,
  keepSession,
  readIdentity,
} from '../../app/data/device.ts';
import { type Change, changeDocuments } from '../../app/data/local-writes.ts';
import { type DeviceRounds, deviceRound, surroundingsOf } from '../../app/sync/device-rounds.ts';
import { HttpQuarterServer } from '../../app/sync/quarter-server.ts';
import { isStorageFull } from '../../app/sync/sync-failure.ts';
import { changeAsConnected, enterCode, takeSession } from './connecting.ts';
import { Cookie } from './cookie.ts';
import { DeviceStorage } from './device-storage.ts';
import type { Network } from './network.ts';
import { type KnownDevice, QUARTER } from './server-side.ts';
import type { Tasks } from './tasks.ts';

/** What is particular about a device. */
export interface DeviceTraits {
  role: 'office' | 'team';
  tabs: number;
  /** Two versions back: it cannot read what is written with `v: 2`. */
  isOld: boolean;
  /** Its clock, minus the world's. */
  skewMs: number;
  /** Where codes are entered: whether this one is a guest's at first. Absent where it stays what it is. */
  pairs?: 'at first' | 'anew';
}

/** How a round, or an edit, came out. */
export type Ending<Value> = { value: Value } | { error: unknown };

type RoundResult = Awaited<ReturnType<typeof deviceRound>>;
type PairResult = Awaited<ReturnType<typeof enterCode>>;

/** One tab, or the service worker, of a device. */
interface Tab {
  parts: DeviceRounds;
  round: AbortController | undefined;
  /** A code is being entered here. */
  isPairing?: boolean;
  /** The server was asked what this device is, once in this tab's life. */
  hasAsked?: boolean;
}

/** A device with the product's engine on it. */
export class SimulatedDevice {
  readonly name: string;
  readonly traits: DeviceTraits;
  readonly known: KnownDevice;
  /** What its browser shows to the server. */
  readonly cookie: Cookie;
  /** Its rights were ended; it may not know it yet. */
  isRevoked = false;
  storage = new DeviceStorage();
  tabs: Tab[] = [];
  /** Not on the network until then. */
  awayUntil = 0;
  /** How often it has lost its database. */
  losses = 0;
  #session: DeviceSession;
  #starts = 0;
  readonly #tasks: Tasks;
  readonly #network: Network;

  constructor(index: number, traits: DeviceTraits, tasks: Tasks, network: Network) {
    this.name = 'ABCDEFGHIJKLMNOP'[index] ?? `Z${index}`;
    this.traits = traits;
    this.#tasks = tasks;
    this.#network = network;
    const deviceId = `d${(index + 10).toString(16).padStart(12, '0')}`;
    this.known = { deviceId, secret: this.name.repeat(43).slice(0, 43), role: traits.role };
    const scopes = traits.role === 'office' ? ['public', 'team', 'office'] : ['public', 'team'];
    const { secret } = this.known;
    const isGuest = traits.pairs === 'at first';
    this.cookie = new Cookie(isGuest ? undefined : `vo_device=${deviceId}.${secret}`);
    this.#session = { role: traits.role, deviceId, quarters: [QUARTER], scopes };
  }

  /** What it may do, as it knows it. */
  get session(): DeviceSession {
    return this.traits.pairs ? this.storage.session : this.#session;
  }

  /** Its entry in clocks. It takes another itself where it lets go of what it wrote. */
  get writer(): string {
    return this.storage.writer ?? this.#firstWriter;
  }

  get #firstWriter(): string {
    const { deviceId } = this.known;
    return this.losses > 0 ? `${deviceId}.${this.losses + 1}` : deviceId;
  }

  /** Its name in the queue of tasks; another after each crash. */
  get owner(): string {
    return `${this.name}${this.#starts}`;
  }

  /** Whether the version of the app on this device can read a document. */
  canRead(doc: Record<string, unknown>): boolean {
    if (this.traits.isOld && doc.v !== 1) return false;
    return parseDocument(doc).ok;
  }

  /** Opens the app, in all its tabs. */
  open(): void {
    const { skewMs, tabs, pairs } = this.traits;
    const now = () => new Date(this.#tasks.now + skewMs);
    this.tabs = Array.from({ length: tabs }, () => {
      const indexedDB = this.storage.factory;
      const database = new LocalDatabase('vor-ort', { indexedDB, IDBKeyRange });
      const fetchNow = this.#fetchWhileAlive();
      const server = new HttpQuarterServer(QUARTER, { fetch: fetchNow, now });
      const canRead = (doc: Record<string, unknown>) => this.canRead(doc);
      return {
        parts: {
          database,
          quarter: QUARTER,
          server,
          now,
          canRead,
          ...(pairs ? { pairing: { fetch: fetchNow } } : {}),
        },
        round: undefined,
      };
    });
  }

  /** Notes, once, who the device is. */
  async keepFacts(): Promise<void> {
    const [first] = this.tabs;
    if (!first) return;
    const { database } = first.parts;
    if (this.traits.pairs === 'at first') await readIdentity(database);
    else {
      await keepIdentity(database, { deviceId: this.known.deviceId, writer: this.#firstWriter });
      await keepSession(database, this.#session);
    }
    this.storage.watchQuota();
    this.storage.watchDurability();
  }

  /** Begins a round in a tab. */
  startRound(tab: Tab, onEnd: (ending: Ending<RoundResult>) => void): void {
    const controller = new AbortController();
    tab.round = controller;
    const end = (ending: Ending<RoundResult>) => {
      tab.round = undefined;
      onEnd(ending);
    };
    this.#tasks.add(this.owner, () => {
      this.#learn(tab)
        .then(() => deviceRound(tab.parts, controller.signal))
        .then(
          (value) => end({ value }),
          (error) => end({ error }),
        );
    });
  }

  /** The server says that its rights are ended: with its next round it leaves all that is not public. */
  hearOfEnd(): void {
    this.#session = { ...this.#session, revoked: true, scopes: ['public'] };
  }

  async #learn({ parts }: Tab): Promise<void> {
    if (!this.#session.revoked) return;
    // A full disk takes it in the next time.
    await adoptSession(parts.database, this.#session).catch((error) => {
      if (!isStorageFull(error)) throw error;
    });
  }

  /** Somebody enters a code in a tab. */
  enter(tab: Tab, code: string, onEnd: (ending: Ending<PairResult>) => void): void {
    tab.isPairing = true;
    const end = (ending: Ending<PairResult>) => {
      tab.isPairing = false;
      onEnd(ending);
    };
    this.#tasks.add(this.owner, () => {
      enterCode(tab.parts, code).then(
        (value) => end({ value }),
        (error) => end({ error }),
      );
    });
  }

  /** A tab asks the server what this device is. */
  ask(tab: Tab, onEnd: (ending: Ending<void>) => void): void {
    this.#tasks.add(this.owner, () => {
      takeSession(tab.parts).then(
        (value) => onEnd({ value }),
        (error) => onEnd({ error }),
      );
    });
  }

  /** Makes a person's changes, all or none. */
  change(
    tab: Tab,
    changes: ReadonlyMap<string, Change>,
    onEnd: (ending: Ending<Awaited<ReturnType<typeof changeDocuments>>>) => void,
  ): void {
    const { writer } = this;
    const change = this.traits.pairs
      ? () => changeAsConnected(tab.parts, changes, writer)
      : changeDocuments.bind(undefined, surroundingsOf(tab.parts, this.#session), changes);
    this.#tasks.add(this.owner, () => {
      change().then(
        (value) => onEnd({ value }),
        (error) => onEnd({ error }),
      );
    });
  }

  /**
   * Everything that runs here ends at once; the disk stays. What is left of the app's code meets a
   * closed database and a network that is silent for ever: it can do nothing more. It must be let
   * run out, because Dexie counts in one place what all databases of a process still wait for.
   */
  crash(): void {
    this.#tasks.as(this.owner, () => {
      this.storage.crash();
      for (const { parts } of this.tabs) parts.database.close();
    });
    this.#tasks.dropTimers(this.owner);
    this.#network.abandon(this.owner);
    this.#starts += 1;
    this.storage.isFull = false;
    this.open();
  }

  /** Everything ends at once, and the disk forgets what was not written durably. */
  cutPower(): void {
    this.crash();
    this.storage.cutPower();
  }

  /** The browser has deleted the database; the device is still paired. */
  lose(): void {
    this.crash();
    this.storage = new DeviceStorage();
    this.losses += 1;
    this.open();
  }

  /** What died asks nothing more. */
  #fetchWhileAlive(): typeof fetch {
    const { owner } = this;
    const fetchNow = this.#network.fetchFor(owner, this.cookie);
    return (...request) =>
      this.owner === owner ? fetchNow(...request) : new Promise<Response>(() => undefined);
  }
}
