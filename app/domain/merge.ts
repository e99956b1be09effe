import { covers, mergedClock } from './clock.ts';
import { SERVER_FIELDS } from './document.ts';
import { isEqualJson } from './equal.ts';
import { isOverAt } from './last-day.ts';
import { isWrittenOnce, mergeKindOf } from './merge-kinds.ts';
import { type Body, clockOf, isFinal, type Version } from './version.ts';

/** A value that gave way to another of the same field: kept for the office's inbox. */
export interface SupersededValue {
  field: string;
  value: unknown;
}

/** What becomes of my version when it meets the current one of the server. */
export type Meeting =
  /** The current version has seen mine: a lost answer, even if someone edited since. */
  | { outcome: 'arrived' }
  /** Mine has seen the current version and replaces it. */
  | { outcome: 'stands' }
  /** Mine gives way whole: the current version is taken. */
  | { outcome: 'yields' }
  /** Both have something new. `version` replaces mine and is sent on the current base. */
  | { outcome: 'merged'; version: Version; superseded: SupersededValue[] };

/**
 * Mine meets current (sync.md): retention, erasure and withdrawal come before clocks; then clocks
 * decide what has been seen; what neither has seen of the other merges by field, over the newest
 * base whose clock is ≤ the current one's. `bases` are in the order in which they were held.
 * `hasArrived`: mine holds nothing new, it was at the server before; what has not arrived is later.
 */
export function meet(
  mine: Version,
  current: Version,
  bases: readonly Version[],
  hasArrived = false,
): Meeting {
  if (isFinal(current)) return { outcome: 'yields' };
  if (isFinal(mine)) return kept(mine, current);
  if (covers(clockOf(current), clockOf(mine))) return { outcome: 'arrived' };
  if (covers(clockOf(mine), clockOf(current))) return { outcome: 'stands' };
  if (mine.deleted) return { outcome: 'yields' };
  if (current.deleted) return kept(mine, current);
  if (isWrittenOnce(current.doc.type)) return { outcome: 'arrived' };
  if (isOfAnEarlierLife(mine.doc, current.doc)) return { outcome: 'yields' };
  return mergeBodies(mine.doc, current.doc, baseFor(current, bases), hasArrived);
}

/** Mine is an edit of what was over before the current one first came: retention, whose tombstone was
 *  lost with the server it stood on. Two lives of one id are two documents, and do not merge. */
function isOfAnEarlierLife(mine: Body, current: Body): boolean {
  const { arrivedAt } = current;
  return typeof arrivedAt === 'string' && isOverAt(mine, new Date(arrivedAt));
}

/** The newest base that the current version has seen; a tombstone serves as an empty one. */
function baseFor(current: Version, bases: readonly Version[]): Body | undefined {
  const held = bases.findLast((base) => covers(clockOf(current), clockOf(base)));
  if (!held) return undefined;
  return held.deleted ? { _id: '' } : held.doc;
}

/** Mine as it is, with a clock that has seen the current version too. */
function kept(mine: Version, current: Version): Meeting {
  const clock = mergedClock(clockOf(mine), clockOf(current));
  const version: Version = mine.deleted ? { ...mine, clock } : { doc: { ...mine.doc, clock } };
  return { outcome: 'merged', version, superseded: [] };
}

function mergeBodies(
  mine: Body,
  current: Body,
  base: Body | undefined,
  hasArrived: boolean,
): Meeting {
  const doc: Record<string, unknown> = {};
  const superseded: SupersededValue[] = [];
  const mineIsLater = !hasArrived || isLater(mine, current);
  for (const field of new Set([...Object.keys(current), ...Object.keys(mine)])) {
    if (field === 'clock' || isServerField(field)) continue;
    const merged = mergeField(field, mine, current, base, mineIsLater);
    if (merged.value !== undefined) doc[field] = merged.value;
    superseded.push(...merged.superseded);
  }
  // Server fields are the server's; the push answers with fresh ones.
  for (const field of SERVER_FIELDS) if (current[field] !== undefined) doc[field] = current[field];
  doc.clock = mergedClock(mine.clock ?? {}, current.clock ?? {});
  return { outcome: 'merged', version: { doc: doc as Body }, superseded };
}

interface MergedField {
  value: unknown;
  superseded: SupersededValue[];
}

function mergeField(
  field: string,
  mine: Body,
  current: Body,
  base: Body | undefined,
  mineIsLater: boolean,
): MergedField {
  const kind = mergeKindOf(current.type ?? '', field);
  const [m, c, b] = [mine[field], current[field], base?.[field]];
  if (isEqualJson(m, c)) return { value: c, superseded: [] };
  if (kind.kind === 'set') return { value: mergeSets(m, c, b), superseded: [] };
  if (kind.kind === 'keyedList') {
    return mergeKeyedLists(field, kind.key, [m, c, b], base !== undefined, mineIsLater);
  }
  if (kind.kind === 'earliest') return { value: smaller(m, c), superseded: [] };
  const one = mergeScalar([m, c, b], base !== undefined, mineIsLater);
  const quiet = kind.kind === 'latest' || one.loser === undefined;
  return { value: one.value, superseded: quiet ? [] : [{ field, value: one.loser }] };
}

/** Three ways over a base; without one, what is missing gives way and the later value stands. */
function mergeScalar(
  [m, c, b]: readonly [unknown, unknown, unknown],
  hasBase: boolean,
  mineIsLater: boolean,
): { value: unknown; loser?: unknown } {
  if (hasBase && isEqualJson(m, b)) return { value: c };
  if (hasBase && isEqualJson(c, b)) return { value: m };
  if (!hasBase && c === undefined) return { value: m };
  if (!hasBase && m === undefined) return { value: c };
  return mineIsLater ? { value: m, loser: c } : { value: c, loser: m };
}

function mergeSets(m: unknown, c: unknown, b: unknown): unknown[] | undefined {
  const [mine, current, base] = [m, c, b].map((list) => (Array.isArray(list) ? list : []));
  const has = (list: unknown[] | undefined, member: unknown) =>
    Boolean(list?.some((other) => isEqualJson(other, member)));
  const members: unknown[] = [];
  for (const member of [...(current ?? []), ...(mine ?? [])]) {
    if (has(members, member)) continue;
    if (has(base, member) && !(has(mine, member) && has(current, member))) continue;
    members.push(member);
  }
  return members.length > 0 || Array.isArray(m) || Array.isArray(c) ? members : undefined;
}

function mergeKeyedLists(
  field: string,
  key: string,
  [m, c, b]: readonly [unknown, unknown, unknown],
  hasBase: boolean,
  mineIsLater: boolean,
): MergedField {
  const [mine, current, base] = [byKey(m, key), byKey(c, key), byKey(b, key)];
  const superseded: SupersededValue[] = [];
  const value: unknown[] = [];
  for (const name of new Set([...current.keys(), ...mine.keys()])) {
    const three = [mine.get(name), current.get(name), base.get(name)] as const;
    const one = isEqualJson(three[0], three[1])
      ? { value: three[1] }
      : mergeScalar(three, hasBase, mineIsLater);
    if (one.value !== undefined) value.push(one.value);
    if ('loser' in one && one.loser !== undefined) {
      superseded.push({ field: `${field}.${name}`, value: one.loser });
    }
  }
  return { value, superseded };
}

function byKey(list: unknown, key: string): Map<string, unknown> {
  if (!Array.isArray(list)) return new Map();
  return new Map(list.map((item) => [String((item as Record<string, unknown>)[key]), item]));
}

function smaller(a: unknown, b: unknown): unknown {
  if (a === undefined) return b;
  if (b === undefined) return a;
  return (a as string) < (b as string) ? a : b;
}

/** What has not yet arrived at a server is later than all that has. */
function isLater(mine: Body, current: Body): boolean {
  if (typeof mine.updatedAt !== 'string') return true;
  return typeof current.updatedAt === 'string' && mine.updatedAt > current.updatedAt;
}

function isServerField(field: string): boolean {
  return (SERVER_FIELDS as readonly string[]).includes(field);
}
