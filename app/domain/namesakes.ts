/** Somebody whose name another one has too, with what may tell them apart. */
export interface Namesake {
  personId: string;
  /** All ids of the one person: a visit keeps the one with which it was entered. */
  ids: readonly string[];
  cardNumber?: string;
}

/** What stands in a list more than once. */
export function repeatedIn(list: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(list.filter((one) => seen.has(one) || !seen.add(one)));
}
