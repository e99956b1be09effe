import { CONVERSIONS, type Converted } from './conversions/conversions.ts';
import type { Condition, FieldSource, Mapping } from './mapping.ts';

/** Our fields made from a record of a source, and what could not be used. */
export interface MappedFields {
  fields: Record<string, unknown>;
  notes: string[];
}

type SourceFields = Record<string, unknown>;

/** Makes our fields from a source's by a mapping. Fields without a value are absent. */
export function mapFields(source: SourceFields, mapping: Mapping): MappedFields {
  const mapped: MappedFields = { fields: {}, notes: [] };
  for (const [target, fieldSource] of Object.entries(mapping.fields)) {
    const { value, note } = fieldValue(fieldSource, source, mapping);
    if (note) mapped.notes.push(note);
    if (!isEmpty(value)) put(mapped.fields, target.split('.'), value);
  }
  return mapped;
}

/** Why the mapping leaves a record out; `undefined` where it does not. */
export function reasonToLeaveOut(source: SourceFields, mapping: Mapping): string | undefined {
  return mapping.leaveOut?.find((condition) => holds(condition, source))?.because;
}

/** What identifies a record by the mapping; `undefined` where one of those fields is empty. */
export function sourceIdOf(source: SourceFields, mapping: Mapping): string | undefined {
  if (mapping.id === undefined) return undefined;
  const parts = [mapping.id].flat().map((name) => textAt(source, name));
  return parts[0] ? parts.filter(Boolean).join('/') : undefined;
}

function fieldValue(from: FieldSource, source: SourceFields, mapping: Mapping): Converted {
  if (typeof from === 'string') return { value: textAt(source, from) };
  if ('value' in from) return { value: from.value };
  if ('template' in from) return { value: fillTemplate(from.template, source) };
  if ('rules' in from) {
    const rule = from.rules.find(({ when }) => holds(when, source));
    return { value: rule ? rule.value : from.otherwise };
  }
  const texts = [from.from].flat().map((name) => textAt(source, name));
  if (texts.every((text) => text === '')) return {};
  return CONVERSIONS[from.as](texts, mapping);
}

/** A source field as trimmed text, empty where it is missing. A name with dots looks inside. */
function textAt(source: SourceFields, name: string): string {
  const steps = Object.hasOwn(source, name) ? [name] : name.split('.');
  let value: unknown = source;
  for (const step of steps) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return '';
    value = (value as SourceFields)[step];
  }
  return textOf(value);
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join(', ');
  if (typeof value === 'boolean') return value ? 'ja' : 'nein';
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value.trim() : '';
}

function holds({ field, contains }: Condition, source: SourceFields): boolean {
  const text = textAt(source, field).toLowerCase();
  return [contains].flat().some((word) => text.includes(word.toLowerCase()));
}

function fillTemplate(template: string, source: SourceFields): string {
  const fill = (part: string) =>
    part.replace(/\{([^}]+)\}/g, (_, name: string) => textAt(source, name).replace(/\s+/g, ' '));
  const isComplete = (part: string) =>
    [...part.matchAll(/\{([^}]+)\}/g)].every(([, name = '']) => textAt(source, name) !== '');
  const chosen = template.replace(/\[([^\]]*)\]/g, (_, part) => (isComplete(part) ? part : ''));
  return fill(chosen)
    .replace(/([.!?…])\.(?=\s|$)/g, '$1')
    .trim();
}

function put(target: Record<string, unknown>, path: string[], value: unknown): void {
  const [first = '', ...rest] = path;
  if (rest.length === 0) {
    const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value);
    target[first] = isGroup ? { ...(target[first] as object), ...value } : value;
    return;
  }
  const inner = { ...(target[first] as Record<string, unknown>) };
  put(inner, rest, value);
  target[first] = inner;
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0;
  return value === undefined || value === null || value === '';
}
