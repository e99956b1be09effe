import { failure, type Result, success } from '#domain/result.ts';

/** Fields without anything a store or a screen stumbles over, and what was taken out. */
export interface CleanedFields {
  fields: Record<string, unknown>;
  /** German sentences for staff. */
  notes: string[];
}

/** Why a record's fields cannot be taken in; `message` is a German sentence. */
export interface UncleanFields {
  code: 'unclean-fields';
  message: string;
}

/** Everything below U+0020 but tab and line end, U+007F to U+009F, soft hyphens and other marks without
 *  width, and what turns the direction of the text around it (Unicode TR 36, 3.3). The joiners stay:
 *  Arabic and Persian need them. */
const CONTROL_CHARACTERS =
  /(?![\t\n])\p{Cc}|[\u00AD\u200B\u2060\u202A-\u202E\u2066-\u2069\uFEFF]/gu;
const LONE_SURROGATE = /\p{Surrogate}/u;
const FORBIDDEN_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Cleans every text of a record, at any depth: control characters out, composed form (NFC).
 * Refuses half characters, which no store takes, and field names that a program may stumble over.
 */
export function cleanFields(fields: Record<string, unknown>): Result<CleanedFields, UncleanFields> {
  const notes: string[] = [];
  try {
    return success({ fields: cleanObject(fields, '', notes), notes });
  } catch (problem) {
    if (problem instanceof Unclean)
      return failure({ code: 'unclean-fields', message: problem.message });
    throw problem;
  }
}

/** Ends the walk through a record; never leaves this file. */
class Unclean extends Error {}

function cleanObject(value: object, path: string, notes: string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      if (FORBIDDEN_NAMES.has(name)) throw new Unclean(`Ein Feld darf nicht „${name}“ heißen.`);
      if (LONE_SURROGATE.test(name)) throw new Unclean('Ein Feldname enthält ein halbes Zeichen.');
      return [name, cleanValue(part, path || name, notes)];
    }),
  );
}

function cleanValue(value: unknown, path: string, notes: string[]): unknown {
  if (typeof value === 'string') return cleanText(value, path, notes);
  if (Array.isArray(value)) return value.map((part) => cleanValue(part, path, notes));
  if (typeof value === 'object' && value !== null) return cleanObject(value, path, notes);
  return value;
}

function cleanText(text: string, path: string, notes: string[]): string {
  if (LONE_SURROGATE.test(text)) throw new Unclean(`Im Feld „${path}“ steht ein halbes Zeichen.`);
  if (text.includes('\uFFFD')) notes.push(`Im Feld „${path}“ ist ein Zeichen nicht lesbar.`);
  const clean = text.replace(CONTROL_CHARACTERS, '');
  if (clean !== text) notes.push(`Im Feld „${path}“ wurden unsichtbare Zeichen entfernt.`);
  return clean.normalize('NFC');
}
