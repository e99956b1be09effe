import { SERVER_FIELDS } from './document.ts';
import { isEqualJson } from './equal.ts';
import type { IdParts } from './ids.ts';
import { mergeKindOf } from './merge-kinds.ts';
import type { Body } from './version.ts';
import type { Viewer } from './viewer.ts';

/** One write, with what stood before it. */
export interface Write {
  viewer: Viewer;
  id: string;
  parts: IdParts;
  /** Absent where nothing stood there, or a tombstone. */
  before?: Body;
  /** Absent in a delete. */
  after?: Body;
}

/** Whether a write is allowed, once everything that holds for all writes has been looked at. */
export type Check = (write: Write) => boolean;

/** What a role may do with a type; what is not named is refused. */
export interface WriteRule {
  create?: Check;
  change?: Check;
  remove?: Check;
}

/** Rules by type; a type that is not named is refused. */
export type WriteRules = Readonly<Partial<Record<IdParts['type'], WriteRule>>>;

export const always: Check = () => true;

/** Create, change and delete. */
export const FREE: WriteRule = { create: always, change: always, remove: always };

/** Create and change: what ends does so by a field or a step, by retention or by erasure. */
export const LASTING: WriteRule = { create: always, change: always };

/** Only added to: written again it must say the same, as a lost answer or a healing device does. */
export const APPENDED: WriteRule = { create: always, change: isSameAgain };

const TRANSPORT: ReadonlySet<string> = new Set(['clock', ...SERVER_FIELDS]);

/** The fields in which two versions differ, apart from clocks and what the server writes. */
export function changedFields({ before = { _id: '' }, after = { _id: '' } }: Write): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter(
    (name) => !TRANSPORT.has(name) && !isEqualJson(before[name], after[name]),
  );
}

/** Whether a field may differ without anybody having changed it: merging settles it by itself. */
export function isSettledByMerge(type: string, field: string): boolean {
  const { kind } = mergeKindOf(type, field);
  return kind === 'earliest' || kind === 'latest';
}

/** Whether a write says what stood there already. */
export function isSameAgain(write: Write): boolean {
  return changedFields(write).every((field) => isSettledByMerge(write.parts.type, field));
}
