import * as v from 'valibot';
import { Event } from './event.ts';
import { partsOf } from './ids.ts';
import { Notice } from './notice.ts';
import { Place } from './place.ts';
import { Quarter } from './quarter.ts';
import { failure, type Result, success } from './result.ts';

/** The documents of the public database that this version knows. */
export type PublicDocument = Quarter | Place | Event | Notice;

const SCHEMAS = { quarter: Quarter, place: Place, event: Event, notice: Notice };

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
  const type = typeOf(input);
  if (!type) return failure({ code: 'invalid', field: 'type', message: 'an unknown type' });
  const parsed = v.safeParse(SCHEMAS[type], input);
  if (parsed.success) {
    if (partsOf(parsed.output._id)?.type === type) return success(parsed.output);
    return failure({ code: 'invalid', field: '_id', message: 'an id of its type' });
  }
  const issue = parsed.issues[0];
  const field = issue.path?.map((step) => String(step.key)).join('.') ?? '';
  return failure({ code: 'invalid', field, message: issue.message });
}

function typeOf(input: unknown): keyof typeof SCHEMAS | undefined {
  const type = (input as { type?: unknown } | null)?.type;
  return typeof type === 'string' && Object.hasOwn(SCHEMAS, type)
    ? (type as keyof typeof SCHEMAS)
    : undefined;
}
