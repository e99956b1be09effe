import { expect, it } from 'vitest';
import { accessReport } from '#domain/access-report.ts';
import { reportPage } from '../../../app/features/access-report/report-file.ts';
import { ar } from '../../../app/texts/ar.ts';
import { de } from '../../../app/texts/de.ts';
import { privacyAr } from '../../../app/texts/privacy-ar.ts';
import { privacyDe } from '../../../app/texts/privacy-de.ts';
import { aPerson, RESIDENT_ID, SAMPLES } from '../../support/sample-documents.ts';

const head = { title: 'Was ist über mich gespeichert?', lines: ['Über: Frau A.'] };
const german = { texts: de, privacy: privacyDe, names: new Map(), today: '2026-12-01' };
const items = accessReport([RESIDENT_ID], Object.values(SAMPLES));

/** What stands below the heading JSON, as a program would read it. */
function storedIn(page: string): Record<string, unknown>[] {
  const text = /<pre dir="ltr">([\s\S]*)<\/pre>/.exec(page)?.[1] ?? '';
  const plain = text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
  return JSON.parse(plain);
}

it('a report as a file has every item in words and as it is stored, and asks nobody for anything', () => {
  const page = reportPage(head, items, german);
  expect(page.match(/<section>/g)).toHaveLength(items.length + 1);
  expect(storedIn(page).map(({ type }) => type)).toEqual(items.map(({ type }) => type));
  expect(page).not.toMatch(/<script|src=|href=|https?:/);
});

it('a report as a file shows what somebody wrote as text, whatever they wrote', () => {
  const name = '<img src=x onerror=alert(1)> & "Frau A."';
  const page = reportPage(
    head,
    accessReport([RESIDENT_ID], [aPerson(RESIDENT_ID, { name })]),
    german,
  );
  expect(page).not.toContain('<img');
  expect(storedIn(page)[0]?.name).toBe(name);
});

it('a report as a file reads from right to left in Arabic', () => {
  const page = reportPage(head, items, { ...german, texts: ar, privacy: privacyAr });
  expect(page).toContain('<html lang="ar" dir="rtl">');
});
