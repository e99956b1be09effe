import { useRef, useState } from 'preact/hooks';
import type { PublicDocument } from '#domain/public-document.ts';
import { observeByIds } from '../../data/documents-by-id.ts';
import { forget, observeRemembered, remember } from '../../data/remembered.ts';
import { useLive } from '../../ui/use-live.ts';

/** One thing that was remembered, or has been taken off the list since the screen was opened. */
export interface RememberedItem {
  id: string;
  /** Absent where this device has no such document any more. */
  doc?: PublicDocument;
  removed: boolean;
}

/** The list and what can be done with it; `items` is `undefined` while it is being read. */
export interface RememberedList {
  items?: RememberedItem[];
  remove: (id: string) => void;
  restore: (id: string) => void;
}

/** What was remembered, newest first. What is removed keeps its place until the screen is left. */
export function useRemembered(quarterId: string): RememberedList {
  const remembered = useLive(() => observeRemembered(quarterId), [quarterId]);
  const [removed, setRemoved] = useState<readonly string[]>([]);
  const order = useRef<string[]>([]);
  const ids = inOrder(order.current, remembered ?? []);
  order.current = ids;
  const found = useLive(() => observeByIds(quarterId, ids), [quarterId, ids.join(' ')]);
  const isRead = remembered && found?.askedFor === ids.join(' ');
  const docsById = new Map(found?.documents.map((doc) => [doc._id, doc]));
  return {
    items: isRead
      ? ids
          .filter((id) => remembered.includes(id) || removed.includes(id))
          .map((id) => ({ id, doc: docsById.get(id), removed: !remembered.includes(id) }))
      : undefined,
    remove: (id) => {
      setRemoved([...removed, id]);
      forget(quarterId, id);
    },
    restore: (id) => {
      setRemoved(removed.filter((other) => other !== id));
      remember(quarterId, id, new Date());
    },
  };
}

/** Ids that are new stand before those that were shown; none of these changes its place. */
function inOrder(shown: readonly string[], ids: readonly string[]): string[] {
  return [...ids.filter((id) => !shown.includes(id)), ...shown];
}
