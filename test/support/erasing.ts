import type { DenyList } from '../../sync-server/access/deny-list.ts';

/** A deny-list that names these ids alone. */
export function erasing(...ids: string[]): DenyList {
  return { isErased: (id) => ids.includes(id), erasedFrom: () => [] };
}
