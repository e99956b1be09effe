import type { FastifyInstance } from 'fastify';
import { databaseOf } from '#domain/ids.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { type Body, clockOf, isFinal } from '#domain/version.ts';
import { hashOf } from '../../sync-server/access/credentials.ts';
import { deviceDocumentId } from '../../sync-server/access/device.ts';
import { Devices } from '../../sync-server/access/devices.ts';
import {
  identityOf,
  numbersOf,
  type ServerIdentity,
  type TakeNumbers,
} from '../../sync-server/identity.ts';
import { sweepExpired } from '../../sync-server/reactions/retention-sweep.ts';
import { createServer } from '../../sync-server/server.ts';
import { databaseNameOf, REGISTRY } from '../../sync-server/stores/database-name.ts';
import type { Database, Store, StoredDocument } from '../../sync-server/stores/store.ts';
import { quarterDocument } from './quarter-settings.ts';
import { Registry } from './registry.ts';
import type { ServerDisk } from './server-disks.ts';
import {
  type Answer,
  type Brought,
  KINDS,
  type Kind,
  type KnownDevice,
  QUARTER,
  type SentRequest,
  type ServerSide,
} from './server-side.ts';

/** Everything of a database, in one page. */
const ALL = 1_000_000;

/** The product's own server, asked without a port, on a disk that the world may put back. */
export class ProductServer implements ServerSide {
  readonly registry = new Registry(() => ({ store: this.#store, key: this.#identity.key }));
  readonly #disk: ServerDisk;
  readonly #now: () => number;
  readonly #erased = new Set<string>();
  #store!: Store;
  #identity!: ServerIdentity;
  #takeNumbers!: TakeNumbers;
  #app!: FastifyInstance;
  #epochs = 0;

  private constructor(disk: ServerDisk, now: () => number) {
    this.#disk = disk;
    this.#now = now;
  }

  static async start(
    disk: ServerDisk,
    devices: readonly KnownDevice[],
    now: () => number,
  ): Promise<ProductServer> {
    const server = new ProductServer(disk, now);
    await server.#begin();
    const registry = await server.#store.database(REGISTRY);
    await registry.write(devices.map((device) => written(deviceDocument(device))));
    for (const kind of KINDS) await server.#database(kind);
    await (await server.#database('public')).write([written(quarterDocument(now()))]);
    return server;
  }

  async handle({ method, url, headers, body }: SentRequest): Promise<Answer> {
    const answer = await this.#app.inject({
      method: method as 'GET' | 'POST',
      url,
      headers,
      ...(body === undefined ? {} : { payload: body }),
    });
    const told = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
    return { status: answer.statusCode, headers: Object.fromEntries(told), body: answer.body };
  }

  async read(kind: Kind): Promise<StoredDocument[]> {
    return (await (await this.#database(kind)).changes({ limit: ALL })).changes;
  }

  async copy(): Promise<unknown> {
    if (!this.#disk.mustBeClosed) return this.#disk.copy();
    await this.#end();
    const copy = await this.#disk.copy();
    await this.#begin();
    return copy;
  }

  async putBack(copy: unknown, newEpoch: boolean): Promise<void> {
    await this.#end();
    await this.#disk.putBack(copy);
    if (newEpoch) await this.#changeEpoch();
    await this.#begin();
    for (const id of this.#erased) await this.#remove(id);
  }

  async kill(): Promise<void> {
    await this.#end();
    await this.#begin();
  }

  async compact(): Promise<void> {
    // The product's store compacts by itself with every write.
  }

  async sweep(): Promise<string[]> {
    const today = dateOf(localDateTimeAt(new Date(this.#now())));
    const ended: string[] = [];
    for (const kind of KINDS) {
      const database = await this.#database(kind);
      const before = await this.#living(kind);
      const swept = await sweepExpired(database, today, this.#takeNumbers, new Date(this.#now()));
      if (swept === 0) continue;
      const after = await this.#living(kind);
      ended.push(...[...before].filter((id) => !after.has(id)));
    }
    return ended;
  }

  async erase(id: string): Promise<void> {
    this.#erased.add(id);
    await this.#remove(id);
  }

  async revoke(deviceId: string): Promise<void> {
    const devices = new Devices(this.#store, () => new Date(this.#now()));
    await devices.revoke(deviceId);
    await devices.end();
  }

  async quarantined(): Promise<Brought[]> {
    const registry = await this.#store.database(REGISTRY);
    return (await registry.range('quarantine:')).map(({ doc }) => doc.write as Brought);
  }

  async close(): Promise<void> {
    await this.#end();
    await this.#disk.remove();
  }

  async #begin(): Promise<void> {
    this.#store = await this.#disk.open();
    this.#identity = await identityOf(this.#store);
    this.#takeNumbers = numbersOf(this.#store, this.#identity.writer, this.#now);
    this.#app = await createServer({
      store: this.#store,
      identity: this.#identity,
      version: 'simulated',
      now: () => new Date(this.#now()),
      denyList: {
        isErased: (id) => this.#erased.has(id),
        erasedFrom: (name) => [...this.#erased].filter((id) => nameFor(id) === name),
      },
    });
    await this.#app.ready();
  }

  async #end(): Promise<void> {
    await this.#app.close();
    await this.#store.close();
  }

  /** What an operator's restore does: another life of the store. */
  async #changeEpoch(): Promise<void> {
    const store = await this.#disk.open();
    const registry = await store.database(REGISTRY);
    const stored = await registry.get('server:identity');
    if (stored && !stored.deleted) {
      this.#epochs += 1;
      const doc = { ...stored.doc, epoch: `restored${this.#epochs}` };
      await registry.write([{ id: stored.id, base: stored.rev, doc }]);
    }
    await store.close();
  }

  /** As the erasing of a person will do, as far as devices can see it. */
  async #remove(id: string): Promise<void> {
    await this.#delete(databaseOf(id) ?? 'private', id);
    for (const stored of await this.read('private')) {
      if (!stored.deleted && stored.doc.about === id) await this.#delete('private', stored.id);
    }
  }

  async #delete(kind: Kind, id: string): Promise<void> {
    const database = await this.#database(kind);
    const stored = await database.get(id);
    if (!stored || isFinal(stored)) return;
    const { writer, first } = await this.#takeNumbers(1);
    const clock = { ...clockOf(stored), [writer]: first };
    await database.write([{ id, base: stored.rev, deleted: true, clock, reason: 'erased' }]);
  }

  async #living(kind: Kind): Promise<Set<string>> {
    return new Set((await (await this.#database(kind)).all()).documents.map(({ id }) => id));
  }

  #database(kind: Kind): Promise<Database> {
    return this.#store.database(databaseNameOf(QUARTER, kind));
  }
}

function nameFor(id: string): string {
  return databaseNameOf(QUARTER, databaseOf(id) ?? 'private');
}

function written(doc: Body) {
  return { id: doc._id, base: null, doc };
}

function deviceDocument({ deviceId, secret, role }: KnownDevice): Body {
  return {
    _id: deviceDocumentId(deviceId),
    type: 'device',
    role,
    quarters: [QUARTER],
    name: 'Gerät',
    secretHash: hashOf(secret),
    createdAt: '2026-03-01T08:00:00Z',
  };
}
