import { describe, expect, it } from 'vitest';
import { accessRequestsDue } from '#domain/access-request.ts';
import { likelyTwins, namesakesAmong, personEntries, personsFound } from '#domain/person-list.ts';
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

const entries = personEntries(
  [
    person(RESIDENT_ID, {
      name: 'Jürgen Müller',
      phone: '+49 209 1234',
      address: { street: 'Ückendorfer Str. 5' },
    }),
    person(STRANGER_ID, {
      name: 'Ayşe Öztürk',
      phone: '0209 5678',
      ended: { reason: 'moved', on: '2026-11-01' },
    }),
    person('d'.repeat(32), { name: undefined, phone: '0209 1234' }),
  ],
  [
    visitor(RESIDENT_ID, { displayName: 'Jürgen', cardNumber: '572943' }),
    visitor(VOLUNTEER_ID, { displayName: 'Berta Braun', volunteer: true }),
  ],
);
const names = (typed: string) => personsFound(entries, typed).map(({ name }) => name);

describe('the list of persons', () => {
  it('holds everybody once, from both databases, by name; without a name last', () => {
    expect(entries.map(({ name }) => name)).toEqual([
      'Ayşe Öztürk',
      'Berta Braun',
      'Jürgen Müller',
      '',
    ]);
    expect(entries[2]).toMatchObject({ cardNumber: '572943', isVolunteer: false });
    expect(entries[0]?.ended?.reason).toBe('moved');
  });

  it.each([['müller'], ['mueller'], ['muller'], ['mül jür'], ['ückend'], ['uckendorfer']])(
    'finds Jürgen Müller by %s',
    (typed) => expect(names(typed)).toEqual(['Jürgen Müller']),
  );

  it('finds by other letters and by nothing at all', () => {
    expect(names('ozturk')).toEqual(['Ayşe Öztürk']);
    expect(names('')).toHaveLength(4);
    expect(names('xyz')).toEqual([]);
  });

  it('finds by a number however it is spelt, and by a card', () => {
    for (const typed of ['0209 1234', '+49 209 12-34', '0049 2091234']) {
      expect(names(typed)).toEqual(['Jürgen Müller', '']);
    }
    expect(names('5729')).toEqual(['Jürgen Müller']);
  });

  it('hints at who may be the same: by number, by name in any order, never where merged', () => {
    const of = (name: string) => entries.find((one) => one.name === name) ?? entries[0];
    const jürgen = of('Jürgen Müller') as never;
    expect(likelyTwins(jürgen, entries).map(({ personId }) => personId)).toEqual(['d'.repeat(32)]);
    const turned = personEntries(
      [person(VOLUNTEER_ID, { name: 'Müller, Jürgen', phone: undefined })],
      [],
    );
    expect(likelyTwins(jürgen, turned)).toHaveLength(1);
    const merged = personEntries(
      [person(VOLUNTEER_ID, { name: 'Jürgen Müller' })],
      [visitor(VOLUNTEER_ID, { mergedInto: RESIDENT_ID })],
    );
    expect(likelyTwins(jürgen, merged)).toEqual([]);
  });
});

it('persons of one name are told apart by their cards and all their ids, nobody else', () => {
  const two = personEntries(
    [
      person(RESIDENT_ID, { name: 'Jürgen Müller' }),
      person(STRANGER_ID, { name: 'jürgen müller' }),
      person(VOLUNTEER_ID, { name: 'Berta Braun' }),
    ],
    [visitor(STRANGER_ID, { cardNumber: '572943' })],
  );
  const all = [RESIDENT_ID, STRANGER_ID, VOLUNTEER_ID];
  const sorted = namesakesAmong(two, all, (id) => [id, 'other']).sort((a, b) =>
    a.personId < b.personId ? -1 : 1,
  );
  expect(sorted).toEqual(
    [
      { personId: RESIDENT_ID, ids: [RESIDENT_ID, 'other'], cardNumber: undefined },
      { personId: STRANGER_ID, ids: [STRANGER_ID, 'other'], cardNumber: '572943' },
    ].sort((a, b) => (a.personId < b.personId ? -1 : 1)),
  );
  expect(namesakesAmong(two, [STRANGER_ID], (id) => [id])).toHaveLength(1);
});

describe('due answers to "Was ist über mich gespeichert?"', () => {
  const asked = (id: string, dueOn: string, fields = {}) =>
    doc('accessRequest', `${id}:accessRequest:q`, {
      askedAt: '2026-11-01T10:00:00Z',
      dueOn,
      ...fields,
    }) as never;
  const requests = [
    asked(RESIDENT_ID, '2026-12-24'),
    asked(STRANGER_ID, '2026-12-01'),
    asked(VOLUNTEER_ID, '2026-11-01', { answeredAt: '2026-10-30T10:00:00Z' }),
  ];

  it('come in the order in which they are due, without those answered', () => {
    const due = accessRequestsDue(requests, []).map(({ dueOn }) => dueOn);
    expect(due).toEqual(['2026-12-01', '2026-12-24']);
  });

  it('end with a life, and not when somebody moved or wants no calls', () => {
    const ended = (reason: string) => [
      person(STRANGER_ID, { ended: { reason, on: '2026-11-20' } }),
    ];
    expect(accessRequestsDue(requests, ended('died'))).toHaveLength(1);
    expect(accessRequestsDue(requests, ended('moved'))).toHaveLength(2);
    expect(accessRequestsDue(requests, ended('asked'))).toHaveLength(2);
  });
});
