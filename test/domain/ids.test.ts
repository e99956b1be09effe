import { describe, expect, it } from 'vitest';
import {
  databaseOf,
  isForeignId,
  isPersonId,
  keyOf,
  ownerOf,
  partsOf,
  personOf,
  rangeOf,
} from '#domain/ids.ts';
import { personIdFrom } from '#domain/person-id.ts';
import {
  anImage,
  PRIVATE_SAMPLES,
  PUBLIC_SAMPLES,
  RESIDENT_ID,
  TEAM_SAMPLES,
  VOLUNTEER_ID,
} from '../support/sample-documents.ts';

describe('an id', () => {
  it.each([
    ['public', PUBLIC_SAMPLES],
    ['team', TEAM_SAMPLES],
    ['private', PRIVATE_SAMPLES],
  ] as const)('alone tells the database of every type: %s', (database, samples) => {
    for (const [type, { _id }] of Object.entries(samples)) {
      expect([_id, databaseOf(_id), partsOf(_id)?.type]).toEqual([_id, database, type]);
    }
  });

  it('of a picture is public, or private in somebody’s range', () => {
    expect(databaseOf(anImage()._id)).toBe('public');
    expect(databaseOf(anImage(RESIDENT_ID)._id)).toBe('private');
  });

  it.each([
    ['a type of a later version', 'festival:a'],
    ['a private type of a later version', `${RESIDENT_ID}:diary:a`],
    ['the office’s type in a person’s range', `${RESIDENT_ID}:call:a`],
    ['a person’s type in the office’s range', 'office:request:a'],
    ['a private type without an owner', 'request:a'],
    ['a public type with an owner', `${RESIDENT_ID}:place:a`],
    ['a shortened person id', `${RESIDENT_ID.slice(1)}:request:a`],
    ['capital digits', `${RESIDENT_ID.toUpperCase()}:request:a`],
    ['a slash', 'place:a/b'],
    ['a leading underscore', '_design:a'],
    ['no key', 'place:'],
    ['no private key', `${RESIDENT_ID}:request:`],
    ['a part too many', `${RESIDENT_ID}:request:a:b`],
    ['no type', 'place'],
    ['a name of every object', 'constructor:a'],
    ['a private name of every object', `${RESIDENT_ID}:toString:a`],
    ['too many letters', `place:${'a'.repeat(400)}`],
  ])('with %s belongs to no database', (_, id) => {
    expect(databaseOf(id)).toBeUndefined();
    expect(ownerOf(id)).toBeUndefined();
    expect(personOf(id)).toBeUndefined();
  });

  it.each([
    ['festival:a', true],
    [`${RESIDENT_ID}:diary:a`, true],
    ['office:budget:2027', true],
    ['place:a', false],
    ['office:request:a', false],
    ['request:a', false],
    ['a:b:c', false],
    ['place', false],
    ['_design:a', false],
  ])('tells a later version’s type from a mistake: %s', (id, foreign) => {
    expect(isForeignId(id)).toBe(foreign);
  });

  it('names its owner in the private database alone', () => {
    expect(ownerOf(`${RESIDENT_ID}:request:r1`)).toBe(RESIDENT_ID);
    expect(ownerOf('office:call:k1')).toBeUndefined();
    expect(ownerOf(TEAM_SAMPLES.visit._id)).toBeUndefined();
  });

  it.each([
    [`${RESIDENT_ID}:request:r1`, RESIDENT_ID],
    [TEAM_SAMPLES.visit._id, RESIDENT_ID],
    [TEAM_SAMPLES.visitor._id, RESIDENT_ID],
    [TEAM_SAMPLES.attendance._id, RESIDENT_ID],
    [TEAM_SAMPLES.response._id, VOLUNTEER_ID],
    [TEAM_SAMPLES.shift._id, VOLUNTEER_ID],
    ['visit:osm~node~12~2026-12-01~nobody', undefined],
    [TEAM_SAMPLES.tally._id, undefined],
    [TEAM_SAMPLES.requestCard._id, undefined],
    ['office:call:k1', undefined],
    ['place:huellen', undefined],
  ])('says of whom it speaks: %s', (id, person) => {
    expect(personOf(id)).toBe(person);
  });

  it('lies in its person’s range of keys, and in nobody else’s', () => {
    const inRange = (id: string, person: string) =>
      id >= rangeOf(person).from && id <= rangeOf(person).to;
    for (const { _id } of Object.values(PRIVATE_SAMPLES)) {
      expect([_id, inRange(_id, RESIDENT_ID)]).toEqual([_id, ownerOf(_id) === RESIDENT_ID]);
    }
  });

  it('ends with its key, whatever stands before', () => {
    expect(keyOf(`${RESIDENT_ID}:request:r1`)).toBe('r1');
    expect(keyOf('place:osm~node~123')).toBe('osm~node~123');
    expect(keyOf('r1')).toBe('r1');
  });
});

describe('a person’s id', () => {
  it('is 128 bits in lower-case hex', () => {
    const bytes = Uint8Array.from({ length: 16 }, (_, index) => index * 17);
    expect(personIdFrom(bytes)).toBe('00112233445566778899aabbccddeeff');
    expect(isPersonId(personIdFrom(bytes))).toBe(true);
  });

  it('is made of no fewer and no more', () => {
    expect(() => personIdFrom(new Uint8Array(15))).toThrow(RangeError);
    expect(() => personIdFrom(new Uint8Array(17))).toThrow(RangeError);
    expect(isPersonId('office')).toBe(false);
  });
});
