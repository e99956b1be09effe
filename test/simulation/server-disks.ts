import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  openPouchStore,
  PouchStore,
  REVISION_OPTIONS,
} from '../../sync-server/stores/pouch-store.ts';
import type { Store } from '../../sync-server/stores/store.ts';
import { memoryPouch } from '../support/memory-store.ts';

/** What a server keeps its store on. A copy is whole: seqs and revs come back with it. */
export interface ServerDisk {
  /** Opens the store; once, until it is closed. */
  open(): Promise<Store>;
  /** A copy; of a closed store, where `mustBeClosed`. */
  copy(): Promise<unknown>;
  putBack(copy: unknown): Promise<void>;
  readonly mustBeClosed: boolean;
  remove(): Promise<void>;
}

/** memdown's trees never change: to keep one is to have a copy. */
type Trees = Record<string, unknown>;

let disks = 0;

/** PouchDB's memory adapter, looked at from inside. */
export class MemoryDisk implements ServerDisk {
  readonly mustBeClosed = false;
  readonly #trees = treesOfMemory();
  readonly #prefix: string;
  readonly #names = new Set<string>();

  constructor() {
    disks += 1;
    this.#prefix = `disk${disks}-`;
  }

  async open(): Promise<Store> {
    return new PouchStore({
      open: (name) => {
        this.#names.add(name);
        return memoryPouch(this.#prefix + name, REVISION_OPTIONS);
      },
      names: async () => [...this.#names],
    });
  }

  async copy(): Promise<unknown> {
    return new Map([...this.#names].map((name) => [name, this.#trees[this.#keyOf(name)]]));
  }

  async putBack(copy: unknown): Promise<void> {
    for (const name of this.#names) delete this.#trees[this.#keyOf(name)];
    this.#names.clear();
    for (const [name, tree] of copy as Map<string, unknown>) {
      this.#names.add(name);
      this.#trees[this.#keyOf(name)] = tree;
    }
  }

  async remove(): Promise<void> {
    for (const name of this.#names) delete this.#trees[this.#keyOf(name)];
  }

  #keyOf(name: string): string {
    return `$${this.#prefix}${name}`;
  }
}

/** A folder of LevelDBs, as in the product. */
export class FolderDisk implements ServerDisk {
  readonly mustBeClosed = true;
  readonly #folder: string;
  #copies = 0;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async make(): Promise<FolderDisk> {
    return new FolderDisk(await mkdtemp(join(tmpdir(), 'vor-ort-simulation-')));
  }

  open(): Promise<Store> {
    return openPouchStore(this.#store);
  }

  async copy(): Promise<unknown> {
    this.#copies += 1;
    const copy = join(this.#folder, `copy-${this.#copies}`);
    await cp(this.#store, copy, { recursive: true });
    return copy;
  }

  async putBack(copy: unknown): Promise<void> {
    await rm(this.#store, { recursive: true });
    await cp(String(copy), this.#store, { recursive: true });
  }

  remove(): Promise<void> {
    return rm(this.#folder, { recursive: true, force: true });
  }

  get #store(): string {
    return join(this.#folder, 'store');
  }
}

/** Every database in memory of this process, by name; the adapter keeps them in one place. */
function treesOfMemory(): Trees {
  const ofProject = createRequire(import.meta.url);
  const ofAdapter = createRequire(ofProject.resolve('pouchdb-adapter-memory'));
  const MemDown = ofAdapter('memdown') as new (name: string) => { _store: Trees };
  const { _store } = new MemDown('probe');
  delete _store.$probe;
  return _store;
}
