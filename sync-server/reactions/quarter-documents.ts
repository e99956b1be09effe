import { databaseOf } from '#domain/ids.ts';
import { databaseNameOf } from '../stores/database-name.ts';
import type {
  Database,
  LivingDocument,
  Store,
  StoredDocument,
  StoreWrite,
  WriteOutcome,
} from '../stores/store.ts';
import type { ConflictLeaves } from './conflict-leaves.ts';
import type { ReactionReader, ReactionWrite } from './reaction.ts';

/** The documents of one quarter, in whichever of its databases they are. */
export class QuarterDocuments implements ReactionReader {
  readonly now: Date;
  readonly quarterId: string;
  readonly #store: Store;
  readonly #leaves: ConflictLeaves;

  constructor(store: Store, quarterId: string, leaves: ConflictLeaves, now: Date) {
    this.#store = store;
    this.quarterId = quarterId;
    this.#leaves = leaves;
    this.now = now;
  }

  async getMany(ids: readonly string[]): Promise<(StoredDocument | undefined)[]> {
    const found = new Map<string, StoredDocument | undefined>();
    for (const [database, own] of await this.#byDatabase(ids, (id) => id)) {
      const stored = await database.getMany(own);
      for (const [index, id] of own.entries()) found.set(id, stored[index]);
    }
    return ids.map((id) => found.get(id));
  }

  async range(beginning: string): Promise<LivingDocument[]> {
    // What only begins an id is none; with a letter more it says as much as the id.
    return (await this.#databaseOf(`${beginning}x`)).range(beginning);
  }

  async conflictsOf(id: string): Promise<StoredDocument[]> {
    return this.#leaves.conflictsOf(await this.#databaseOf(id), id);
  }

  /** Writes in order; whether all of them stood on what they were made from. Ends with the first
   *  database in which one did not. */
  async write(writes: readonly ReactionWrite[]): Promise<boolean> {
    for (const group of inTurns(writes)) {
      const database = await this.#databaseOf(group[0]?.id ?? '');
      const stored = group.filter((write): write is StoreWrite => !('closes' in write));
      const outcomes: WriteOutcome[] = stored.length > 0 ? await database.write(stored) : [];
      if (outcomes.some(({ outcome }) => outcome === 'conflict')) return false;
      for (const write of group) {
        if ('closes' in write) await this.#leaves.close(database, write);
      }
    }
    return true;
  }

  async #byDatabase<Item>(
    items: readonly Item[],
    idOf: (item: Item) => string,
  ): Promise<Map<Database, Item[]>> {
    const groups = new Map<Database, Item[]>();
    for (const item of items) {
      const database = await this.#databaseOf(idOf(item));
      groups.set(database, [...(groups.get(database) ?? []), item]);
    }
    return groups;
  }

  #databaseOf(id: string): Promise<Database> {
    const kind = databaseOf(id);
    if (!kind) throw new TypeError(`no document's id: ${JSON.stringify(id)}`);
    return this.#store.database(databaseNameOf(this.quarterId, kind));
  }
}

/** Neighbours of one database together, in order. */
function inTurns(writes: readonly ReactionWrite[]): ReactionWrite[][] {
  const groups: ReactionWrite[][] = [];
  for (const write of writes) {
    const last = groups.at(-1);
    const isSame = last && databaseOf(last[0]?.id ?? '') === databaseOf(write.id);
    if (isSame) last.push(write);
    else groups.push([write]);
  }
  return groups;
}
