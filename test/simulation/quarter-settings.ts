import type { Body } from '#domain/version.ts';
import { QUARTER } from './server-side.ts';

/** Notices end at the close of the month after the one in which they arrived. */
const RETENTION: Readonly<Record<string, number>> = { notice: 1 };

/** The quarter's own document, as an import would have written it. */
export function quarterDocument(now: number): Body {
  return {
    _id: `quarter:${QUARTER}`,
    type: 'quarter',
    v: 1,
    createdAt: new Date(now).toISOString(),
    name: 'Kiez',
    word: 'Kiez',
    land: 'DE-BE',
    city: 'Berlin',
    office: { name: 'Vor-Ort-Büro' },
    retention: RETENTION,
  };
}

/** The last day of a document that arrived at that instant; nothing where it stays. */
export function deleteAfterOf(type: string | undefined, arrivedAt: string): string | undefined {
  const months = RETENTION[type ?? ''];
  if (months === undefined) return undefined;
  const [year = 0, month = 1] = arrivedAt.split('-').map(Number);
  return new Date(Date.UTC(year, month + months, 0)).toISOString().slice(0, 10);
}
