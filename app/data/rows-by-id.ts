import type { Table } from 'dexie';

type Key = [string, string];
type Row = { id: string };

/** Fewer are asked for one by one. */
const FEW = 8;

/** A batch of an outbox lies among the rest of its day: so many rows for one that is wanted still cost
 *  a tenth of asking for each. */
const ROWS_FOR_ONE = 10;
/** Of many, twice as many are read and no more: an old phone has to hold them. */
const MOST_ROWS = 2_000;

/**
 * The rows of some ids of a quarter, by id. Each question costs the browser about as much as a hundred
 * rows that come together: ids that lie close to each other (a session's visits, an outbox) are read as
 * one range. Inside a transaction that holds the table.
 */
export async function rowsById<Found extends Row>(
  table: Table<Found, Key>,
  quarter: string,
  ids: readonly string[],
): Promise<Map<string, Found>> {
  if (ids.length < FEW) return oneByOne(table, quarter, ids);
  const { range, isWithin } = rangeAround(table, quarter, ids);
  const most = Math.max(2 * ids.length, Math.min(ROWS_FOR_ONE * ids.length, MOST_ROWS));
  if (!(await isWithin(most))) return oneByOne(table, quarter, ids);
  const wanted = new Set(ids);
  const rows = (await range().toArray()).filter(({ id }) => wanted.has(id));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Deletes the rows of some ids of a quarter; the same way. */
export async function deleteById<Found extends Row>(
  table: Table<Found, Key>,
  quarter: string,
  ids: readonly string[],
): Promise<void> {
  // A transaction that asks for nothing for a while counts as ended.
  if (ids.length === 0) return;
  const keys = ids.map((id): Key => [quarter, id]);
  if (ids.length < FEW) return table.bulkDelete(keys);
  const { range, keysOf } = rangeAround(table, quarter, ids);
  const wanted = new Set(ids);
  const there = await keysOf(wanted.size + 1);
  if (there.every(([, id]) => wanted.has(id))) await range().delete();
  else await table.bulkDelete(keys);
}

async function oneByOne<Found extends Row>(
  table: Table<Found, Key>,
  quarter: string,
  ids: readonly string[],
): Promise<Map<string, Found>> {
  if (ids.length === 0) return new Map();
  const rows = await table.bulkGet(ids.map((id): Key => [quarter, id]));
  return new Map(rows.flatMap((row) => (row ? [[row.id, row] as const] : [])));
}

/** From the first to the last of the ids, in the order of IndexedDB: by UTF-16 units, as `<` compares. */
function rangeAround<Found extends Row>(
  table: Table<Found, Key>,
  quarter: string,
  ids: readonly string[],
) {
  let [first = '', last = ''] = [ids[0], ids[0]];
  for (const id of ids) {
    if (id < first) first = id;
    if (id > last) last = id;
  }
  const range = () =>
    table.where('[quarter+id]').between([quarter, first], [quarter, last], true, true);
  const keysOf = async (most: number) => (await range().limit(most).primaryKeys()) as Key[];
  const isWithin = async (most: number) => (await keysOf(most + 1)).length <= most;
  return { range, keysOf, isWithin };
}
