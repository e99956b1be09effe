import { beforeEach, describe, expect, it } from 'vitest';
import { readShownDay } from '../../app/data/shown-day.ts';
import { aQuarter } from '../support/builders.ts';
import { aCommandDevice, type CommandDevice } from '../support/command-device.ts';
import { doc } from '../support/sample-documents.ts';
import { aVisit, personOf } from '../support/visits.ts';

const QUARTER = 'lichtenberg';

let office: CommandDevice;

beforeEach(async () => {
  office = await aCommandDevice({ role: 'office', scopes: ['public', 'team', 'private'] });
});

/** A day to which so many came, each with a topic of their own. */
const aDay = (date: string, count: number) => [
  doc('session', `session:huellen~${date}`, { placeId: 'place:huellen', date }),
  ...Array.from({ length: count }, (_, n) => aVisit(personOf(n), date, { topics: [`Thema ${n}`] })),
];
const shownOf = (date: string) => readShownDay(office.database, QUARTER, `session:huellen~${date}`);

describe('the numbers on a day’s page', () => {
  it('are all there where the quarter hides none', async () => {
    await office.hold(aQuarter(), ...aDay('2026-11-24', 3));
    const { figures, people } = await shownOf('2026-11-24');
    expect(people).toBe(3);
    expect(figures?.topics).toEqual({ 'Thema 0': 1, 'Thema 1': 1, 'Thema 2': 1 });
  });

  it('tell nothing of a day of under five where the quarter hides small ones', async () => {
    await office.hold(aQuarter({ hideSmallCounts: true }), ...aDay('2026-11-24', 3));
    expect(await shownOf('2026-11-24')).toEqual({ people: undefined });
  });

  it('tell how many came to a larger day, and neither bands, topics nor outcomes', async () => {
    await office.hold(aQuarter({ hideSmallCounts: true }), ...aDay('2026-11-24', 9));
    expect(await shownOf('2026-11-24')).toEqual({ people: 9 });
  });

  it('hide a larger day with the only small one of its month, which its sum would tell', async () => {
    const days = [...aDay('2026-11-17', 3), ...aDay('2026-11-24', 9), ...aDay('2026-11-25', 12)];
    await office.hold(aQuarter({ hideSmallCounts: true }), ...days);
    const shown = await Promise.all(['2026-11-17', '2026-11-24', '2026-11-25'].map(shownOf));
    expect(shown.map(({ people }) => people)).toEqual([undefined, undefined, 12]);
  });

  it('say that nobody came', async () => {
    await office.hold(aQuarter({ hideSmallCounts: true }), ...aDay('2026-11-24', 0));
    expect(await shownOf('2026-11-24')).toEqual({ people: 0 });
  });
});
