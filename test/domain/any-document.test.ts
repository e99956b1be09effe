import { describe, expect, it } from 'vitest';
import { parseDocument } from '#domain/any-document.ts';
import { imageId } from '#domain/image-id.ts';
import { parsePublicDocument } from '#domain/public-document.ts';
import type { Body } from '#domain/version.ts';
import {
  anImage,
  aPerson,
  aStep,
  aTally,
  doc,
  PUBLIC_SAMPLES,
  RESIDENT_ID,
  SAMPLES,
  STRANGER_ID,
  VOLUNTEER_ID,
} from '../support/sample-documents.ts';

const samples = Object.entries(SAMPLES);

/** The field that a document is refused for; `undefined` where it is taken. */
function refusedField(document: unknown): string | undefined {
  const parsed = parseDocument(document);
  if (parsed.ok) return undefined;
  return parsed.error.code === 'invalid' ? parsed.error.field : parsed.error.code;
}

describe('a document of any type', () => {
  it.each(samples)('is taken as it is, with fields that nobody knows yet: %s', (_, sample) => {
    const later = { ...sample, laterField: { a: [1, 'b'] }, clock: { [VOLUNTEER_ID]: 3 } };
    expect(parseDocument(later)).toEqual({ ok: true, value: later });
  });

  it.each(samples)('is refused under the id of another type: %s', (type, sample) => {
    const other = type === 'place' ? 'event:a' : 'place:a';
    expect(refusedField({ ...sample, _id: other })).toBe('_id');
  });

  it.each(samples)('needs to know when it was made: %s', (_, sample) => {
    expect(refusedField({ ...sample, createdAt: 'gestern' })).toBe('createdAt');
  });

  it.each([[undefined], [null], [7], ['place'], [[]], [{}], [{ type: 7 }]])(
    'has to be one: %j',
    (input) => {
      expect(refusedField(input)).toBe('type');
    },
  );

  it('of a later version’s type is said to be that, and no mistake', () => {
    expect(parseDocument(doc('festival', 'festival:a'))).toEqual({
      ok: false,
      error: { code: 'unknownType', type: 'festival' },
    });
    expect(refusedField(doc('constructor', 'constructor:a'))).toBe('unknownType');
  });

  it('is found by the public table alone where it is public', () => {
    for (const sample of Object.values(PUBLIC_SAMPLES)) {
      expect(parsePublicDocument(sample)).toEqual({ ok: true, value: sample });
    }
    expect(parsePublicDocument(SAMPLES.person).ok).toBe(false);
    expect(parsePublicDocument(anImage(RESIDENT_ID)).ok).toBe(false);
  });
});

describe('a derived id', () => {
  const changed = (type: keyof typeof SAMPLES, fields: Record<string, unknown>): Body => ({
    ...SAMPLES[type],
    ...fields,
  });
  it.each([
    ['vacancy', changed('vacancy', { date: '2026-12-02' })],
    ['image', changed('image', { data: 'UklGRgAA' })],
    ['session', changed('session', { date: '2026-12-02' })],
    ['visit', changed('visit', { personId: STRANGER_ID })],
    ['visit', changed('visit', { sessionId: 'session:huellen~2026-12-08' })],
    ['visit', changed('visit', { placeId: 'place:schalke' })],
    ['tally', changed('tally', { writer: 'server' })],
    ['tally', changed('tally', { placeId: 'place:schalke' })],
    ['visitor', changed('visitor', { personId: STRANGER_ID })],
    ['loan', changed('loan', { loanId: 'l2' })],
    ['requestCard', changed('requestCard', { requestId: 'r2' })],
    ['response', changed('response', { personId: STRANGER_ID })],
    ['response', changed('response', { n: 2 })],
    ['attendance', changed('attendance', { eventId: 'event:chor' })],
    ['shift', changed('shift', { personId: STRANGER_ID })],
    ['person', changed('person', { _id: `${RESIDENT_ID}:person:other` })],
    ['request', changed('request', { _id: `${RESIDENT_ID}:request:a b` })],
    ['requestStep', changed('requestStep', { requestId: 'r2' })],
    ['registration', changed('registration', { n: 2 })],
    ['contact', changed('contact', { requestId: 'r2' })],
    ['superseded', changed('superseded', { value: '3 Euro' })],
    ['superseded', changed('superseded', { about: 'place:schalke' })],
    ['history', changed('history', { about: `${RESIDENT_ID}:person:self` })],
    ['reportState', changed('reportState', { period: '2026-Q3' })],
    ['erased', changed('erased', { hash: '0'.repeat(64) })],
    ['letter', changed('letter', { _id: 'office:letter:other' })],
  ])('says what the fields of a %s say', (_, document) => {
    expect(refusedField(document)).toBe('_id');
  });

  it('of a step or a loan’s step has an end of its own', () => {
    expect(refusedField({ ...SAMPLES.loan, _id: 'loan:l1~' })).toBe('_id');
    expect(refusedField(doc('requestStep', `${RESIDENT_ID}:requestStep:r1~`))).not.toBeUndefined();
  });

  it('of a month’s count is the server’s', () => {
    const month = { sessionId: undefined, month: '2026-12', persons: 31, counts: undefined };
    const counted = { ...aTally('server', month), _id: 'tally:huellen~2026-12~server' };
    expect(refusedField(counted)).toBeUndefined();
    expect(refusedField({ ...counted, writer: 'd0123456789ab' })).toBe('_id');
  });
});

describe('what a field may hold', () => {
  it('a step says what its kind needs', () => {
    expect(refusedField(aStep('answered', { words: 'Ja, gern.' }))).toBeUndefined();
    expect(refusedField(aStep('answered'))).toBe('words');
    expect(refusedField(aStep('passedOn'))).toBe('placeId');
    expect(refusedField(aStep('accepted', { when: '2026-12-01T10:00' }))).toBe('who');
    expect(refusedField(aStep('eaten'))).toBe('kind');
  });

  it('a signature of 8 kB is taken, a longer one is not', () => {
    const signed = (points: number) => ({
      ...SAMPLES.consent,
      form: 'signed',
      signature: { width: 600, height: 200, strokes: [Array(points).fill(123)] },
    });
    expect(refusedField(signed(2000))).toBeUndefined();
    expect(refusedField(signed(2100))).toBe('signature');
    expect(refusedField({ ...signed(0), signature: 'data:image/png' })).toBe('signature');
  });

  it('a picture of 40 kB is taken, a larger one is not, nor one that is not what it says', () => {
    const sized = (bytes: number) => ({
      ...doc('image', 'image:a'),
      mediaType: 'image/webp',
      data: btoa(`RIFF${'\0'.repeat(bytes - 4)}`),
    });
    expect(refusedField(sized(40 * 1024))).toBe('_id');
    expect(refusedField(sized(40 * 1024 + 3))).toBe('data');
    expect(refusedField({ ...anImage(), mediaType: 'image/svg+xml' })).toBe('mediaType');
    expect(refusedField({ ...anImage(), data: 'a"b=' })).toBe('data');
    expect(refusedField({ ...anImage(), mediaType: 'image/jpeg' })).toBe('data');
    expect(refusedField({ ...anImage(), data: btoa('<svg onload="x">') })).toBe('data');
    const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]);
    const asJpeg = { mediaType: 'image/jpeg', data: btoa(String.fromCharCode(...jpeg)) };
    expect(refusedField({ ...anImage(), _id: imageId(jpeg), ...asJpeg })).toBeUndefined();
  });

  it('a card number with a wrong digit is no card number', () => {
    expect(refusedField({ ...SAMPLES.visitor, cardNumber: '123456' })).toBe('cardNumber');
  });

  it('counts are whole and not below nothing', () => {
    expect(refusedField(aTally('d1', { counts: { '75+': -1 } }))).toBe('counts.75+');
    expect(refusedField(aTally('d1', { counts: { '75+': 1.5 } }))).toBe('counts.75+');
  });

  it('a cancelled registration cannot say that it is none', () => {
    expect(refusedField({ ...SAMPLES.registration, cancelled: false })).toBe('cancelled');
  });

  it('a person needs no name, and why letters stop is one of three', () => {
    expect(refusedField(aPerson(RESIDENT_ID, { name: undefined }))).toBeUndefined();
    const ended = (reason: string) => aPerson(RESIDENT_ID, { ended: { reason, on: '2026-12-01' } });
    expect(refusedField(ended('died'))).toBeUndefined();
    expect(refusedField(ended('difficult'))).toBe('ended.reason');
  });
});
