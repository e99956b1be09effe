import { describe, expect, it } from 'vitest';
import type { DocumentType } from '#domain/ids.ts';
import { mayBringBack, mayRead, mayWrite } from '#domain/permissions.ts';
import { OFFICE_STEPS, RESIDENT_STEPS, SERVER_STEPS } from '#domain/step-kinds.ts';
import type { Body, DeleteReason, Version } from '#domain/version.ts';
import type { Viewer } from '#domain/viewer.ts';
import {
  aPerson,
  aRequest,
  aStep,
  aSuperseded,
  aTally,
  DEVICE_ID,
  doc,
  RESIDENT_ID,
  SAMPLES,
  STRANGER_ID,
  TEAM_SAMPLES,
  VOLUNTEER_ID,
} from '../support/sample-documents.ts';
import { VIEWERS } from '../support/sample-viewers.ts';

const { guest, kiosk, resident, stranger, tablet, volunteer, office, box } = VIEWERS;

const creates = (viewer: Parameters<typeof mayWrite>[0], document: Body, id = document._id) =>
  mayWrite(viewer, id, undefined, { doc: document });
const changes = (
  viewer: Parameters<typeof mayWrite>[0],
  before: Body,
  fields: Record<string, unknown>,
) => mayWrite(viewer, before._id, { doc: before }, { doc: { ...before, ...fields } });
const deleted = (reason: DeleteReason): Version => ({ deleted: true, clock: {}, reason });

describe('an id and its document', () => {
  it('belong together: a document under another id is neither read nor written', () => {
    expect(mayRead(office, 'place:a', { doc: { ...SAMPLES.place, _id: 'place:b' } })).toBe(false);
    expect(mayRead(guest, 'place:a', { doc: { ...SAMPLES.person, _id: 'place:a' } })).toBe(false);
    expect(creates(resident, aRequest(STRANGER_ID), aRequest(RESIDENT_ID)._id)).toBe(false);
    expect(creates(office, SAMPLES.place, 'place:b')).toBe(false);
  });

  it('have one type, before and after', () => {
    const asEvent = { ...SAMPLES.place, type: 'event' };
    expect(creates(office, asEvent)).toBe(false);
    expect(mayWrite(office, SAMPLES.place._id, { doc: SAMPLES.place }, { doc: asEvent })).toBe(
      false,
    );
    expect(mayWrite(office, SAMPLES.place._id, { doc: asEvent }, { doc: SAMPLES.place })).toBe(
      false,
    );
  });

  it.each(['festival:a', `${RESIDENT_ID}:diary:a`, '_design/a', 'place:a/b', ''])(
    'of no known type are nobody’s: %s',
    (id) => {
      const document = doc(id.split(':').at(-2) ?? '', id);
      expect(mayRead(office, id, { doc: document })).toBe(false);
      expect(creates(office, document)).toBe(false);
    },
  );

  it('are told by their tombstones to nobody who could not read them', () => {
    const request = aRequest(RESIDENT_ID)._id;
    expect(mayRead(resident, request, deleted('erased'))).toBe(true);
    expect(mayRead(stranger, request, deleted('erased'))).toBe(false);
    expect(mayRead(tablet, request, deleted('erased'))).toBe(false);
    expect(mayRead(kiosk, SAMPLES.visit._id, deleted('user'))).toBe(false);
  });
});

describe('a range', () => {
  it('is its person’s: nothing is created, changed or deleted in another’s', () => {
    for (const type of ['person', 'request', 'requestStep', 'registration', 'accessRequest']) {
      const sample = SAMPLES[type as DocumentType];
      expect([type, creates(resident, sample)]).toEqual([type, true]);
      expect([type, creates(stranger, sample)]).toEqual([type, false]);
      expect([type, changes(stranger, sample, {})]).toEqual([type, false]);
      expect(mayWrite(stranger, sample._id, { doc: sample }, deleted('user'))).toBe(false);
    }
  });

  it('needs a person: a resident’s device without one, or with half an id, has none', () => {
    const nobody = { ...resident, personId: undefined };
    const half = { ...resident, personId: RESIDENT_ID.slice(0, 16) };
    for (const viewer of [nobody, half]) {
      expect(creates(viewer, aRequest(RESIDENT_ID))).toBe(false);
      expect(mayRead(viewer, SAMPLES.person._id, { doc: SAMPLES.person })).toBe(false);
      expect(mayRead(viewer, SAMPLES.call._id, { doc: SAMPLES.call })).toBe(false);
      expect(
        mayRead({ ...viewer, role: 'team' }, SAMPLES.person._id, { doc: SAMPLES.person }),
      ).toBe(false);
    }
    const pretender = { ...resident, personId: 'office' };
    expect(creates(pretender, SAMPLES.call)).toBe(false);
    expect(mayRead(pretender, SAMPLES.call._id, { doc: SAMPLES.call })).toBe(false);
    expect(mayRead({ ...resident, personId: '' }, SAMPLES.call._id, { doc: SAMPLES.call })).toBe(
      false,
    );
  });

  it('of a volunteer is read, not written, by the volunteer’s phone', () => {
    const own = aPerson(VOLUNTEER_ID);
    expect(mayRead(volunteer, own._id, { doc: own })).toBe(true);
    expect(changes(volunteer, own, { phone: '0209 456' })).toBe(false);
    expect(creates(volunteer, aRequest(VOLUNTEER_ID))).toBe(false);
  });

  it('is not opened by a role that has a person id it should not have', () => {
    for (const role of ['guest', 'kiosk', 'box'] as const) {
      const viewer = { role, personId: RESIDENT_ID, deviceId: DEVICE_ID, quarters: [] };
      expect(creates(viewer, aRequest(RESIDENT_ID))).toBe(false);
      expect(mayRead(viewer, aRequest(RESIDENT_ID)._id, deleted('user'))).toBe(role === 'box');
    }
  });
});

describe('a person', () => {
  it.each([
    { verified: '2026-12-01' },
    { ended: { reason: 'moved', on: '2026-12-01' } },
    { volunteerSince: '2026-12-01' },
    { function: 'Technikbotschafterin' },
    { recordSeenOn: '2026-12-01' },
    { keys: [{ name: 'Saal' }] },
    { photo: 'image:a' },
    { somethingLater: true },
  ])('does not make themselves what the office makes them: %j', (fields) => {
    expect(creates(resident, aPerson(RESIDENT_ID, fields))).toBe(false);
    expect(changes(resident, aPerson(RESIDENT_ID), fields)).toBe(false);
    expect(changes(office, aPerson(RESIDENT_ID), fields)).toBe(true);
    const [name = ''] = Object.keys(fields);
    const made = aPerson(RESIDENT_ID, fields);
    expect(changes(resident, made, { [name]: undefined })).toBe(false);
    expect(changes(resident, made, { phone: '0209 456' })).toBe(true);
  });

  it('is not deleted but erased', () => {
    for (const viewer of [resident, office]) {
      expect(mayWrite(viewer, SAMPLES.person._id, { doc: SAMPLES.person }, deleted('user'))).toBe(
        false,
      );
    }
  });
});

describe('a step of a request', () => {
  it.each(RESIDENT_STEPS)('%s is the resident’s, and the office’s for them', (kind) => {
    expect(creates(resident, aStep(kind))).toBe(true);
    expect(creates(office, aStep(kind))).toBe(true);
  });
  it.each(OFFICE_STEPS)('%s is the office’s', (kind) => {
    expect(creates(resident, aStep(kind))).toBe(false);
    expect(creates(office, aStep(kind))).toBe(true);
  });
  it.each(SERVER_STEPS)('%s is the server’s', (kind) => {
    expect(creates(resident, aStep(kind))).toBe(false);
    expect(creates(office, aStep(kind))).toBe(false);
    expect(mayWrite(office, aStep(kind)._id, { doc: aStep(kind) }, deleted('user'))).toBe(false);
  });

  it('does not become another', () => {
    expect(changes(resident, aStep('withdrawn'), { kind: 'solved' })).toBe(false);
    expect(changes(office, aStep('confirmed'), { kind: 'closed' })).toBe(false);
    expect(changes(resident, aStep('withdrawn'), {})).toBe(true);
  });
});

describe('a volunteer', () => {
  it('answers for themselves alone', () => {
    const answer = TEAM_SAMPLES.response;
    const another = doc('response', `response:r1~${STRANGER_ID}~1`, {
      ...answer,
      _id: `response:r1~${STRANGER_ID}~1`,
      personId: STRANGER_ID,
    });
    expect(creates(volunteer, another)).toBe(false);
    expect(creates(volunteer, { ...another, personId: VOLUNTEER_ID })).toBe(false);
    expect(creates(volunteer, { ...answer, personId: STRANGER_ID })).toBe(false);
    expect(creates(volunteer, { ...answer, personId: undefined })).toBe(false);
  });

  it('answers from their own phone, not from a shared tablet', () => {
    const nobody = 'response:r1~undefined~1';
    expect(creates(tablet, doc('response', nobody, { personId: undefined }))).toBe(false);
    expect(creates({ ...tablet, personId: undefined }, SAMPLES.response)).toBe(false);
  });

  it('writes notices of no Treff but the tablet’s', () => {
    const own = SAMPLES.notice;
    expect(changes(tablet, own, { placeId: 'place:schalke' })).toBe(false);
    expect(
      changes(tablet, { ...own, placeId: 'place:schalke' }, { placeId: 'place:huellen' }),
    ).toBe(false);
    expect(creates(tablet, { ...own, placeId: undefined })).toBe(false);
    expect(creates({ ...tablet, placeId: undefined }, { ...own, placeId: undefined })).toBe(false);
    expect(mayWrite(tablet, own._id, undefined, deleted('user'))).toBe(false);
  });

  it('changes of a lendable its state and nothing with it', () => {
    expect(changes(tablet, SAMPLES.lendable, { state: 'lent', name: 'Meins' })).toBe(false);
    expect(changes(tablet, SAMPLES.lendable, { placeId: 'place:schalke' })).toBe(false);
  });

  it('does not decide that two visitors are one', () => {
    expect(changes(tablet, SAMPLES.visitor, { mergedInto: STRANGER_ID })).toBe(false);
    expect(creates(tablet, { ...SAMPLES.visitor, mergedInto: STRANGER_ID })).toBe(false);
    const merged = { ...SAMPLES.visitor, mergedInto: STRANGER_ID };
    expect(changes(tablet, merged, { displayName: 'Frau Adler' })).toBe(true);
    expect(changes(tablet, merged, { mergedInto: undefined })).toBe(false);
    expect(changes(office, SAMPLES.visitor, { mergedInto: STRANGER_ID })).toBe(true);
  });

  it('counts on the own device, under the new id too that it took after losing its database', () => {
    expect(creates(tablet, aTally(`${DEVICE_ID}.x7`))).toBe(true);
    expect(creates(tablet, aTally(`${DEVICE_ID}0`))).toBe(false);
    expect(creates(tablet, aTally('server'))).toBe(false);
    expect(creates(office, aTally('server'))).toBe(false);
    expect(mayWrite(office, aTally('server')._id, undefined, deleted('user'))).toBe(false);
  });
});

describe('what is there once', () => {
  const lasting: [DocumentType, Record<string, unknown>][] = [
    ['place', { createdAt: '2026-11-02T08:00:00Z' }],
    ['place', { createdAt: undefined }],
    ['visit', { personId: STRANGER_ID }],
    ['visit', { sessionId: 'session:huellen~2026-12-02' }],
    ['visit', { at: '2026-12-01T14:06:00Z' }],
    ['visit', { at: undefined }],
    ['attendance', { personId: STRANGER_ID }],
    ['shift', { personId: STRANGER_ID }],
    ['visitor', { personId: STRANGER_ID }],
    ['session', { date: '2026-12-02' }],
    ['request', { channel: 'desk' }],
    ['registration', { n: 2 }],
    ['registration', { admission: 'in' }],
    ['consent', { purpose: 'newsletter' }],
    ['consent', { form: 'signed' }],
    ['accessRequest', { dueOn: '2027-02-01' }],
    ['report', { words: 'Alles gut.' }],
    ['proposal', { fields: {} }],
    ['quarter', { sealKey: 'another' }],
    ['quarter', { homeServer: 'https://example.org' }],
  ];
  it.each(lasting)('stays, whoever writes: %s %j', (type, fields) => {
    expect(changes(office, SAMPLES[type], fields)).toBe(false);
    expect(changes(office, SAMPLES[type], {})).toBe(true);
  });

  it('may turn out to be older: two devices made it, and one was first', () => {
    expect(changes(tablet, SAMPLES.visit, { at: '2026-12-01T14:00:00Z' })).toBe(true);
    expect(changes(tablet, SAMPLES.visit, { createdAt: '2026-10-01T08:00:00Z' })).toBe(true);
  });

  it('stays withdrawn, cancelled and unadmitted', () => {
    const withdrawn = { ...SAMPLES.consent, withdrawnAt: '2026-12-05T08:00:00Z' };
    expect(changes(office, withdrawn, { withdrawnAt: undefined })).toBe(false);
    expect(changes(office, withdrawn, { withdrawnAt: '2026-12-06T08:00:00Z' })).toBe(false);
    const cancelled = { ...SAMPLES.registration, cancelled: true };
    expect(changes(resident, cancelled, { cancelled: undefined })).toBe(false);
    expect(creates(resident, { ...SAMPLES.registration, admission: 'in' })).toBe(false);
  });

  it('is kept by who asked: no answer and no identity is claimed', () => {
    const asked = SAMPLES.accessRequest;
    expect(creates(resident, { ...asked, identitySeenOn: '2026-12-01' })).toBe(false);
    expect(creates(resident, { ...asked, answeredAt: '2026-12-01T08:00:00Z' })).toBe(false);
  });

  it('is of this quarter', () => {
    const other = { ...SAMPLES.quarter, _id: 'quarter:koeln' };
    expect(changes(office, other, { name: 'Unseres' })).toBe(false);
  });
});

describe('a delete', () => {
  it.each(['retention', 'erased', 'withdrawn'] as const)(
    'that no edit undoes (%s) comes from the office at most, which passes on what it holds',
    (reason) => {
      const { visit } = SAMPLES;
      expect(mayWrite(tablet, visit._id, { doc: visit }, deleted('user'))).toBe(true);
      expect(mayWrite(tablet, visit._id, { doc: visit }, deleted(reason))).toBe(false);
      expect(mayWrite(office, visit._id, { doc: visit }, deleted(reason))).toBe(true);
    },
  );

  it('of what was deleted by a user is followed by a new document', () => {
    const { visit } = SAMPLES;
    expect(mayWrite(tablet, visit._id, deleted('user'), { doc: visit })).toBe(true);
    expect(mayWrite(stranger, visit._id, deleted('user'), { doc: visit })).toBe(false);
  });
});

describe('the server’s own fields', () => {
  it('make no difference: they were taken off before', () => {
    const told = { by: 'office', arrivedAt: '2020-01-01T00:00:00Z', healedBy: 'x', skew: 3 };
    expect(changes(resident, aStep('withdrawn'), told)).toBe(true);
    expect(changes(resident, aPerson(RESIDENT_ID), told)).toBe(true);
    expect(changes(tablet, SAMPLES.lendable, { ...told, clock: { x: 9 } })).toBe(true);
  });
});

describe('a value that gave way', () => {
  it('is kept by whoever may write the document that it stood in', () => {
    expect(creates(tablet, aSuperseded('notice:aufzug'))).toBe(true);
    expect(creates(tablet, aSuperseded(SAMPLES.visit._id))).toBe(true);
    expect(creates(resident, aSuperseded(SAMPLES.person._id))).toBe(true);
    expect(creates(volunteer, aSuperseded(SAMPLES.response._id))).toBe(true);
    expect(creates(office, aSuperseded(SAMPLES.person._id))).toBe(true);
  });

  it('is kept by nobody else', () => {
    expect(creates(tablet, aSuperseded('place:huellen'))).toBe(false);
    expect(creates(tablet, aSuperseded(SAMPLES.person._id))).toBe(false);
    expect(creates(tablet, aSuperseded(SAMPLES.response._id))).toBe(false);
    expect(creates(stranger, aSuperseded(SAMPLES.person._id))).toBe(false);
    expect(creates(resident, aSuperseded(SAMPLES.visit._id))).toBe(false);
    expect(creates(office, aSuperseded('vacancy:fest~2026-12-01'))).toBe(false);
    expect(creates(office, aSuperseded('festival:a'))).toBe(false);
    expect(creates(office, aSuperseded(aSuperseded('place:huellen')._id))).toBe(false);
    for (const viewer of [guest, kiosk, box]) {
      expect(creates(viewer, aSuperseded('place:huellen'))).toBe(false);
    }
  });

  it('lies where what it is about lies', () => {
    const kept = aSuperseded(SAMPLES.visit._id);
    expect(kept._id.startsWith(`${RESIDENT_ID}:superseded:`)).toBe(true);
    const moved = { ...kept, _id: kept._id.replace(RESIDENT_ID, STRANGER_ID) };
    expect(creates(tablet, moved)).toBe(false);
    expect(creates(tablet, { ...kept, _id: kept._id.replace(RESIDENT_ID, 'office') })).toBe(false);
  });

  it('is never changed, and told twice it is the same, the earlier time standing', () => {
    const kept = aSuperseded(SAMPLES.visit._id);
    expect(changes(tablet, kept, { createdAt: '2026-12-01T13:00:00Z' })).toBe(true);
    expect(changes(tablet, kept, { createdAt: '2026-12-01T15:00:00Z' })).toBe(false);
    expect(changes(tablet, kept, { value: 'frei' })).toBe(false);
    expect(changes(tablet, kept, { about: 'notice:aufzug' })).toBe(false);
    expect(mayWrite(tablet, kept._id, { doc: kept }, deleted('user'))).toBe(false);
    expect(mayWrite(office, kept._id, { doc: kept }, deleted('user'))).toBe(true);
  });
});

describe('what another device counted', () => {
  const id = 'tally:huellen~2026-11-24~dother0123456.1';
  const tally = (clock: Record<string, number>, fields = {}) => ({
    doc: { ...SAMPLES.tally, _id: id, writer: 'dother0123456.1', clock, ...fields },
  });
  const brings = (
    viewer: Parameters<typeof mayWrite>[0],
    old: Version | undefined,
    next: Version,
    hasArrived = true,
  ) => mayBringBack(viewer, id, old, next, hasArrived);

  it('is brought back to a server that lost it, by the team and the office alone', () => {
    for (const viewer of [tablet, office]) {
      expect(brings(viewer, undefined, tally({ x: 2 }))).toBe(true);
      expect(brings(viewer, tally({ x: 1 }), tally({ x: 2 }))).toBe(true);
    }
    expect(brings(resident, undefined, tally({ x: 2 }))).toBe(false);
  });

  it('is not made up, not written over what it has not seen, and is no server’s own', () => {
    expect(brings(tablet, undefined, tally({ x: 2 }), false)).toBe(false);
    expect(brings(tablet, tally({ x: 3 }), tally({ x: 2 }))).toBe(false);
    const server = 'tally:huellen~2026-11-24~server';
    const own = { doc: { ...SAMPLES.tally, _id: server, writer: 'server', clock: { x: 1 } } };
    expect(mayBringBack(tablet, server, undefined, own, true)).toBe(false);
  });
});

describe('an entry of the deny-list', () => {
  const { _id } = SAMPLES.erased;
  const entry = { doc: { ...SAMPLES.erased, clock: { s: 1 } } };
  const brings = (viewer: Viewer, old: Version | undefined, hasArrived = true) =>
    mayBringBack(viewer, _id, old, entry, hasArrived);

  it('is brought back to a server that lost it, by the office alone, and never written', () => {
    expect(brings(office, undefined)).toBe(true);
    for (const viewer of [tablet, resident]) expect(brings(viewer, undefined)).toBe(false);
    expect(mayWrite(office, _id, undefined, entry)).toBe(false);
  });

  it('is not made up, not changed and not taken away', () => {
    expect(brings(office, undefined, false)).toBe(false);
    expect(brings(office, entry)).toBe(false);
    const gone = { deleted: true, clock: { s: 2 }, reason: 'erased' } as const;
    expect(mayBringBack(office, _id, entry, gone, true)).toBe(false);
  });
});
