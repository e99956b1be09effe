/** Who was erased. What it names no door takes in again, by whatever way it comes back. */
export interface DenyList {
  /** Whether the document of an id, or all of its person, was erased. */
  isErased(id: string): boolean;
  /** Erased ids that a database once held. */
  erasedFrom(database: string): readonly string[];
}

/** The list of a server on which nobody was erased. */
export const NOBODY_ERASED: DenyList = { isErased: () => false, erasedFrom: () => [] };
