import type { Body } from '#domain/version.ts';

/** Who was erased. What it names no door takes in again, by whatever way it comes back. */
export interface DenyList {
  /** Whether the document of an id, or all of its person, was erased. */
  isErased(id: string): boolean;
  /** Erased ids that a database once held; only those of erasures after the numbered one. */
  erasedFrom(database: string, after?: number): readonly string[];
  /** The number of the last erasure in a database's quarter. Absent, or 0: there was none. */
  erasedUpTo?(database: string): number;
  /** Whether this server itself made an entry of the list, which a device brings back. Absent: none. */
  isOwnEntry?(doc: Body): boolean;
  /** Resolves when it names everybody who was named before: other processes on the store erase too.
   *  Asked by doors that let something in, before they decide. Throws a `StoreFailure`. */
  upToDate?(): Promise<void>;
  /** How much it names: what was looked at by it is looked at again when it grows. */
  size?: number;
}

/** The list of a server on which nobody was erased. */
export const NOBODY_ERASED: DenyList = { isErased: () => false, erasedFrom: () => [], size: 0 };

/** Whether a person was erased. */
export function isErasedPerson(denyList: Pick<DenyList, 'isErased'>) {
  return (personId: string) => denyList.isErased(`${personId}:person:self`);
}
