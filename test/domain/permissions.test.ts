import { describe, expect, it } from 'vitest';
import type { DocumentType } from '#domain/ids.ts';
import { isServerOnly, mayRead, mayWrite } from '#domain/permissions.ts';
import type { Body, Version } from '#domain/version.ts';
import type { Viewer } from '#domain/viewer.ts';
import { aTally, DEVICE_ID, SAMPLES } from '../support/sample-documents.ts';
import { VIEWERS, type ViewerName } from '../support/sample-viewers.ts';

/**
 * Who may r(ead), n(ew), c(hange), d(elete): data.md's table, type by type. The person's documents
 * are the resident's, the response and the contact the volunteer's, the notice the tablet's
 * Treff's, the counts the tablet's.
 */
const TABLE = `
                guest  kiosk  resident  stranger  tablet  volunteer  office  box
  quarter       r---   r---   r---      r---      r---    r---       r-c-    r---
  place         r---   r---   r---      r---      r---    r---       rncd    r---
  event         r---   r---   r---      r---      r---    r---       rncd    r---
  notice        r---   r---   r---      r---      rncd    r---       rncd    r---
  vacancy       r---   r---   r---      r---      r---    r---       r---    r---
  image         r---   r---   r---      r---      r---    r---       rn-d    r---

  session       ----   ----   ----      ----      rncd    rncd       rncd    r---
  visit         ----   ----   ----      ----      rncd    rncd       rncd    r---
  tally         ----   ----   ----      ----      rncd    r---       r--d    r---
  visitor       ----   ----   ----      ----      rncd    rncd       rncd    r---
  lendable      ----   ----   ----      ----      r-c-    r-c-       rncd    r---
  loan          ----   ----   ----      ----      rn-d    rn-d       rn-d    r---
  requestCard   ----   ----   ----      ----      r---    r---       r---    r---
  response      ----   ----   ----      ----      r---    rn--       rn-d    r---
  attendance    ----   ----   ----      ----      rncd    rncd       rncd    r---
  shift         ----   ----   ----      ----      rncd    rncd       rncd    r---

  person        ----   ----   rnc-      ----      ----    ----       rnc-    r---
  request       ----   ----   rnc-      ----      ----    ----       rnc-    r---
  requestStep   ----   ----   rn-d      ----      ----    ----       rn-d    r---
  registration  ----   ----   rnc-      ----      ----    ----       rnc-    r---
  consent       ----   ----   r---      ----      ----    ----       rnc-    r---
  contact       ----   ----   ----      ----      ----    r---       r---    r---
  accessRequest ----   ----   rn--      ----      ----    ----       rnc-    r---
  call          ----   ----   ----      ----      ----    ----       rncd    r---
  report        ----   ----   ----      ----      ----    ----       rncd    r---
  proposal      ----   ----   ----      ----      ----    ----       rncd    r---
  history       ----   ----   ----      ----      ----    ----       rn--    r---
  superseded    ----   ----   ----      ----      ----    ----       rn-d    r---
  reportState   ----   ----   ----      ----      ----    ----       rn--    r---
  erased        ----   ----   ----      ----      ----    ----       r---    r---
  letter        ----   ----   ----      ----      ----    ----       r---    r---
`;

/** A change that the type is made for. */
const CHANGES: Record<DocumentType, Record<string, unknown>> = {
  quarter: { name: 'Neu-Lichtenberg' },
  place: { fees: 'frei' },
  event: { cost: 'frei' },
  notice: { title: 'Der Aufzug steht' },
  vacancy: { free: 2 },
  image: { width: 9 },
  session: { focus: 'Fotos' },
  visit: { topics: ['Fotos'] },
  tally: { counts: { '75+': 4 } },
  visitor: { displayName: 'Frau Adler' },
  lendable: { state: 'lent' },
  loan: { note: 'Kratzer am Rand' },
  requestCard: { state: 'taken' },
  response: { at: '2026-12-02T10:00' },
  attendance: { source: 'paper' },
  shift: { canNot: true },
  person: { phone: '0209 456' },
  request: { words: 'Bitte abends.' },
  requestStep: { at: '2026-12-03T14:00:00Z' },
  registration: { cancelled: true },
  consent: { withdrawnAt: '2026-12-09T14:00:00Z' },
  contact: { name: 'Herr A.' },
  accessRequest: { answeredAt: '2026-12-09T14:00:00Z' },
  call: { doneAt: '2026-12-09T14:00:00Z' },
  report: { handledAt: '2026-12-09T14:00:00Z' },
  proposal: { decision: 'taken' },
  history: { before: {} },
  superseded: { value: '3 Euro' },
  reportState: { figures: { visits: 9999 } },
  erased: { erasedOn: '2026-12-09' },
  letter: { actor: 'jemand' },
};

function lettersFor(viewer: Viewer, sample: Body, change: Record<string, unknown>): string {
  const [id, old] = [sample._id, { doc: sample }];
  const deleted: Version = { deleted: true, clock: { [DEVICE_ID]: 2 }, reason: 'user' };
  const letter = (allowed: boolean, name: string) => (allowed ? name : '-');
  return [
    letter(mayRead(viewer, id, old), 'r'),
    letter(mayWrite(viewer, id, undefined, { doc: sample }), 'n'),
    letter(mayWrite(viewer, id, old, { doc: { ...sample, ...change } }), 'c'),
    letter(mayWrite(viewer, id, old, deleted), 'd'),
  ].join('');
}

const [heading = '', ...rows] = TABLE.split('\n').filter((line) => line.trim() !== '');
const names = heading.trim().split(/\s+/) as ViewerName[];
const cells = rows.flatMap((row) => {
  const [type = '', ...letters] = row.trim().split(/\s+/);
  return names.map((name, column) => [type as DocumentType, name, letters[column] ?? ''] as const);
});

describe('permissions', () => {
  it.each(cells)('of a %s for the %s are %s', (type, name, letters) => {
    expect(lettersFor(VIEWERS[name], SAMPLES[type], CHANGES[type])).toBe(letters);
  });

  it('speak of every type and every viewer', () => {
    expect(new Set(cells.map(([type]) => type))).toEqual(new Set(Object.keys(SAMPLES)));
    expect(new Set(names)).toEqual(new Set(Object.keys(VIEWERS)));
  });

  it('leave to servers what no device writes', () => {
    const types = Object.entries(SAMPLES).filter(([, sample]) => isServerOnly(sample._id));
    expect(types.map(([type]) => type)).toEqual([
      'vacancy',
      'requestCard',
      'contact',
      'erased',
      'letter',
    ]);
    expect(isServerOnly(aTally('server')._id)).toBe(true);
    expect(isServerOnly('tally:huellen~2026-12~server')).toBe(true);
    expect(isServerOnly('nonsense')).toBe(false);
  });

  it('refuse nothing for its time', () => {
    const old = { doc: { ...SAMPLES.visit, at: '1970-01-01T00:00:00Z' } };
    const next = { doc: { ...old.doc, updatedAt: '2100-01-01T00:00:00Z', topics: ['Fotos'] } };
    expect(mayWrite(VIEWERS.tablet, old.doc._id, old, next)).toBe(true);
  });
});
