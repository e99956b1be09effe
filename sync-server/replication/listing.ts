import { isDesignId } from '../stores/revision-body.ts';
import type { DocumentRow } from '../stores/revisions.ts';
import type { Database } from '../stores/store.ts';
import { isDocumentId } from '../stores/well-formed.ts';

/** What a peer asks of `_all_docs`. */
export interface Listing {
  bodies: boolean;
  descending: boolean;
  from?: string;
  to?: string;
  /** Whether `to` itself belongs to it. */
  inclusive: boolean;
  limit: number;
  skip: number;
  /** These ids instead of a range. */
  keys?: readonly string[];
}

/** Rows read at once: with contents of up to 64 kB each, and without. */
const PAGE_WITH_BODIES = 50;
const PAGE = 500;

/** The answer of `_all_docs` piece by piece, in the form of CouchDB's. */
export async function* listingText(database: Database, listing: Listing): AsyncGenerator<string> {
  const { documents } = await database.revisions.info();
  yield `{"total_rows":${documents},"offset":0,"rows":[`;
  let separator = '\n';
  for await (const rows of rowsOf(database, listing)) {
    if (rows.length === 0) continue;
    yield separator + rows.map((row) => JSON.stringify(row)).join(',\n');
    separator = ',\n';
  }
  yield '\n]}\n';
}

async function* rowsOf(database: Database, listing: Listing): AsyncGenerator<object[]> {
  let { skip, limit } = listing;
  for await (const page of listing.keys ? given(database, listing) : ranged(database, listing)) {
    const rows = page.slice(skip, skip + limit);
    skip = Math.max(0, skip - page.length);
    limit -= rows.length;
    yield rows;
    if (limit <= 0) return;
  }
}

async function* given(database: Database, listing: Listing): AsyncGenerator<object[]> {
  const { keys = [], bodies } = listing;
  const size = bodies ? PAGE_WITH_BODIES : PAGE;
  for (let start = 0; start < keys.length; start += size) {
    const page = keys.slice(start, start + size);
    const ids = page.filter(isDocumentId);
    const found = await database.revisions.rows(ids, bodies);
    const rowsById = new Map(ids.map((id, index) => [id, found[index]]));
    yield page.map((key) => {
      const row = rowsById.get(key);
      return row ? told(row, bodies) : { key, error: 'not_found' };
    });
  }
}

async function* ranged(database: Database, listing: Listing): AsyncGenerator<object[]> {
  const { bodies, descending } = listing;
  const limit = bodies ? PAGE_WITH_BODIES : PAGE;
  let from = listing.from;
  let last: string | undefined;
  for (;;) {
    const page = await database.revisions.page({ from, limit, descending, bodies });
    // A page begins with the last one's end, unless that was deleted meanwhile.
    const fresh = page.filter(({ id }) => id !== last);
    const within = fresh.filter(({ id }) => !isBeyond(id, listing));
    yield within.filter(({ id }) => !isDesignId(id)).map((row) => told(row, bodies));
    if (page.length < limit || within.length < fresh.length) return;
    last = page.at(-1)?.id;
    from = last;
  }
}

function isBeyond(id: string, { to, inclusive, descending }: Listing): boolean {
  if (to === undefined) return false;
  if (id === to) return !inclusive;
  return descending ? id < to : id > to;
}

function told({ id, rev, deleted, body }: DocumentRow, bodies: boolean): object {
  const doc = bodies ? { doc: body ?? null } : {};
  return { id, key: id, value: { rev, ...(deleted ? { deleted } : {}) }, ...doc };
}
