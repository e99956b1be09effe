import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REGISTRY } from '../../sync-server/stores/database-name.ts';
import { openPouchStore } from '../../sync-server/stores/pouch-store.ts';
import type { Store } from '../../sync-server/stores/store.ts';
import { freePort } from './free-port.ts';
import { startTestServer, type TestServer, type TestServerOptions } from './server.ts';

/** A server over a store on disk, whose folder can be copied and put back while it rests. */
export class DiskServer {
  readonly #folder: string;
  readonly #port: number;
  #running: TestServer;

  private constructor(folder: string, port: number, running: TestServer) {
    this.#folder = folder;
    this.#port = port;
    this.#running = running;
  }

  static async start(options: TestServerOptions = {}): Promise<DiskServer> {
    const folder = await mkdtemp(join(tmpdir(), 'vor-ort-disk-'));
    const port = await freePort();
    const store = await openPouchStore(join(folder, 'store'));
    const running = await startTestServer({ ...options, store, port });
    return new DiskServer(folder, port, running);
  }

  get origin(): string {
    return this.#running.url;
  }

  get store(): Store {
    return this.#running.store;
  }

  get epoch(): string {
    return this.#running.epoch;
  }

  /** A copy of the data folder as it is now. */
  async copy(name: string): Promise<void> {
    await this.#running.stop();
    await cp(join(this.#folder, 'store'), join(this.#folder, name), { recursive: true });
    await this.#start();
  }

  /**
   * Puts a copy in the place of the data folder, as whoever moves files does: the store knows
   * nothing of it. With `epoch` it is a backup restored by the rules.
   */
  async putBack(
    name: string,
    { epoch, ...options }: TestServerOptions & { epoch?: string } = {},
  ): Promise<void> {
    await this.#running.stop();
    await rm(join(this.#folder, 'store'), { recursive: true });
    await cp(join(this.#folder, name), join(this.#folder, 'store'), { recursive: true });
    await this.#start(options, epoch);
  }

  async stop(): Promise<void> {
    await this.#running.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #start(options: TestServerOptions = {}, epoch?: string): Promise<void> {
    const store = await openPouchStore(join(this.#folder, 'store'));
    if (epoch !== undefined) await setEpoch(store, epoch);
    this.#running = await startTestServer({ ...options, store, port: this.#port });
  }
}

async function setEpoch(store: Store, epoch: string): Promise<void> {
  const registry = await store.database(REGISTRY);
  const id = 'server:identity';
  const known = await registry.get(id);
  if (!known || known.deleted) throw new Error('the server has no identity');
  const doc = { ...known.doc, _id: id, epoch };
  const [outcome] = await registry.write([{ id, base: known.rev, doc }]);
  if (outcome?.outcome !== 'written') throw new Error('the epoch was not written');
}
