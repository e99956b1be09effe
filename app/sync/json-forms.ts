import type { PulledDocument } from '../data/pulled.ts';

/* The forms that answers are made of, told from anything else. */

/** Any JSON object. */
export type Json = Record<string, unknown>;

/** Whether it has the form of a document as servers send it. */
export function isDocument(value: unknown): value is PulledDocument {
  const { id, rev, doc } = (value ?? {}) as Json;
  return isText(id) && isText(rev) && isObject(doc);
}

/** Whether it is a text. */
export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** Whether it is an object or a list. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** The object that a text says; an empty one where it says none. */
export function parsed(text: string): Json {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? (value as Json) : {};
  } catch {
    return {};
  }
}
