import { personOf } from '#domain/ids.ts';
import type { Version } from '#domain/version.ts';
import type { Surroundings } from './copies.ts';
import { dropNamesBoxes } from './vault-record.ts';

type Row = { quarter: string; id: string };

/**
 * Drops what the server says was erased, and everything else of the same persons that only this device
 * knows of: documents, tombstones, what waits with the versions it was made from, what was refused,
 * values that gave way. In the transaction that takes the news in.
 */
export async function dropErased(
  { database, quarter }: Pick<Surroundings, 'database' | 'quarter'>,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const named = new Set(ids);
  const persons = new Set(ids.map(personOf).filter((person) => person !== undefined));
  const isOfThem = (id: unknown) =>
    typeof id === 'string' && (named.has(id) || persons.has(personOf(id) ?? ''));
  const isGone = ({ quarter: of, id }: Row) => of === quarter && isOfThem(id);
  const tells = ({ about }: Record<string, unknown>) => isOfThem(about);
  const rows = database.documents.filter((row) => {
    return isGone(row) || (row.quarter === quarter && tells(row.doc));
  });
  const keys = await rows.primaryKeys();
  await dropNamesBoxes(database);
  await database.documents.bulkDelete(keys);
  await database.outbox.bulkDelete(keys);
  await database.outbox.filter(isGone).delete();
  await database.tombstones.filter(isGone).delete();
  await database.refusals
    .filter((row) => isGone(row) || (row.quarter === quarter && tells(bodyOf(row.version))))
    .delete();
}

function bodyOf(version: Version): Record<string, unknown> {
  return version.deleted ? {} : version.doc;
}
