import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '#domain/any-document.ts';
import { hashOfBytes, hashOfJson } from '#domain/hash.ts';
import { databaseOf } from '#domain/ids.ts';
import { supersededId, supersededOf } from '#domain/superseded.ts';
import { RESIDENT_ID, SAMPLES, VOLUNTEER_ID } from '../support/sample-documents.ts';

const now = new Date('2026-12-01T14:00:00Z');

describe('a value that gave way', () => {
  it('is a document of its own, written once however often it is found', () => {
    const content = { about: 'place:huellen', field: 'fees', value: { b: 1, a: [2] }, by: 'team' };
    const kept = supersededOf(content, now);
    const later = supersededOf(
      { ...content, value: { a: [2], b: 1 } },
      new Date('2027-01-01T00:00:00Z'),
    );
    expect(later._id).toBe(kept._id);
    expect(parseDocument(kept)).toEqual({ ok: true, value: kept });
    expect(kept).toMatchObject({ valueBy: 'team', createdAt: '2026-12-01T14:00:00.000Z' });
    expect(kept).not.toHaveProperty('by');
    expect(supersededOf({ ...content, by: undefined }, now)).not.toHaveProperty('valueBy');
  });

  it('has another id in another document, field or value', () => {
    const content = { about: 'place:a', field: 'fees', value: '2 Euro' };
    const ids = [
      content,
      { ...content, about: 'place:b' },
      { ...content, field: 'website' },
      { ...content, value: ['2 Euro'] },
      { ...content, value: '"2 Euro"' },
      { ...content, value: null },
    ].map(supersededId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([
    ['place:huellen', 'office'],
    [SAMPLES.tally._id, 'office'],
    ['office:call:k1', 'office'],
    [SAMPLES.person._id, RESIDENT_ID],
    [SAMPLES.visit._id, RESIDENT_ID],
    [SAMPLES.visitor._id, RESIDENT_ID],
    [SAMPLES.attendance._id, RESIDENT_ID],
    [SAMPLES.response._id, VOLUNTEER_ID],
  ])('of %s lies in the range of whom it speaks of', (about, owner) => {
    const { _id } = supersededOf({ about, field: 'x', value: 1 }, now);
    expect(_id).toMatch(new RegExp(`^${owner}:superseded:[0-9a-f]{64}$`));
    expect(databaseOf(_id)).toBe('private');
  });
});

describe('a hash', () => {
  it('is SHA-256, as everybody else’s', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(hashOfBytes(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
      }),
    );
  });

  it('of JSON is the same for what is the same after a store gave it back', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(hashOfJson(JSON.parse(JSON.stringify(value)))).toBe(hashOfJson(value));
      }),
    );
    expect(hashOfJson({ a: undefined, b: 1 })).toBe(hashOfJson({ b: 1 }));
    expect(hashOfJson({ é: 1, e: 2 })).toBe(hashOfJson({ e: 2, é: 1 }));
  });
});
