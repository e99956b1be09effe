import type { TakeNumbers } from '../identity.ts';
import type { DocumentAccess } from './document-access.ts';
import type { Store } from './store.ts';

/** A command's access to a store that this very process has open. */
export function accessTo(store: Store, takeNumbers: TakeNumbers): DocumentAccess {
  return {
    getMany: async (name, ids) => {
      // A look must not leave a database behind: a mistyped quarter would seem to exist.
      const exists = (await store.databaseNames()).includes(name);
      return exists ? (await store.database(name)).getMany(ids) : ids.map(() => undefined);
    },
    write: async (database, writes) => (await store.database(database)).write(writes),
    takeNumbers,
  };
}
