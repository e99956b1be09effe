import { mayRead } from '#domain/permissions.ts';
import { failure, type Result, success } from '#domain/result.ts';
import type { DenyList } from '../access/deny-list.ts';
import type { Caller } from '../access/devices.ts';
import type { ApiFailure } from '../api-failure.ts';
import type { ServerIdentity } from '../identity.ts';
import type { Database } from '../stores/store.ts';
import { type DiffAnswer, diffOf } from './diff.ts';
import { sinceToken } from './since-token.ts';

export interface PersonDiffOptions {
  identity: ServerIdentity;
  /** The private database of a quarter. */
  database: Database;
  denyList: DenyList;
  caller: Caller;
}

/**
 * What differs between a device and its person's own range of the private database. Only that range
 * is read. `since` says where nothing is: a place in the whole database's feed would tell when
 * others write, and by its last version what.
 */
export async function personDiff(
  { identity, database, denyList, caller }: PersonDiffOptions,
  epoch: string,
  have: ReadonlyMap<string, string>,
): Promise<Result<DiffAnswer, ApiFailure>> {
  if (epoch !== identity.epoch) {
    return failure({ code: 'epoch-changed', details: { epoch: identity.epoch } });
  }
  const range = `${caller.personId}:`;
  const since = sinceToken(identity, `me ${range}${database.name}`, { seq: '' });
  const own = await database.range(range);
  const readable = own.filter((document) => mayRead(caller, document.id, document));
  const living = new Map(readable.map((document) => [document.id, document]));
  const found = await diffOf(database, living, have, {
    covers: (id) => id.startsWith(range),
    shows: (stored) => mayRead(caller, stored.id, stored),
    denyList,
  });
  return success({ epoch, since, ...found });
}
