import * as v from 'valibot';
import { documentFields, text } from './document.ts';
import { Count, PlaceReference } from './references.ts';

/** One thing that belongs to a lendable: charger, bag, pen. Keyed by name when merging. */
export const LendablePart = v.looseObject({ name: text(80), count: v.optional(Count) });
export type LendablePart = v.InferOutput<typeof LendablePart>;

/** How a lendable stands. `officeClarifies`: the borrower died or moved, nobody is reminded. */
export const LENDABLE_STATES = [
  'available',
  'lent',
  'repair',
  'missing',
  'officeClarifies',
  'retired',
] as const;
export type LendableState = (typeof LENDABLE_STATES)[number];

/** Whether nobody is reminded of a thing that is out: the office finds out about it, or it is gone. */
export function isOfficesMatter(state: LendableState): boolean {
  return state === 'officeClarifies' || state === 'missing';
}

/** A thing to lend: a tablet, a smoke detector to try. The team changes its state alone. */
export const Lendable = v.looseObject({
  _id: v.string(),
  type: v.literal('lendable'),
  ...documentFields,
  name: text(120),
  /** The number on its label. */
  number: text(40),
  kind: v.picklist(['smartphone', 'tablet', 'smokeDetector', 'other']),
  parts: v.optional(v.array(LendablePart)),
  state: v.picklist(LENDABLE_STATES),
  /** Where it is kept. */
  placeId: v.optional(PlaceReference),
});
export type Lendable = v.InferOutput<typeof Lendable>;
