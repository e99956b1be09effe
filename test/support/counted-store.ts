import type { Database, Store } from '../../sync-server/stores/store.ts';

/** A store that notes what is asked of it, as `lichtenberg-public write`. */
export function countedStore(store: Store): { store: Store; calls: string[] } {
  const calls: string[] = [];
  const counted = new Map<Database, Database>();
  const wrapped = (database: Database) => {
    const known = counted.get(database);
    if (known) return known;
    const proxy = new Proxy(database, {
      get: (target, name: keyof Database) => {
        const member = target[name];
        if (typeof member !== 'function') return member;
        return (...given: never[]) => {
          calls.push(`${database.name} ${name}`);
          return (member as (...given: never[]) => unknown).apply(target, given);
        };
      },
    });
    counted.set(database, proxy);
    return proxy;
  };
  const counting: Store = {
    kind: store.kind,
    database: async (name) => wrapped(await store.database(name)),
    databaseNames: () => store.databaseNames(),
    expunge: (name, ids) => store.expunge(name, ids),
    close: () => store.close(),
  };
  return { store: counting, calls };
}
