import * as v from 'valibot';
import { documentFields, text } from './document.ts';
import { hashOfJson } from './hash.ts';
import { personOf } from './ids.ts';
import { DocumentReference } from './references.ts';
import type { Body } from './version.ts';

/** A value that gave way to another of the same field, kept for the office's inbox. */
export const Superseded = v.looseObject({
  _id: v.string(),
  type: v.literal('superseded'),
  ...documentFields,
  about: DocumentReference,
  /** A field's name; of a keyed list's item `exceptions.2026-12-24`. */
  field: text(200),
  value: v.unknown(),
  /** The role that wrote the value (`by` is the server's, and says who kept it). */
  valueBy: v.optional(text(200)),
});
export type Superseded = v.InferOutput<typeof Superseded>;

/** A value that gave way: of which document and field, and the role that had written it. */
export interface SupersededContent {
  about: string;
  field: string;
  value: unknown;
  by?: string;
}

/**
 * The id of what gave way, derived from document, field and value, so that whoever finds it, and
 * however often, writes it once. It lies in the range of the person whom the document's id names,
 * so that it is erased with them.
 */
export function supersededId(
  content: Pick<SupersededContent, 'about' | 'field' | 'value'>,
): string {
  const { about, field, value } = content;
  return `${personOf(about) ?? 'office'}:superseded:${hashOfJson([about, field, value])}`;
}

/** The document that keeps a value which gave way. Its clock is set by whoever writes it. */
export function supersededOf(content: SupersededContent, now: Date): Body {
  const { about, field, value, by } = content;
  const createdAt = now.toISOString();
  const kept = { type: 'superseded', v: 1, createdAt, about, field, value };
  return { _id: supersededId(content), ...kept, ...(by === undefined ? {} : { valueBy: by }) };
}
