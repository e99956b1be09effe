import { inBatches } from '../batches.ts';
import { generationOf, historyOf, inStandingOrder } from './leaves.ts';
import type { RevisionBody } from './revision-body.ts';
import type {
  DatabaseInfo,
  DocumentRow,
  LeafPage,
  LocalDocument,
  LocalOutcome,
  Revisions,
  RevsDifference,
} from './revisions.ts';

/** How many documents are read side by side where PouchDB reads them one by one. */
const SIDE_BY_SIDE = 32;
/** How many documents are read or written at once where it takes many. */
const PAGE = 500;

/** One PouchDB as replication sees it. */
export class PouchRevisions implements Revisions {
  readonly #pouch: PouchDB.Database;
  readonly #tell: () => void;

  /** `tell` is called after something was put. */
  constructor(pouch: PouchDB.Database, tell: () => void) {
    this.#pouch = pouch;
    this.#tell = tell;
  }

  async info(): Promise<DatabaseInfo> {
    const { update_seq, doc_count } = await this.#pouch.info();
    return { seq: String(update_seq), documents: doc_count };
  }

  async changes(options: ChangesOptions): Promise<LeafPage> {
    const { seq = '0', limit, descending, standing, bodies } = options;
    const since = descending ? 0 : Number(seq);
    const { results } = await this.#pouch.changes({
      since,
      // One more than asked for, to know whether there is more.
      limit: limit + 1,
      descending,
      include_docs: bodies,
      style: standing ? 'main_only' : 'all_docs',
    });
    const changes = results.slice(0, limit).map((row) => ({
      id: row.id,
      seq: String(row.seq),
      leaves: row.changes.map(({ rev }) => rev),
      deleted: row.deleted === true,
      body: row.doc as RevisionBody | undefined,
    }));
    const last = changes.at(-1)?.seq ?? String(since);
    const more = results.length > limit;
    const pending = more ? Math.abs(Number((await this.info()).seq) - Number(last)) : 0;
    return { changes, seq: last, more, pending };
  }

  /** PouchDB's own `revsDiff` calls those missing whose content was compacted away, although they
   *  arrived once. */
  async diff(revs: ReadonlyMap<string, readonly string[]>): Promise<Map<string, RevsDifference>> {
    const found = await this.leaves([...revs.keys()]);
    const differences = new Map<string, RevsDifference>();
    for (const [index, [id, asked]] of [...revs].entries()) {
      const leaves = found[index] ?? [];
      const held = new Set(leaves.flatMap(historyOf));
      const missing = asked.filter((rev) => !held.has(rev));
      if (missing.length === 0) continue;
      const newest = Math.max(...missing.map(generationOf));
      const older = leaves.flatMap(({ _rev = '' }) => (generationOf(_rev) < newest ? [_rev] : []));
      differences.set(id, { missing, possibleAncestors: older });
    }
    return differences;
  }

  leaves(ids: readonly string[]): Promise<RevisionBody[][]> {
    return eachOf(ids, async (id) => {
      const read = await unlessMissing(this.#pouch.get(id, { open_revs: 'all', revs: true }));
      const leaves = (read ?? []) as unknown as { ok?: RevisionBody }[];
      return inStandingOrder(leaves.flatMap(({ ok }) => (ok ? [ok] : [])));
    });
  }

  async put(bodies: readonly RevisionBody[]): Promise<void> {
    await inBatches(bodies, PAGE, async (batch) => {
      const refused = await this.#pouch.bulkDocs(batch, { new_edits: false });
      this.#tell();
      if (refused.length > 0) throw new Error(`PouchDB refused ${refused.length} revisions`);
      return [];
    });
  }

  async page({ from, limit, descending, bodies }: PageOptions): Promise<DocumentRow[]> {
    const { rows } = await this.#pouch.allDocs({
      limit,
      descending,
      include_docs: bodies,
      ...(from === undefined ? {} : { startkey: from }),
    });
    return rows.map(rowOf);
  }

  /** One by one: for a list of ids PouchDB opens an iterator each, which takes five times as long. */
  rows(ids: readonly string[], bodies = false): Promise<(DocumentRow | undefined)[]> {
    return inBatches(ids, PAGE, (keys) => Promise.all(keys.map((id) => this.#row(id, bodies))));
  }

  async #row(id: string, bodies: boolean): Promise<DocumentRow | undefined> {
    if (id === '' || id.startsWith('_')) return this.#listedRow(id, bodies);
    try {
      const body = await this.#pouch.get(id);
      return { id, rev: body._rev, ...(bodies ? { body } : {}) };
    } catch (error) {
      const { status, reason } = error as { status?: number; reason?: string };
      if (status !== 404) throw error;
      return reason === 'missing' ? undefined : this.#listedRow(id, bodies);
    }
  }

  /** What a list says, which knows tombstones, and no `_local` documents. */
  async #listedRow(id: string, bodies: boolean): Promise<DocumentRow | undefined> {
    const { rows } = await this.#pouch.allDocs({ keys: [id], include_docs: bodies });
    const [row] = rows;
    return row && !('error' in row) ? rowOf(row) : undefined;
  }

  async local(name: string): Promise<LocalDocument | undefined> {
    const found = await unlessMissing(this.#pouch.get(`_local/${name}`));
    if (!found) return undefined;
    const { _id, _rev: rev, ...fields } = found;
    return { rev, fields };
  }

  async putLocal(
    name: string,
    base: string | null,
    fields: Record<string, unknown>,
  ): Promise<LocalOutcome> {
    const transport = { _id: `_local/${name}`, ...(base === null ? {} : { _rev: base }) };
    return localOutcome(this.#pouch.put({ ...fields, ...transport }));
  }

  removeLocal(name: string, base: string): Promise<LocalOutcome> {
    return localOutcome(this.#pouch.put({ _id: `_local/${name}`, _rev: base, _deleted: true }));
  }
}

type ChangesOptions = Parameters<Revisions['changes']>[0];
type PageOptions = Parameters<Revisions['page']>[0];

/** Asks for each item, some side by side, in order. */
export function eachOf<Item, Made>(
  items: readonly Item[],
  make: (item: Item) => Promise<Made>,
): Promise<Made[]> {
  return inBatches(items, SIDE_BY_SIDE, (batch) => Promise.all(batch.map(make)));
}

function rowOf({ id, value, doc }: PouchDB.DocumentRow): DocumentRow {
  const body = doc as RevisionBody | undefined | null;
  return {
    id,
    rev: value.rev,
    ...(value.deleted ? { deleted: true as const } : {}),
    ...(body ? { body } : {}),
  };
}

async function localOutcome(writing: Promise<{ rev: string }>): Promise<LocalOutcome> {
  try {
    return { outcome: 'written', rev: (await writing).rev };
  } catch (error) {
    const { status } = error as { status?: number };
    if (status === 409 || status === 404) return { outcome: 'conflict' };
    throw error;
  }
}

async function unlessMissing<Found>(reading: Promise<Found>): Promise<Found | undefined> {
  try {
    return await reading;
  } catch (error) {
    if ((error as { status?: number }).status === 404) return undefined;
    throw error;
  }
}
