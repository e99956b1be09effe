import { describe, expect, it } from 'vitest';
import {
  draftAbout,
  type KnownPerson,
  personsSuggested,
  saidOf,
  toldApartBy,
  typedToFind,
} from '#domain/known-person.ts';
import { personEntries } from '#domain/person-list.ts';
import {
  aPerson,
  doc,
  RESIDENT_ID,
  STRANGER_ID,
  VOLUNTEER_ID,
} from '../support/sample-documents.ts';

const person = (id: string, fields: Record<string, unknown>) => aPerson(id, fields) as never;
const visitor = (personId: string, fields: Record<string, unknown>) =>
  doc('visitor', `visitor:${personId}`, { personId, displayName: 'x', ...fields }) as never;
const NAMESAKE_ID = 'd'.repeat(32);
const ENDED_ID = 'e'.repeat(32);
const TWIN_ID = 'f'.repeat(32);

const entries = personEntries(
  [
    person(RESIDENT_ID, {
      name: 'Erna Adler',
      phone: '+49 209 1234',
      address: { street: 'Grillostraße 5' },
    }),
    person(NAMESAKE_ID, { name: 'Erna Adler', phone: '+49 209 99887' }),
    person(ENDED_ID, { name: 'Erna Ende', ended: { reason: 'died', on: '2026-11-01' } }),
    person(STRANGER_ID, { name: undefined, phone: '+49 209 5678' }),
  ],
  [
    visitor(RESIDENT_ID, { displayName: 'Erna', cardNumber: '572943' }),
    visitor(VOLUNTEER_ID, { displayName: 'Frau Adler', mergedInto: RESIDENT_ID }),
    visitor(TWIN_ID, { displayName: 'Frau Ende', mergedInto: ENDED_ID }),
  ],
);
const suggested = (typed: { name?: string; phone?: string }) =>
  personsSuggested(entries, typed).map(({ personId }) => personId);

describe('whom a form offers as known', () => {
  it('is who fits the beginning of the name, in any spelling', () => {
    expect(suggested({ name: 'erna adl' })).toEqual([RESIDENT_ID, NAMESAKE_ID]);
    expect(suggested({ name: ' ' })).toEqual([]);
    expect(suggested({})).toEqual([]);
  });

  it('is first who has the number that was typed, also without a name', () => {
    expect(suggested({ name: 'Erna', phone: '0209 99887' })).toEqual([NAMESAKE_ID, RESIDENT_ID]);
    expect(suggested({ phone: '0209 56' })).toEqual([STRANGER_ID]);
  });

  it('is nobody by two digits, which fit half the quarter', () => {
    expect(suggested({ phone: '02' })).toEqual([]);
    expect(suggested({ name: '02' })).toEqual([]);
  });

  it('is never whoever died, moved or asked to be left alone, nor by the name that they had twice', () => {
    expect(suggested({ name: 'Ende' })).toEqual([]);
  });

  it('is once whoever somebody turned out to be', () => {
    expect(suggested({ name: 'Frau Adler' })).toEqual([RESIDENT_ID]);
    expect(suggested({ name: 'Adler' })).toEqual([RESIDENT_ID, NAMESAKE_ID]);
  });

  it('is told apart from a namesake by home, number and card', () => {
    const [first, second] = personsSuggested(entries, { name: 'Erna Adler' });
    expect(first && toldApartBy(first)).toEqual(['Grillostraße 5', '0209 1234', '572943']);
    expect(second && toldApartBy(second)).toEqual(['0209 99887']);
  });
});

describe('a form about somebody who is known', () => {
  const home = { street: 'Grillostraße 5', postalCode: '45881' };
  const known: KnownPerson = {
    ...{ personId: RESIDENT_ID, name: 'Erna Adler', phone: '+492091234', address: home },
    ...{ comeAs: 'woman', floor: '2. OG', open: [] },
  };
  const filled = { where: 'home', kind: 'shopping', street: home.street } as const;

  it('does not ask again what is known, and leaves the rest open', () => {
    expect(draftAbout(known)).toEqual({
      ...{ name: 'Erna Adler', phone: expect.stringMatching(/^0209/), street: home.street },
      ...{ comeAs: 'woman', floor: '2. OG' },
    });
    expect(draftAbout({ personId: RESIDENT_ID, name: '', open: [] })).toEqual({});
  });

  it('does not take the home of who asks for the home of whom they ask for', () => {
    expect(Object.keys(draftAbout(known, { forOther: true }))).toEqual(['name', 'phone']);
    const other = saidOf({}, { ...filled, forOther: true, otherName: 'O.' }, known);
    expect(other.fields.address).toEqual({ street: home.street });
  });

  it('keeps the postcode of the street, and not of another one', () => {
    expect(saidOf({}, filled, known).fields.address).toEqual(home);
    const moved = saidOf({}, { ...filled, street: 'Markt 1' }, known);
    expect(moved.fields.address).toEqual({ street: 'Markt 1' });
  });

  it('tells what nobody has said from what was said', () => {
    const all = ['address', 'comeAs', 'doorbell', 'floor', 'when', 'where'];
    expect(saidOf({}, filled, known).unsaid.sort()).toEqual(all);
    expect(saidOf({ where: 'treff', street: 'x' }, filled, known).unsaid.sort()).toEqual([
      ...['doorbell', 'floor', 'when'],
    ]);
  });

  it('forgets what was typed to find them, but no new number of theirs', () => {
    const [erna] = personsSuggested(entries, { name: 'Erna Adler' });
    if (!erna) return expect.fail();
    expect(typedToFind({ name: 'Ern', phone: '0209 12' }, erna)).toEqual({
      ...{ name: 'Ern', phone: '0209 12' },
    });
    expect(typedToFind({ name: 'Ern', phone: '0157 12345678' }, erna)).toEqual({ name: 'Ern' });
  });
});
