import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FigureScope, figureRows, figuresIn } from '#domain/figure-rows.ts';
import type { Figures } from '#domain/figures.ts';
import { SMALLEST_SHOWN, withoutSmallFigures } from '#domain/small-figures.ts';
import type { Tally } from '#domain/tally.ts';
import { type TreffFigures, treffFigures } from '#domain/treff-figures.ts';
import type { Visit } from '#domain/visit.ts';
import { mergedPerson } from '#domain/visitor.ts';
import { soleSolutions } from '../support/sole-solutions.ts';

const PERSONS = ['a', 'b', 'c', 'd', 'e'].map((letter) => letter.repeat(32));
const BANDS = ['bis 59', 'ab 75'];
const dates = fc.constantFrom('2025-12-30', '2026-01-13', '2026-01-27', '2026-02-10');
const places = fc.constantFrom('huellen', 'osm~node~1');

/** A visit as a tablet writes it. */
const visits = fc
  .uniqueArray(
    fc.record({
      place: places,
      date: dates,
      personId: fc.constantFrom(...PERSONS),
      band: fc.option(fc.constantFrom(...BANDS), { nil: undefined }),
      topics: fc.uniqueArray(fc.constantFrom('Handy', 'Fotos', 'Drucker')),
      outcome: fc.option(fc.constantFrom('solved', 'again'), { nil: undefined }),
    }),
    { selector: ({ place, date, personId }) => `${place} ${date} ${personId}`, maxLength: 25 },
  )
  .map((all) =>
    all.map(
      ({ place, date, ...fields }) =>
        ({
          _id: `visit:${place}~${date}~${fields.personId}`,
          type: 'visit',
          sessionId: `session:${place}~${date}`,
          placeId: `place:${place}`,
          at: `${date}T14:05:00Z`,
          source: 'name',
          ...fields,
        }) as unknown as Visit,
    ),
  );
const tallies = fc
  .uniqueArray(
    fc.record({
      place: places,
      date: dates,
      writer: fc.constantFrom('d1', 'd2'),
      counts: fc.dictionary(fc.constantFrom(...BANDS), fc.nat(9), { maxKeys: 2 }),
    }),
    { selector: ({ place, date, writer }) => `${place} ${date} ${writer}`, maxLength: 6 },
  )
  .map((all) =>
    all.map(
      ({ place, date, writer, counts }) =>
        ({
          _id: `tally:${place}~${date}~${writer}`,
          sessionId: `session:${place}~${date}`,
          placeId: `place:${place}`,
          writer,
          counts,
        }) as unknown as Tally,
    ),
  );
const merges = fc.dictionary(fc.constantFrom(...PERSONS), fc.constantFrom(...PERSONS));
const world = fc.record({ visits, tallies, merges });

const personOfIn = (all: Record<string, string>) => {
  const byPerson = new Map(Object.entries(all).map(([from, mergedInto]) => [from, { mergedInto }]));
  return (personId: string) => mergedPerson(personId, byPerson);
};

describe('the figures of Treffs', () => {
  it('are those of a recount from the raw documents, for every place and time', () => {
    const scopes = fc.record({
      placeId: fc.option(
        places.map((place) => `place:${place}`),
        { nil: undefined },
      ),
      time: fc.constantFrom(undefined, '2025', '2026', '2026-01', '2026-02', '2026-01-13'),
    });
    fc.assert(
      fc.property(world, scopes, ({ merges: merged, ...documents }, scope) => {
        const personOf = personOfIn(merged);
        const figures = figuresIn(treffFigures(documents, personOf), scope);
        expect(figures).toEqual(recounted(documents, personOf, scope));
      }),
    );
  });

  it('add up: the lines of a table to its sum, but for the persons of days', () => {
    fc.assert(
      fc.property(
        world,
        fc.constantFrom('session', 'month', 'year', 'place'),
        fc.constantFrom(undefined, '2026', '2026-01'),
        ({ merges: merged, ...documents }, by, period) => {
          const all = treffFigures(documents, personOfIn(merged));
          const { rows, sum } = figureRows(all, { by, period });
          for (const measure of ['people', 'visits', 'tallied', 'persons'] as const) {
            if (by === 'session' && measure === 'persons') continue;
            const total = rows.reduce((count, { figures }) => count + figures[measure], 0);
            expect(total).toBe(sum.figures[measure]);
          }
        },
      ),
    );
  });
});

/** Counted anew and in another way: visit by visit, with sets for who was counted already. */
function recounted(
  documents: { visits: readonly Visit[]; tallies: readonly Tally[] },
  personOf: (personId: string) => string,
  { placeId, time = '' }: FigureScope,
): Figures {
  const dateIn = ({ sessionId = '' }: { sessionId?: string }) => sessionId.slice(-10);
  const fits = (one: { placeId?: string; sessionId?: string }) =>
    (placeId === undefined || one.placeId === placeId) && dateIn(one).startsWith(time);
  const persons = new Set<string>();
  const came = new Set<string>();
  const [bands, topics, outcomes] = [{}, {}, {}] as Record<string, number>[];
  const count = (counts: Record<string, number> = {}, name: string, by = 1) => {
    counts[name] = (counts[name] ?? 0) + by;
  };
  const own = documents.visits.filter(fits);
  for (const { sessionId, personId } of own) came.add(`${sessionId} ${personOf(personId)}`);
  for (const one of came) {
    const [sessionId = '', person = ''] = one.split(' ');
    const all = own.filter((v) => v.sessionId === sessionId && personOf(v.personId) === person);
    // The person's own entry speaks first, then the others in the order of their ids.
    all.sort(
      (a, b) =>
        Number(b.personId === person) - Number(a.personId === person) || (a._id < b._id ? -1 : 1),
    );
    const span = time.length === 10 ? sessionId : sessionId.slice(0, -3);
    persons.add(`${span} ${person}`);
    count(bands, all.find(({ band }) => band)?.band ?? 'unknown');
    for (const topic of new Set(all.flatMap((v) => v.topics ?? []))) count(topics, topic);
    const outcome = all.find((v) => v.outcome)?.outcome;
    if (outcome) count(outcomes, outcome);
  }
  let tallied = 0;
  for (const { counts = {} } of documents.tallies.filter(fits)) {
    for (const [band, by] of Object.entries(counts)) {
      tallied += by;
      count(bands, band, by);
    }
  }
  const people = came.size + tallied;
  const whole = { people, visits: came.size, tallied, persons: persons.size };
  const withoutNoughts = (counts: Record<string, number> = {}) =>
    Object.fromEntries(Object.entries(counts).filter(([, by]) => by > 0));
  return {
    ...whole,
    bands: withoutNoughts(bands),
    topics: topics ?? {},
    outcomes: outcomes ?? {},
    leftOut: [],
  };
}

describe('small numbers, where they are hidden', () => {
  const shownIn = ({ merges: merged, ...documents }: World) => {
    const all = treffFigures(documents, personOfIn(merged));
    return { all, shown: withoutSmallFigures(all) };
  };

  it('are in no table, whatever is asked for', () => {
    fc.assert(
      fc.property(world, (documents) => {
        const { shown } = shownIn(documents);
        const small = everyTable(shown).flatMap(({ people, visits, tallied, persons, ...rest }) =>
          [people, visits, tallied, persons]
            .concat(Object.values(rest.bands), Object.values(rest.topics))
            .concat(Object.values(rest.outcomes))
            .filter((count) => count > 0 && count < SMALLEST_SHOWN),
        );
        expect(small).toEqual([]);
      }),
    );
  });

  it('are not given away by all equations between all that is shown', () => {
    fc.assert(
      fc.property(world, (documents) => {
        const { all, shown } = shownIn(documents);
        expect(soleSolutions(all, shown)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('leave everything else as it is, and say where something is missing', () => {
    fc.assert(
      fc.property(world, (documents) => {
        const { all, shown } = shownIn(documents);
        for (const [index, month] of all.months.entries()) {
          const left = shown.months[index];
          for (const measure of ['people', 'visits', 'tallied', 'persons'] as const) {
            const isLess = left?.leftOut.includes(measure);
            expect(left?.[measure]).toBe(isLess ? 0 : month[measure]);
          }
          for (const kind of ['bands', 'topics', 'outcomes'] as const) {
            const isLess = left?.leftOut.includes(kind);
            if (!isLess) expect(left?.[kind]).toEqual(positive(month[kind]));
          }
        }
      }),
    );
  });

  it('hide the persons of a month’s only day with its visits, which they are', () => {
    const where = { placeId: 'place:huellen', sessionId: 'session:huellen~2026-01-13' };
    const came = PERSONS.map((personId) => ({
      ...where,
      ...{ _id: `visit:huellen~2026-01-13~${personId}`, personId, at: '2026-01-13T14:05:00Z' },
    })) as unknown as Visit[];
    const { all, shown } = shownIn({ visits: came, tallies: [aDay({ a: 3 })], merges: {} });
    expect(all.months[0]).toMatchObject({ people: 8, visits: 5, tallied: 3, persons: 5 });
    expect(shown.months[0]).toMatchObject({ people: 8, visits: 0, tallied: 0, persons: 0 });
    expect(soleSolutions(all, shown)).toEqual([]);
  });

  it('hide the one other band that would tell', () => {
    const { all, shown } = shownIn({
      visits: [],
      tallies: [aDay({ a: 20, b: 7, c: 2 })],
      merges: {},
    });
    expect(all.months[0]?.bands).toEqual({ a: 20, b: 7, c: 2 });
    expect(shown.months[0]).toMatchObject({ people: 29, bands: { a: 20 }, leftOut: ['bands'] });
  });
});

type World = Documents & { merges: Record<string, string> };
type Documents = { visits: readonly Visit[]; tallies: readonly Tally[] };

function aDay(counts: Record<string, number>): Tally {
  const where = { placeId: 'place:huellen', sessionId: 'session:huellen~2026-01-13' };
  return { _id: 'tally:huellen~2026-01-13~d1', writer: 'd1', ...where, counts } as unknown as Tally;
}

const positive = (counts: Record<string, number>) =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));

function everyTable(all: TreffFigures): Figures[] {
  return (['session', 'month', 'year', 'place'] as const).flatMap((by) =>
    [undefined, 'place:huellen', 'place:osm~node~1'].flatMap((placeId) =>
      [undefined, '2025', '2026', '2025-12', '2026-01', '2026-02'].flatMap((period) => {
        const { rows, sum } = figureRows(all, { by, placeId, period });
        return [...rows, sum].map(({ figures }) => figures);
      }),
    ),
  );
}
