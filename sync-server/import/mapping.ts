import * as v from 'valibot';
import { Source, WebAddress } from '#domain/document.ts';
import { Event } from '#domain/event.ts';
import { Place } from '#domain/place.ts';
import { failure, type Result, success } from '#domain/result.ts';
import { CONVERSIONS, type ConversionName } from './conversions/conversions.ts';

const CONVERSION_NAMES = Object.keys(CONVERSIONS) as [ConversionName, ...ConversionName[]];
const FieldName = v.pipe(v.string(), v.minLength(1));
const FieldNames = v.union([FieldName, v.pipe(v.array(FieldName), v.minLength(1))]);

/** Whether a source field contains one of the words, capitals or not. */
const Condition = v.strictObject({
  field: FieldName,
  contains: v.union([v.string(), v.array(v.string())]),
});
export type Condition = v.InferOutput<typeof Condition>;

const WRONG_SOURCE = 'ist weder ein Feldname noch from/as, template, value oder rules';

/**
 * Where a field's value comes from:
 * - `"einrichtung"`: a source field as it stands;
 * - `{"from": "telefon", "as": "phones"}`: one or more source fields through a conversion
 *   (conversions/conversions.ts lists them);
 * - `{"template": "Räume zum Mieten[, {groesse}]."}`: source fields within a sentence; what stands
 *   in square brackets goes when a field in it is empty;
 * - `{"value": ["meeting"]}`: always the same;
 * - `{"rules": [{"when": {"field": "art", "contains": "Apotheke"}, "value": …}], "otherwise": …}`:
 *   the first rule that fits.
 */
const FieldSource = v.union([
  FieldName,
  v.strictObject({ from: FieldNames, as: v.picklist(CONVERSION_NAMES) }),
  v.strictObject({ template: v.string() }),
  v.strictObject({ value: v.unknown() }),
  v.strictObject({
    rules: v.array(v.strictObject({ when: Condition, value: v.unknown() })),
    otherwise: v.optional(v.unknown()),
  }),
]);
export type FieldSource = v.InferOutput<typeof FieldSource>;

/** How the records of one source become our documents; the content of a mapping file. */
export const Mapping = v.strictObject({
  /** For an editor: where the format is described. */
  $comment: v.optional(v.string()),
  type: v.picklist(['place', 'event']),
  /** JSON only: where in the file the array of records is, as `data.items`. */
  records: v.optional(v.string(), ''),
  /** The source fields that together identify a record for good. Calendars and OpenStreetMap bring
   *  their own, everything else needs it. */
  id: v.optional(FieldNames),
  source: v.strictObject({
    /** Begins the ids of the documents: lower-case letters, digits, hyphens. Never change it. */
    key: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,60}$/)),
    name: Source.entries.name,
    licence: Source.entries.licence,
    url: v.optional(WebAddress),
    asOf: Source.entries.asOf,
  }),
  /** For telephone numbers written without one. */
  areaCode: v.optional(v.pipe(v.string(), v.regex(/^0\d{1,5}$/))),
  /** Our field, dotted inside an address (`address.street`) → where its value comes from. */
  fields: v.record(v.string(), FieldSource),
  /** Records that are not to be taken in, with the reason as a German sentence. */
  leaveOut: v.optional(
    v.array(v.strictObject({ ...Condition.entries, because: v.pipe(v.string(), v.minLength(1)) })),
  ),
});
export type Mapping = v.InferOutput<typeof Mapping>;

/** What is wrong with a mapping; `message` is a German sentence. */
export interface UnusableMapping {
  code: 'unusable-mapping';
  message: string;
}

/** Checks the content of a mapping file, also that each target is a field we have. */
export function parseMapping(input: unknown): Result<Mapping, UnusableMapping> {
  const parsed = v.safeParse(Mapping, input);
  if (!parsed.success) return unusable(whyWrong(parsed.issues[0]));
  const known = parsed.output.type === 'place' ? Place.entries : Event.entries;
  const stranger = Object.keys(parsed.output.fields).find(
    (target) => !Object.hasOwn(known, target.split('.')[0] ?? ''),
  );
  if (stranger) return unusable(`Das Feld „${stranger}“ gibt es bei uns nicht.`);
  return success(parsed.output);
}

function whyWrong(issue: v.InferIssue<typeof Mapping>): string {
  const field = issue.path?.map((step) => String(step.key)).join('.');
  if (!field) return 'Sie ist kein Objekt {…}.';
  if (issue.received === 'undefined') return `„${field}“ fehlt.`;
  if (issue.expected === 'never') return `„${field}“ ist keine Angabe, die es gibt.`;
  if (issue.type === 'union') return `„${field}“ ${WRONG_SOURCE}.`;
  return `„${field}“ passt nicht: ${issue.received}.`;
}

function unusable(message: string): { ok: false; error: UnusableMapping } {
  return failure({ code: 'unusable-mapping', message: `Die Zuordnung stimmt nicht. ${message}` });
}
