import { beforeAll, describe, expect, it } from 'vitest';
import type { Body } from '#domain/version.ts';
import { importSample } from '../../../sync-server/import/import-command.ts';
import { MemoryAccess } from '../../../sync-server/import/memory-access.ts';
import type { ImportReport } from '../../../sync-server/import/report.ts';
import { successOf } from '../../support/import-files.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const access = new MemoryAccess();
let reports: ImportReport[];

beforeAll(async () => {
  reports = successOf(await importSample(access, NOW));
});

function documents(quarter: string, type: string): Body[] {
  const stored = [...(access.databases.get(`${quarter}-public`)?.values() ?? [])];
  return stored.flatMap((each) => (each.deleted || each.doc.type !== type ? [] : [each.doc]));
}

const isReal = ({ example }: Body) => example !== true;

describe('the sample', () => {
  it('takes in every record but the defibrillators that are gone', () => {
    const refusals = reports.flatMap((report) => report.refusals);
    expect(refusals.map(({ line }) => line)).toEqual([19, 31, 57]);
    for (const { reason } of refusals) expect(reason).toContain('nicht mehr');
  });

  it('has at least 220 real places in Lichtenberg, each with its source and state', () => {
    const places = documents('lichtenberg', 'place').filter(isReal);
    expect(places.length).toBeGreaterThanOrEqual(220);
    for (const { source } of places) {
      expect(source).toMatchObject({
        name: 'Bezirksamt Lichtenberg von Berlin',
        licence: 'CC BY 3.0 DE',
        asOf: expect.stringMatching(/^201[45]/),
      });
    }
  });

  it('dates the events of 2014 as what they are', () => {
    const events = documents('lichtenberg', 'event').filter(isReal);
    expect(events).toHaveLength(47);
    for (const { start, source } of events) {
      expect(start).toMatch(/^2014-0[4-6]/);
      expect(source).toMatchObject({ asOf: '2014-04' });
    }
  });

  it('has the weekly markets of seven cities and the defibrillators of Köln', () => {
    expect(documents('gelsenkirchen', 'place').filter(isReal)).toHaveLength(103);
    expect(documents('koeln', 'place').filter(isReal)).toHaveLength(142);
  });

  it('changes nothing when it is made again', async () => {
    const before = structuredClone(access.databases);
    const again = successOf(await importSample(access, new Date('2027-01-01T10:00:00Z')));
    for (const report of again) expect(report).toMatchObject({ created: 0, changed: 0, kept: 0 });
    expect(access.databases).toEqual(before);
  });
});
