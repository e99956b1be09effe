import { describe, expect, it } from 'vitest';
import type { Person } from '#domain/person.ts';
import type { Visitor } from '#domain/visitor.ts';
import {
  keysOut,
  recordDueOn,
  recordStanding,
  type VolunteerFilters,
  volunteerEntries,
  volunteersFound,
} from '#domain/volunteer.ts';
import { aPerson, doc } from '../support/sample-documents.ts';

const [ANNA, BERND, CLARA, DORA] = ['a1', 'b2', 'c3', 'd4'].map((two) => two.repeat(16)) as [
  string,
  string,
  string,
  string,
];
const TODAY = '2026-12-01';
const person = (id: string, fields: Record<string, unknown>) =>
  aPerson(id, fields) as unknown as Person;
const visitor = (personId: string, fields: Record<string, unknown>) =>
  doc('visitor', `visitor:${personId}`, { personId, ...fields }) as unknown as Visitor;

describe('the Führungszeugnis', () => {
  it('is to be seen anew after five years, and the office is warned three months before', () => {
    expect(recordStanding(undefined, TODAY)).toBe('missing');
    expect(recordStanding('2021-12-02', '2026-08-31')).toBe('valid');
    expect(recordStanding('2021-12-02', '2026-09-01')).toBe('soon');
    expect(recordStanding('2021-12-02', TODAY)).toBe('soon');
    expect(recordStanding('2021-12-01', TODAY)).toBe('over');
  });

  it('seen on a leap day is due on a day that there is', () => {
    expect(recordDueOn('2024-02-29')).toBe('2029-03-01');
  });
});

describe('the list of volunteers', () => {
  const entries = volunteerEntries(
    [
      person(ANNA, { name: 'Anna Öztürk', volunteerSince: '2020-01-01', languages: ['de', 'tr'] }),
      person(BERND, {
        name: 'Bernd Brandt',
        volunteerSince: '2020-01-01',
        volunteerUntil: '2026-06-01',
        recordSeenOn: '2026-01-01',
      }),
      person(DORA, { name: 'Dora Dahl' }),
    ],
    [
      visitor(CLARA, { displayName: 'Clara', volunteer: true }),
      visitor(DORA, { displayName: 'Dora' }),
    ],
  );
  const found = (filters: Partial<VolunteerFilters>) =>
    volunteersFound(
      entries,
      { typed: '', language: '', topic: '', show: '', ...filters },
      TODAY,
    ).map(({ name }) => name);

  it('has whom the office or the team knows as one, and nobody else', () => {
    expect(entries.map(({ name }) => name)).toEqual(['Anna Öztürk', 'Bernd Brandt', 'Clara']);
  });

  it('shows who helps now, or who has left, or everybody', () => {
    expect(found({})).toEqual(['Anna Öztürk', 'Clara']);
    expect(found({ show: 'ended' })).toEqual(['Bernd Brandt']);
    expect(found({ show: 'all' })).toHaveLength(3);
  });

  it('is found by name in any spelling, by language, and by what is to be seen', () => {
    expect(found({ typed: 'ozt' })).toEqual(['Anna Öztürk']);
    expect(found({ language: 'tr' })).toEqual(['Anna Öztürk']);
    expect(found({ topic: 'Fotos' })).toEqual([]);
    expect(found({ show: 'record' })).toEqual(['Anna Öztürk', 'Clara']);
  });

  it('says of whom left that something may still open, until the server has ended it', () => {
    const bernd = entries.find(({ personId }) => personId === BERND);
    expect(bernd?.hasAccessLeft).toBe(true);
    const [ended] = volunteerEntries(
      [
        person(BERND, {
          volunteerSince: '2020-01-01',
          volunteerUntil: '2026-06-01',
          accessEndedOn: '2026-06-01',
        }),
      ],
      [],
    );
    expect(ended?.hasAccessLeft).toBe(false);
  });

  it('knows which keys are still out', () => {
    const keys = [{ name: 'Haustür' }, { name: 'Schrank', returnedOn: TODAY }];
    expect(keysOut(keys)).toEqual([{ name: 'Haustür' }]);
  });
});
