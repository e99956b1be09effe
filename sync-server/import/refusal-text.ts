import type { InvalidDocument } from '#domain/public-document.ts';
import { shortened } from './conversions/short-texts.ts';

/** What staff call the fields of our documents. */
const FIELD_NAMES: Record<string, string> = {
  _id: 'Kennung',
  type: 'Art',
  name: 'Name',
  title: 'Titel',
  text: 'Text',
  summary: 'Kurzbeschreibung',
  description: 'Beschreibung',
  doors: 'Bereiche',
  address: 'Adresse',
  geo: 'Koordinaten',
  phones: 'Telefon',
  phone: 'Telefon',
  email: 'E-Mail',
  website: 'Webadresse',
  openingHours: 'Öffnungszeiten',
  wheelchair: 'Barrierefreiheit',
  languages: 'Sprachen',
  fees: 'Kosten',
  cost: 'Kosten',
  start: 'Beginn',
  end: 'Ende',
  rrule: 'Wiederholung',
  organiser: 'Veranstalter',
  synonyms: 'Suchwörter',
  source: 'Quelle',
  from: 'Beginn',
  until: 'Ende',
  office: 'Büro',
};

/** A German word for a field; the field itself where it has none. */
export function fieldName(field: string): string {
  return FIELD_NAMES[field.split('.')[0] ?? ''] ?? field;
}

/** Why a document is not valid, as a sentence that names field and value. */
export function whyInvalid(problem: InvalidDocument, document: Record<string, unknown>): string {
  const value = valueAt(document, problem.field);
  const name = `${fieldName(problem.field)}${problem.field.includes('.') ? ` (${problem.field})` : ''}`;
  if (value === undefined || value === '') return `Es fehlt: ${name}.`;
  if (problem.field === 'type') return `Die Art „${clip(value)}“ ist unbekannt.`;
  if (typeof value === 'string' && /length/i.test(problem.message)) {
    return `Zu lang: ${name} hat ${value.length} Zeichen.`;
  }
  return `Nicht brauchbar: ${name} „${clip(value)}“.`;
}

function valueAt(document: Record<string, unknown>, field: string): unknown {
  let value: unknown = document;
  for (const step of field.split('.')) {
    value = (value as Record<string, unknown> | null | undefined)?.[step];
  }
  return value;
}

function clip(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return shortened(text.replace(/\s+/g, ' '), 60);
}
