import { parseDocument } from './any-document.ts';
import { ownerOf, personOf } from './ids.ts';
import type { Body } from './version.ts';

/** Stands where a document must name somebody and whoever it named was erased. */
export const NOBODY = '0'.repeat(32);
const NO_NAME = '–';
const ID_IN_TEXT = /(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])/g;

/**
 * Every person that a document names anywhere: by its id, in fields of its type (helper, borrower,
 * standIn, whom …), in unknown ones, inside other ids. A person's id is 128 random bits: a text that
 * looks like one and is none will never be anybody's.
 */
export function personsNamedIn(value: unknown): Set<string> {
  const named = new Set<string>();
  collect(value, named);
  named.delete(NOBODY);
  return named;
}

/** The persons of whom a document tells, so that it goes with them: its owner, whom its id names, a
 *  borrower, whom to ring, and whose document it is about. */
export function personsToldOf(doc: Body): Set<string> {
  const { _id, type, about, personId, whom } = doc;
  const told = new Set<string | undefined>([ownerOf(_id), personOf(_id)]);
  if (typeof about === 'string') told.add(ownerOf(about) ?? personOf(about));
  if (type === 'loan' || type === 'visitor') told.add(textOf(personId));
  if (type === 'call') told.add(textOf((whom as { personId?: unknown } | undefined)?.personId));
  told.delete(undefined);
  return told as Set<string>;
}

/**
 * What remains of a document after some persons were erased: the document itself where it names none
 * of them; without their ids, and what stood beside them, where it only mentions them; nothing where
 * it tells of them, or would not be a document without them.
 */
export function whatRemains(doc: Body, isErased: (personId: string) => boolean): Body | undefined {
  if (![...personsNamedIn(doc)].some(isErased)) return doc;
  if ([...personsToldOf(doc)].some(isErased)) return undefined;
  const named = (value: unknown) => [...personsNamedIn(value)].some(isErased);
  const left = without(withNobody(doc, named), named) as Body;
  return parseDocument(left).ok ? left : undefined;
}

/** A step keeps that it was taken, and by nobody. */
function withNobody(doc: Body, named: (value: unknown) => boolean): Body {
  if (doc.type !== 'requestStep') return doc;
  const next = { ...doc };
  if (named(doc.who)) next.who = { personId: NOBODY, name: NO_NAME };
  if (named(doc.personId)) next.personId = NOBODY;
  return next;
}

function without(value: unknown, named: (value: unknown) => boolean): unknown {
  if (!named(value)) return value;
  if (Array.isArray(value)) {
    return value.map((item) => without(item, named)).filter((item) => item !== undefined);
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const left = Object.entries(value)
    .filter(([name]) => !named(name))
    .map(([name, inner]) => [name, without(inner, named)] as const);
  return Object.fromEntries(left.filter(([, inner]) => inner !== undefined));
}

function collect(value: unknown, named: Set<string>): void {
  if (typeof value === 'string') for (const [id] of value.matchAll(ID_IN_TEXT)) named.add(id);
  else if (Array.isArray(value)) for (const item of value) collect(item, named);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      collect(name, named);
      collect(inner, named);
    }
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
