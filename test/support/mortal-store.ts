import type { Database, Store } from '../../sync-server/stores/store.ts';
import { StoreFailure } from '../../sync-server/stores/store-failure.ts';

/**
 * A store whose process dies: after so many writes everything that is asked of it fails. What it wrote
 * before is there. `deaths` tells whether it came to that.
 */
export function mortalStore(store: Store, writesLeft: number): { store: Store; isDead(): boolean } {
  let left = writesLeft;
  const alive = () => {
    if (left < 0) throw new StoreFailure('unavailable', 'the process was killed');
  };
  const wrapped = (database: Database) =>
    new Proxy(database, {
      get: (target, name: keyof Database) => {
        const member = target[name];
        if (typeof member !== 'function' || name === 'onChange') {
          return typeof member === 'function' ? member.bind(target) : member;
        }
        return async (...given: never[]) => {
          if (name === 'write') left -= 1;
          alive();
          return (member as (...given: never[]) => unknown).apply(target, given);
        };
      },
    });
  const mortal: Store = {
    kind: store.kind,
    database: async (name) => wrapped(await store.database(name)),
    databaseNames: () => store.databaseNames(),
    expunge: (name, ids) => store.expunge(name, ids),
    close: () => store.close(),
  };
  return { store: mortal, isDead: () => left < 0 };
}
