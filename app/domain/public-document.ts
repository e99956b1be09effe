import * as v from 'valibot';
import { Event } from './event.ts';
import { partsOf } from './ids.ts';
import { Image } from './image.ts';
import { Notice } from './notice.ts';
import { Place } from './place.ts';
import { Quarter } from './quarter.ts';
import { failure, type Result, success } from './result.ts';
import { Vacancy } from './vacancy.ts';

/** The documents of the public database that this version knows. */
export type PublicDocument = Quarter | Place | Event | Notice | Vacancy | Image;

/** Their schemas alone: a phone's first screen reads these and no others. */
export const PUBLIC_SCHEMAS = {
  quarter: Quarter,
  place: Place,
  event: Event,
  notice: Notice,
  vacancy: Vacancy,
  image: Image,
};

/** Why a document is not one: the field, dotted, and what it should be. */
export interface InvalidDocument {
  code: 'invalid';
  field: string;
  message: string;
}

/**
 * Checks a public document against the schema of its type. Unknown fields are kept.
 * The failure names the first field that is wrong.
 */
export function parsePublicDocument(input: unknown): Result<PublicDocument, InvalidDocument> {
  const type = (input as { type?: unknown } | null)?.type;
  if (!isPublicType(type)) {
    return failure({ code: 'invalid', field: 'type', message: 'an unknown type' });
  }
  const parsed = parseBy<PublicDocument>(PUBLIC_SCHEMAS[type], input);
  if (!parsed.ok) return parsed;
  const parts = partsOf(parsed.value._id);
  if (parts?.type === type && parts.database === 'public') return parsed;
  return failure({ code: 'invalid', field: '_id', message: 'an id of its type' });
}

/** Checks a value against a schema; the failure names the first field that is wrong. */
export function parseBy<Output>(
  schema: v.GenericSchema<unknown, Output>,
  input: unknown,
): Result<Output, InvalidDocument> {
  const parsed = v.safeParse(schema, input);
  if (parsed.success) return success(parsed.output);
  const issue = parsed.issues[0];
  const field = issue.path?.map((step) => String(step.key)).join('.') ?? '';
  return failure({ code: 'invalid', field, message: issue.message });
}

function isPublicType(type: unknown): type is keyof typeof PUBLIC_SCHEMAS {
  return typeof type === 'string' && Object.hasOwn(PUBLIC_SCHEMAS, type);
}
