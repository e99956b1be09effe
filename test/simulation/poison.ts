import type { Body } from '#domain/version.ts';
import type { Dice } from './dice.ts';

/*
 * Contents that no store may ever be given: one of them in a batch, let through, stops replication
 * for good. The app's own screens do not make them; a broken keyboard, a paste or another version may.
 */

/** More than any database takes. */
const TOO_LONG = 65 * 1024;
/** Half of a UTF-16 pair. */
const LONE_SURROGATE = '\ud83d';

/** A field of a type in which people write freely. */
const TEXTS: Readonly<Record<string, string>> = {
  place: 'summary',
  notice: 'text',
  session: 'focus',
};

/** A document with something in it that the server must refuse; as it is where it has no text. */
export function poisoned(doc: Body, dice: Dice): Body {
  const field = TEXTS[doc.type ?? ''];
  if (field === undefined) return doc;
  const text = String(doc[field] ?? '');
  return dice.pick([
    { ...doc, [field]: `${text} ${LONE_SURROGATE}` },
    { ...doc, [field]: `${text} ${'a'.repeat(TOO_LONG)}` },
    { ...doc, _poison: true },
  ]);
}

/** Whether a content is one of these. */
export function isPoisoned(doc: Body): boolean {
  if ('_poison' in doc) return true;
  const json = JSON.stringify(doc);
  return json.length > TOO_LONG || json.includes('\\ud83d');
}
