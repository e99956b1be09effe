import { type InboxGroup, isInboxGroup } from '#domain/inbox-view.ts';
import type { RequestKind } from '#domain/request.ts';
import { searchWith, useAddressQuery } from '../../entries/use-address-query.ts';

/** So many rows are drawn at once. */
const PORTION = 50;

/** What the inbox shows. */
export interface InboxQuery {
  group: InboxGroup;
  typed: string;
  kind?: RequestKind;
  most: number;
}

/** The inbox's question, kept in the address. */
export function useInboxQuery(kinds: readonly string[]) {
  const { query, change, show, keep } = useAddressQuery((search) => read(search, kinds), searchOf);
  return {
    query,
    change: (changes: Partial<InboxQuery>) => change({ ...query, most: PORTION, ...changes }),
    grow: () => show({ ...query, most: query.most + PORTION }),
    /** Call before the screen is left: what was typed last may not stand in the address yet. */
    keep,
  };
}

function read(search: string, kinds: readonly string[]): InboxQuery {
  const asked = new URLSearchParams(search);
  const [group, kind] = [asked.get('group') ?? undefined, asked.get('kind') ?? ''];
  return {
    group: isInboxGroup(group) ? group : 'todo',
    typed: asked.get('q') ?? '',
    kind: kinds.includes(kind) ? (kind as RequestKind) : undefined,
    most: PORTION,
  };
}

function searchOf({ group, typed, kind }: InboxQuery): string {
  return searchWith({ group: group === 'todo' ? '' : group, q: typed, kind });
}
