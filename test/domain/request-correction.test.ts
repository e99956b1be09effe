import { describe, expect, it } from 'vitest';
import type { Person } from '#domain/person.ts';
import type { Request } from '#domain/request.ts';
import { beforeCorrection, correctionsOf, draftOf } from '#domain/request-correction.ts';
import { aPerson } from '../support/sample-documents.ts';

const ASKER = 'a1'.repeat(16);
const made = { type: 'request', v: 1, createdAt: '2026-11-30T19:00:00Z', channel: 'app' } as const;
const call = {
  ...{ _id: `${ASKER}:request:r1`, ...made },
  ...{ kind: 'callMe', phone: '+49 209 5551234', for: 'self' },
} as Request;
const person = aPerson(ASKER, {
  name: 'Frau A.',
  phone: '+49 209 5551234',
  address: { street: 'Uechtingstraße 12', postcode: '45881', city: 'Gelsenkirchen' },
}) as unknown as Person;

describe('what is said in the call back', () => {
  it('makes of a number something that volunteers can answer, and is taken back whole', () => {
    const draft = {
      ...draftOf(call, undefined),
      kind: 'technology' as const,
      when: { days: [2, 3], partOfDay: ['morning' as const] },
      street: 'Uechtingstraße 12',
    };
    const changes = correctionsOf(draft, call, undefined);
    expect(changes).toEqual({
      kind: 'technology',
      when: { days: [2, 3], partOfDay: ['morning'] },
      where: 'home',
      comeAs: 'any',
      address: { street: 'Uechtingstraße 12' },
    });
    const corrected = { ...call, ...changes };
    expect({ ...corrected, ...beforeCorrection(changes, call) }).toEqual({
      ...call,
      ...{ when: undefined, where: undefined, comeAs: undefined, address: undefined },
    });
  });

  it('changes nothing where nothing is changed: not the postcode, not a day, not the Treff', () => {
    const known = [
      call,
      { ...call, phone: undefined },
      {
        ...{ ...call, kind: 'shopping', where: 'home', comeAs: 'woman' },
        ...{ when: { day: '2026-12-05' }, address: { street: 'Grillostr. 1', postcode: '45881' } },
      },
      {
        ...call,
        kind: 'other',
        words: 'Tür',
        where: 'treff',
        comeAs: 'treff',
        when: { soon: true },
      },
      {
        ...{ ...call, kind: 'paperwork', where: 'phone', phone: undefined },
        when: { day: '2026-12-05', partOfDay: ['noon', 'evening'] },
      },
      {
        ...{ ...call, kind: 'shopping', where: 'home', comeAs: 'two', for: 'other' },
        ...{
          when: { days: [2, 4] },
          other: { name: 'Frau O.', phone: '+49 209 55', knows: false },
        },
      },
    ] as Request[];
    for (const request of known) {
      expect(correctionsOf(draftOf(request, person), request, person)).toEqual({});
    }
  });

  it('does not take the home of who asks for the home of whom they ask for', () => {
    const other = {
      ...call,
      kind: 'shopping',
      for: 'other',
      other: { name: 'Frau O.' },
    } as Request;
    const draft = draftOf(other, person);
    expect(draft.street).toBeUndefined();
    const {
      address,
      for: _,
      ...rest
    } = correctionsOf({ ...draft, street: 'Hofweg 3' }, other, person) as Record<string, unknown>;
    expect(address).toEqual({ street: 'Hofweg 3' });
    expect(rest).not.toHaveProperty('other');
  });

  it('corrects the name and number of whom somebody asks for, and nothing else of them', () => {
    const known = { name: 'Frau O.', knows: true, since: 'März' };
    const other = {
      ...call,
      kind: 'shopping',
      where: 'home',
      for: 'other',
      other: known,
    } as Request;
    const draft = { ...draftOf(other, person), otherName: 'Frau Otto', otherPhone: '0209 77 88' };
    const changes = correctionsOf(draft, other, person);
    expect(changes.other).toEqual({ ...known, name: 'Frau Otto', phone: '+49 209 77 88' });
    expect(beforeCorrection(changes, other).other).toBe(known);
    const rung = { ...other, other: { ...known, phone: '+49 209 7788' } } as Request;
    const emptied = { ...draftOf(rung, person), otherName: ' ', otherPhone: '' };
    expect(correctionsOf(emptied, rung, person).other).toEqual(known);
    expect(correctionsOf(draftOf(rung, person), rung, person)).not.toHaveProperty('other');
  });

  it('writes down the number that is said last, also one that the person was known by', () => {
    const old = { ...call, phone: '+49 209 111' } as Request;
    const draft = { ...draftOf(old, person), phone: '0209 5551234' };
    expect(correctionsOf(draft, old, person)).toMatchObject({ phone: '+49 209 5551234' });
  });
});
