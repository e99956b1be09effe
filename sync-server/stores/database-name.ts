import { type DatabaseKind, isQuarterId } from '#domain/ids.ts';

/** The server's own database: devices, codes, its identity. It is never replicated. */
export const REGISTRY = 'registry';

const DATABASE_NAME = /^[a-z][a-z0-9-]{0,59}$/;
const KINDS: readonly DatabaseKind[] = ['public', 'team', 'private'];

/** Whether a store may have a database of this name; safe in file names and URLs. */
export function isDatabaseName(name: string): boolean {
  return DATABASE_NAME.test(name);
}

/** Throws where the name is none: names are made from checked quarter ids, never from requests. */
export function assertDatabaseName(name: string): void {
  if (!isDatabaseName(name)) throw new TypeError(`no database name: ${JSON.stringify(name)}`);
}

/** The name of a quarter's database. */
export function databaseNameOf(quarterId: string, kind: DatabaseKind): string {
  return `${quarterId}-${kind}`;
}

/** The quarter and kind that a database name stands for; `undefined` for the registry and others. */
export function quarterDatabaseOf(
  name: string,
): { quarterId: string; kind: DatabaseKind } | undefined {
  for (const kind of KINDS) {
    const quarterId = name.slice(0, -(kind.length + 1));
    if (name.endsWith(`-${kind}`) && isQuarterId(quarterId)) return { quarterId, kind };
  }
  return undefined;
}
