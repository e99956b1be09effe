import { isEqualJson } from './equal.ts';
import { mergeKindOf } from './merge-kinds.ts';
import type { Superseded } from './superseded.ts';
import type { Body } from './version.ts';

/**
 * Two people changed the same field: the later arrival stands, and the other value waits for the
 * office to say which it shall be.
 */
export interface Conflict {
  /** The id of the `superseded` document. */
  id: string;
  /** The document in which the values meet. */
  about: string;
  field: string;
  /** What stands now; `undefined` where the field is empty. */
  current: unknown;
  other: unknown;
  /** The role that wrote the other value, where it is known. */
  otherBy?: string;
  /** When the other value gave way, ISO instant. */
  since: string;
}

/**
 * What the office has to decide, oldest first. Where the document is gone, or says the same by now,
 * nothing is left to decide: these are `settled`, and can be put away.
 */
export function conflictsAmong(
  superseded: readonly Superseded[],
  docOf: (id: string) => Body | undefined,
): { open: Conflict[]; settled: string[] } {
  const open: Conflict[] = [];
  const settled: string[] = [];
  for (const { _id: id, about, field, value: other, valueBy, createdAt: since } of superseded) {
    const doc = docOf(about);
    const current = doc && valueIn(doc, field);
    if (!doc || isEqualJson(current, other)) settled.push(id);
    else open.push({ id, about, field, current, other, otherBy: valueBy, since });
  }
  open.sort((a, b) => (a.since + a.id < b.since + b.id ? -1 : 1));
  return { open, settled };
}

/** What stands in a field; of a keyed list's item where the field names one (`exceptions.2026-12-24`). */
export function valueIn(doc: Body, field: string): unknown {
  const item = itemOf(doc, field);
  if (!item) return doc[field];
  return listIn(doc, item).find((one) => one[item.keyField] === item.key);
}

/** The document with another value in a field; `undefined` takes the value away. */
export function withValueIn(doc: Body, field: string, value: unknown): Body {
  const item = itemOf(doc, field);
  if (!item) {
    const { [field]: _, ...others } = doc;
    return (value === undefined ? others : { ...doc, [field]: value }) as Body;
  }
  const list = listIn(doc, item);
  const isThere = list.some((one) => one[item.keyField] === item.key);
  const kept = list.flatMap((one) => {
    if (one[item.keyField] !== item.key) return [one];
    return value === undefined ? [] : [value];
  });
  const next = isThere || value === undefined ? kept : [...kept, value];
  return { ...doc, [item.list]: next };
}

interface ListItem {
  list: string;
  keyField: string;
  key: string;
}

/** Keys are texts of their own and may hold points: the first one parts. */
function itemOf(doc: Body, field: string): ListItem | undefined {
  const at = field.indexOf('.');
  if (at < 0) return undefined;
  const list = field.slice(0, at);
  const kind = mergeKindOf(doc.type ?? '', list);
  return kind.kind === 'keyedList'
    ? { list, keyField: kind.key, key: field.slice(at + 1) }
    : undefined;
}

function listIn(doc: Body, { list }: ListItem): Record<string, unknown>[] {
  const value = doc[list];
  return Array.isArray(value) ? value : [];
}
