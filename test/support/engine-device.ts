import type { Body } from '#domain/version.ts';
import { adoptSession } from '../../app/data/adopt-session.ts';
import type { Surroundings } from '../../app/data/copies.ts';
import type { LocalDatabase, OutboxEntry, Refusal } from '../../app/data/database.ts';
import { readSession } from '../../app/data/device.ts';
import { type CanRead, replayParked } from '../../app/data/document-rows.ts';
import { type Change, changeDocument } from '../../app/data/local-writes.ts';
import { vaultOf } from '../../app/data/vaults.ts';
import { deviceRound, surroundingsOf } from '../../app/sync/device-rounds.ts';
import { HttpQuarterServer } from '../../app/sync/quarter-server.ts';
import { syncRound } from '../../app/sync/round.ts';
import { fetchSession } from '../../app/sync/session.ts';
import { aDatabase } from './memory-database.ts';
import type { PairedDevice } from './paired-device.ts';

const QUARTER = 'lichtenberg';

export interface EngineDeviceOptions {
  /** Where it sends its requests: a server, or a proxy in front of one. */
  origin: string;
  /** How the server knows it; a guest where nothing is said. */
  paired?: PairedDevice;
  /** Its own clock. */
  now?: () => Date;
  /** How far its requests find the server in the future, ms: so long was it away. */
  awayMs?: number;
  /** What its version can read, where that is not the version of now. */
  canRead?: CanRead;
  database?: LocalDatabase;
  /** How its requests travel, where that is not as they should. */
  fetch?: typeof fetch;
  /** Whether it encrypts what names a person, as a team's device does in the product. */
  withVault?: boolean;
}

/** A device without a browser: real rounds of the engine over a database in memory. */
export class EngineDevice {
  readonly database: LocalDatabase;
  readonly #options: EngineDeviceOptions;
  readonly #server: HttpQuarterServer;
  awayMs: number;
  /** What its version can read; set it anew and the app was updated. */
  canRead: CanRead | undefined;

  private constructor(options: EngineDeviceOptions) {
    this.#options = options;
    this.database = options.database ?? aDatabase();
    this.awayMs = options.awayMs ?? 0;
    this.canRead = options.canRead;
    const { origin, now } = options;
    const asDevice: typeof fetch = (input, init) => this.#fetch(input, init);
    this.#server = new HttpQuarterServer(QUARTER, { origin, now, fetch: asDevice });
  }

  /** A device that knows who it is. `at` is where it asks that, should its requests be spoiled. */
  static async open(options: EngineDeviceOptions, at = options.origin): Promise<EngineDevice> {
    const device = new EngineDevice(options);
    const asDevice: typeof fetch = (input, init) => device.#fetch(input, init);
    const session = await fetchSession({ origin: at, fetch: asDevice });
    if (!session.ok) throw new Error('no session');
    await adoptSession(device.database, session.value);
    return device;
  }

  /** One round: pushes, pulls, pushes what that made new. */
  async round(signal = AbortSignal.timeout(30_000)) {
    if (!this.canRead) return deviceRound(this.#parts(), signal);
    // A version of another day: it knows other documents, and takes nothing on itself.
    const { scopes } = await readSession(this.database);
    return syncRound({ around: await this.around(), server: this.#server, scopes }, signal);
  }

  /** What its commands work with. */
  async around(): Promise<Surroundings> {
    const parts = this.#parts();
    const vault = await parts.vault?.(this.database);
    const around = { ...surroundingsOf(parts, await readSession(this.database)), vault };
    return this.canRead ? { ...around, canRead: this.canRead } : around;
  }

  /** Writes as a person on it does. */
  async change(id: string, make: Change): Promise<void> {
    const changed = await changeDocument(await this.around(), id, make);
    if (!changed.ok) throw new Error(`not written: ${changed.error.code}`);
  }

  /** Sets fields of a document that is there. */
  set(id: string, fields: Record<string, unknown>): Promise<void> {
    return this.change(id, (current) => {
      if (!current) throw new Error(`there is no ${id}`);
      return { ...current, ...fields };
    });
  }

  create(...docs: Body[]): Promise<unknown> {
    return Promise.all(docs.map((doc) => this.change(doc._id, () => doc)));
  }

  remove(id: string): Promise<void> {
    return this.change(id, () => undefined);
  }

  /** A document as it stands here. */
  async doc(id: string): Promise<Body | undefined> {
    return (await this.database.documents.get([QUARTER, id]))?.doc as Body | undefined;
  }

  /** Everything that stands here, ids in order: id, rev, content. */
  async documents(): Promise<[string, string, Body][]> {
    const rows = await this.database.documents.toArray();
    return rows.map(({ id, rev, doc }) => [id, rev, doc as Body]);
  }

  outbox(): Promise<OutboxEntry[]> {
    return this.database.outbox.toArray();
  }

  refusals(): Promise<Refusal[]> {
    return this.database.refusals.toArray();
  }

  /** The update to another version, which looks again at what the one before could not read. */
  async update(canRead?: CanRead): Promise<void> {
    this.canRead = canRead;
    await replayParked(this.database, QUARTER, (await this.around()).canRead);
  }

  #parts() {
    const now = this.#options.now ?? (() => new Date());
    const vault = this.#options.withVault ? vaultOf : undefined;
    return { database: this.database, quarter: QUARTER, server: this.#server, now, vault };
  }

  async #fetch(input: Parameters<typeof fetch>[0], init?: RequestInit): Promise<Response> {
    const { paired, fetch: travel = fetch } = this.#options;
    const headers = { ...(init?.headers as object), ...(paired && { cookie: paired.cookie }) };
    const response = await travel(input, { ...init, headers });
    if (this.awayMs === 0) return response;
    const shifted = new Headers(response.headers);
    const at = Date.parse(shifted.get('date') ?? '');
    shifted.set('date', new Date(at + this.awayMs).toUTCString());
    return new Response(response.body, { status: response.status, headers: shifted });
  }
}

/**
 * Rounds of all of them in turn until nothing waits and nothing changes; throws where that does not
 * come. A round that fails is one of the turns.
 */
export async function untilQuiet(...devices: EngineDevice[]): Promise<void> {
  const waiting: string[] = [];
  for (let turn = 0; turn < 8; turn += 1) {
    for (const device of devices) await device.round();
    waiting.length = 0;
    for (const device of devices) {
      for (const { id, status } of await device.outbox()) {
        if (status !== 'kept') waiting.push(`${status} ${id}`);
      }
    }
    if (waiting.length === 0 && turn > 0) return;
  }
  throw new Error(`still waiting: ${waiting.join(', ')}`);
}
