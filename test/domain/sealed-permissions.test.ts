import { describe, expect, it } from 'vitest';
import type { DocumentType } from '#domain/ids.ts';
import { maySeal, mayWriteSealed } from '#domain/sealed-permissions.ts';
import type { Body } from '#domain/version.ts';
import { aPerson, RESIDENT_ID, SAMPLES } from '../support/sample-documents.ts';
import { VIEWERS, type ViewerName } from '../support/sample-viewers.ts';

/** What each viewer may hand in without being able to read it again. */
const SEALED: Record<ViewerName, DocumentType[]> = {
  guest: ['report'],
  resident: ['report'],
  stranger: ['report'],
  kiosk: ['accessRequest', 'consent', 'person', 'registration', 'report', 'request'],
  tablet: ['accessRequest', 'consent', 'person', 'report', 'request'],
  volunteer: ['accessRequest', 'consent', 'person', 'report', 'request'],
  office: [],
  box: [],
};

const delivers = (name: ViewerName, document: Body, old?: Body) =>
  mayWriteSealed(VIEWERS[name], document._id, old && { doc: old }, { doc: document });

describe('a sealed letter', () => {
  it.each(Object.entries(SEALED))('of the %s holds %j', (name, types) => {
    const viewer = VIEWERS[name as ViewerName];
    const sealable = Object.keys(SAMPLES).filter((type) => maySeal(viewer, type));
    expect(sealable.sort()).toEqual(types);
    for (const type of types) {
      expect([type, delivers(name as ViewerName, SAMPLES[type])]).toEqual([type, true]);
    }
  });

  it('of a locked tablet also holds what the tablet may write openly', () => {
    expect(delivers('tablet', SAMPLES.visit)).toBe(true);
    expect(delivers('tablet', SAMPLES.response)).toBe(false);
    expect(delivers('kiosk', SAMPLES.visit)).toBe(false);
    expect(delivers('guest', SAMPLES.request)).toBe(false);
  });

  it('changes nothing that is there, and delivered twice is one', () => {
    expect(delivers('tablet', SAMPLES.person, SAMPLES.person)).toBe(true);
    expect(delivers('tablet', aPerson(RESIDENT_ID, { phone: '0209 456' }), SAMPLES.person)).toBe(
      false,
    );
    const gone = { deleted: true, clock: {}, reason: 'user' } as const;
    const { _id } = SAMPLES.report;
    expect(mayWriteSealed(VIEWERS.guest, _id, { doc: SAMPLES.report }, gone)).toBe(false);
  });

  it('makes nobody verified, handled or identified', () => {
    expect(delivers('kiosk', aPerson(RESIDENT_ID, { verified: '2026-12-01' }))).toBe(false);
    expect(delivers('tablet', aPerson(RESIDENT_ID, { keys: [] }))).toBe(false);
    expect(delivers('guest', { ...SAMPLES.report, handledAt: '2026-12-01T08:00:00Z' })).toBe(false);
    expect(delivers('kiosk', { ...SAMPLES.registration, admission: 'in' })).toBe(false);
    const seen = { ...SAMPLES.accessRequest, identitySeenOn: '2026-12-01' };
    expect(delivers('tablet', seen)).toBe(true);
    expect(delivers('kiosk', seen)).toBe(false);
  });
});
