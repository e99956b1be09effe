import { describe, expect, it } from 'vitest';
import type { DocumentType } from '#domain/ids.ts';
import { isServerOnly, mayRead, mayWrite } from '#domain/permissions.ts';
import type { Body, Version } from '#domain/version.ts';
import type { Viewer } from '#domain/viewer.ts';
import { CHANGES, cellsOf } from '../support/permission-table.ts';
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

const cells = cellsOf<ViewerName>(TABLE);

describe('permissions', () => {
  it.each(cells)('of a %s for the %s are %s', (type, name, letters) => {
    expect(lettersFor(VIEWERS[name], SAMPLES[type as DocumentType], CHANGES[type] ?? {})).toBe(
      letters,
    );
  });

  it('speak of every type and every viewer', () => {
    expect(new Set(cells.map(([type]) => type))).toEqual(new Set(Object.keys(SAMPLES)));
    expect(new Set(cells.map(([, name]) => name))).toEqual(new Set(Object.keys(VIEWERS)));
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

  it.each(['tablet', 'volunteer', 'office'] as const)(
    'let the %s key in a Treff of a day that is over, however long ago',
    (name) => {
      const made = ['2026-11-30', '2026-11-17', '1999-11-30'].flatMap((date) => {
        const session = { ...SAMPLES.session, _id: `session:huellen~${date}`, date };
        const sessionId = session._id;
        const _id = `visit:huellen~${date}~${String(SAMPLES.visit.personId)}`;
        return [session, { ...SAMPLES.visit, _id, sessionId, source: 'paper' }];
      });
      const viewer = VIEWERS[name];
      const isAllowed = (doc: Body) => mayWrite(viewer, doc._id, undefined, { doc });
      expect(made.map(isAllowed)).toEqual(made.map(() => true));
    },
  );

  it('refuse nothing for its time', () => {
    const old = { doc: { ...SAMPLES.visit, at: '1970-01-01T00:00:00Z' } };
    const next = { doc: { ...old.doc, updatedAt: '2100-01-01T00:00:00Z', topics: ['Fotos'] } };
    expect(mayWrite(VIEWERS.tablet, old.doc._id, old, next)).toBe(true);
  });
});
