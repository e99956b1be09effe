import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { type InboxGroup, isInboxGroup } from '#domain/inbox-view.ts';
import type { RequestKind } from '#domain/request.ts';

/** So many rows are drawn at once. */
const PORTION = 50;
/** Browsers refuse addresses that change with every key. */
const WRITE_AFTER_MS = 250;

/** What the inbox shows. */
export interface InboxQuery {
  group: InboxGroup;
  typed: string;
  kind?: RequestKind;
  most: number;
}

/** The inbox's question, kept in the address: it can be sent to a colleague, and is there again
 *  after "Zurück". */
export function useInboxQuery(kinds: readonly string[]) {
  const { path, query: inAddress, route } = useLocation();
  const fromAddress = (): InboxQuery => ({
    group: isInboxGroup(inAddress.group) ? inAddress.group : 'todo',
    typed: inAddress.q ?? '',
    kind: kinds.includes(inAddress.kind ?? '') ? (inAddress.kind as RequestKind) : undefined,
    most: PORTION,
  });
  const [query, setQuery] = useState(fromAddress);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const change = (changes: Partial<InboxQuery>) => {
    const next = { ...query, most: PORTION, ...changes };
    setQuery(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => route(path + searchOf(next), true), WRITE_AFTER_MS);
  };
  const grow = () => setQuery({ ...query, most: query.most + PORTION });
  return { query, change, grow };
}

function searchOf({ group, typed, kind }: InboxQuery): string {
  const search = new URLSearchParams();
  if (group !== 'todo') search.set('group', group);
  if (typed.trim()) search.set('q', typed.trim());
  if (kind) search.set('kind', kind);
  const text = search.toString();
  return text && `?${text}`;
}
