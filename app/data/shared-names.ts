import type { LocalDatabase } from './database.ts';
import { onWrittenBeginning } from './document-changes.ts';
import { NameIndex } from './name-index.ts';
import type { Vault } from './vault.ts';

/** So many changed names are read by themselves, and soon; after more the whole list is, when it has
 *  become quieter: a first sync brings thousands. */
const FEW = 40;
const SOON_MS = 200;
const LATER_MS = 3_000;

interface Source {
  database: LocalDatabase;
  quarter: string;
  readVault: () => Promise<Vault | undefined>;
}

/**
 * The names of a quarter for all screens of a page. They are read once, and then only those that have
 * changed. When the vault is locked none of them stays.
 */
export class SharedNames {
  readonly database: LocalDatabase;
  readonly #source: Source;
  readonly #listeners = new Set<(names: NameIndex) => void>();
  readonly #stopListening: () => void;
  readonly #changed = new Set<string>();
  #isAllNew = false;
  #names: NameIndex | undefined;
  #vault: Vault | undefined;
  #leaveVault: () => void = () => undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(source: Source) {
    this.database = source.database;
    this.#source = source;
    const range = { quarter: source.quarter, beginning: 'visitor:' };
    this.#stopListening = onWrittenBeginning(source.database, range, (ids) => this.#note(ids));
  }

  /** Calls back with the names of now and of later; returns what ends it. */
  watch(next: (names: NameIndex) => void): () => void {
    this.#listeners.add(next);
    void this.#inTurn(async () => {
      const names = await this.#read();
      if (names && this.#listeners.has(next)) next(names);
    });
    return () => this.#listeners.delete(next);
  }

  /** Lets go of everything. */
  end(): void {
    this.#stopListening();
    this.#leaveVault();
    clearTimeout(this.#timer);
    this.#listeners.clear();
    this.#names = undefined;
  }

  #note(ids: readonly string[] | undefined): void {
    for (const id of ids ?? []) this.#changed.add(id);
    if (!ids || this.#changed.size > FEW) this.#isAllNew = true;
    if (this.#listeners.size === 0) return;
    this.#tellLater(this.#isAllNew ? LATER_MS : SOON_MS);
  }

  #tellLater(ms: number): void {
    this.#timer ??= setTimeout(() => this.#tellAll(), ms);
  }

  #tellAll(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    void this.#inTurn(async () => {
      const names = await this.#read();
      if (names) for (const next of this.#listeners) next(names);
    });
  }

  /** One after the other, so that no older list takes the place of a newer one. */
  #inTurn(act: () => Promise<void>): Promise<unknown> {
    this.#turn = this.#turn.then(act).catch(() => {
      // A database that refuses now may not the next time; nobody waits for the next change until then.
      this.#isAllNew = true;
      if (this.#listeners.size > 0) this.#tellLater(LATER_MS);
    });
    return this.#turn;
  }

  async #read(): Promise<NameIndex | undefined> {
    const { database, quarter, readVault } = this.#source;
    this.#follow(await readVault());
    const vault = this.#vault;
    const before = this.#isAllNew ? undefined : this.#names;
    const ids = [...this.#changed];
    this.#changed.clear();
    this.#isAllNew = false;
    const isOpen = vault?.isOpen;
    const names = !before
      ? await NameIndex.read(database, quarter, vault)
      : ids.length > 0
        ? await before.after(ids, { database, quarter, vault })
        : before;
    // Locked meanwhile: they are read again, and are none.
    this.#names = vault?.isOpen === isOpen ? names : undefined;
    return this.#names;
  }

  #follow(vault: Vault | undefined): void {
    if (vault === this.#vault) return;
    this.#leaveVault();
    this.#vault = vault;
    this.#names = undefined;
    this.#leaveVault =
      vault?.onChange(() => {
        this.#names = undefined;
        this.#tellAll();
      }) ?? (() => undefined);
  }
}
