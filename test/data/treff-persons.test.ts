import { beforeEach, describe, expect, it } from 'vitest';
import { cardNumberFrom } from '#domain/card-number.ts';
import type { Visit } from '#domain/visit.ts';
import { readLastDays } from '../../app/data/last-days.ts';
import { NameIndex } from '../../app/data/name-index.ts';
import { resolveSaidNumbers } from '../../app/data/said-numbers.ts';
import { readTreffDay } from '../../app/data/treff-day.ts';
import { recordVisit } from '../../app/data/treff-entries.ts';
import { changeJoinedVisit, undoJoinedChange } from '../../app/data/treff-visits.ts';
import { renameVisitor } from '../../app/data/visitor-names.ts';
import { aTabletOfHuellen, type CommandDevice } from '../support/command-device.ts';
import { must } from '../support/must.ts';
import { doc } from '../support/sample-documents.ts';
import { aVisit, personOf, visitor } from '../support/visits.ts';

const QUARTER = 'lichtenberg';
const CARD = cardNumberFrom('12345');
const TODAY = 'session:huellen~2026-11-30';
const visitOf = (n: number) => `visit:huellen~2026-11-30~${personOf(n)}`;

let tablet: CommandDevice;

beforeEach(async () => {
  tablet = await aTabletOfHuellen();
});

const enter = async (n: number, source: 'name' | 'scan' = 'name', enteredBy?: string) =>
  must(await recordVisit(tablet.around, personOf(n), { source, enteredBy }));
const visit = async (n: number) =>
  (await tablet.database.documents.get([QUARTER, visitOf(n)]))?.doc as Visit | undefined;

describe('somebody of whom only the number was said', () => {
  const resolve = async () =>
    resolveSaidNumbers(tablet.around, await NameIndex.read(tablet.database, QUARTER));
  const at = (hour: number) => `2026-11-30T${String(hour).padStart(2, '0')}:00:00.000Z`;

  it('keeps what was said at both entries, and came with the earlier of them', async () => {
    const none = { outcome: undefined, helper: undefined };
    await tablet.hold(
      visitor(1, 'Frau Öz', { cardNumber: CARD }),
      visitor(2, 'Treff-Karte', { saidNumber: CARD }),
      aVisit(personOf(1), '2026-11-30', { topics: ['Fotos'], at: at(10), ...none }),
      aVisit(personOf(2), '2026-11-30', {
        ...{ topics: ['Drucken', 'Fotos'], at: at(9), outcome: 'passedOn' },
        ...{ passedOnTo: 'place:vhs', helper: personOf(7), waitingNumbers: ['Hamburg 7'] },
      }),
    );
    expect(await resolve()).toBe(1);
    expect(await tablet.all('visit')).toMatchObject([
      {
        ...{ _id: visitOf(1), personId: personOf(1), at: at(9), topics: ['Fotos', 'Drucken'] },
        ...{ outcome: 'passedOn', passedOnTo: 'place:vhs', helper: personOf(7) },
        waitingNumbers: ['Hamburg 7'],
      },
    ]);
  });

  it('keeps what the entry by name says of how it ended', async () => {
    await tablet.hold(
      visitor(1, 'Frau Öz', { cardNumber: CARD }),
      visitor(2, 'Treff-Karte', { saidNumber: CARD }),
      aVisit(personOf(1), '2026-11-30', { outcome: 'solved', at: at(9) }),
      aVisit(personOf(2), '2026-11-30', {
        ...{ outcome: 'passedOn', passedOnTo: 'place:vhs', at: at(10) },
      }),
    );
    expect(await resolve()).toBe(1);
    const [visit] = await tablet.all('visit');
    expect(visit).toMatchObject({ outcome: 'solved', at: at(9) });
    expect(visit).not.toHaveProperty('passedOnTo');
  });
});

describe('two of one name', () => {
  const people = [1, 2, 3].map((n) => ({ personId: personOf(n), ids: [personOf(n)] }));
  const ofBoth = { personId: personOf(4), ids: [personOf(4), personOf(5)] };

  it('are told apart by the day when each was last at any Treff, under all their ids', async () => {
    const sessions = ['huellen~2026-11-16', 'huellen~2026-11-23', 'bulmke~2026-11-24'];
    await tablet.hold(
      ...sessions.map((key) => doc('session', `session:${key}`, {})),
      aVisit(personOf(1), '2026-11-16'),
      aVisit(personOf(1), '2026-11-23'),
      { ...aVisit(personOf(2), '2026-11-16'), _id: `visit:bulmke~2026-11-24~${personOf(2)}` },
      aVisit(personOf(4), '2026-11-16'),
      aVisit(personOf(5), '2026-11-23'),
    );
    const days = () => readLastDays(tablet.database, QUARTER, [...people, ofBoth], '2026-11-30');
    expect([...(await days()).values()]).toEqual([
      '2026-11-23',
      '2026-11-24',
      undefined,
      '2026-11-23',
    ]);
    // Whoever of them is here today: that says nothing of who was meant.
    await enter(1);
    await enter(3);
    expect([...(await days()).values()].slice(0, 3)).toEqual([
      '2026-11-23',
      '2026-11-24',
      undefined,
    ]);
  });
});

describe('a name that was misheard', () => {
  const nameOf = async (n: number) => {
    const { names } = await readTreffDay(tablet.database, QUARTER, TODAY);
    return names.get(personOf(n));
  };

  it('is corrected later too, and called as it was when that is taken back', async () => {
    await tablet.hold(visitor(1, 'Frau Ötz', { cardNumber: CARD, band: 'ab 75' }));
    await enter(1);
    const before = must(await renameVisitor(tablet.around, personOf(1), '  Frau Öz '));
    expect([before, await nameOf(1)]).toEqual(['Frau Ötz', 'Frau Öz']);
    const [kept] = await tablet.all('visitor');
    expect(kept).toMatchObject({ cardNumber: CARD, band: 'ab 75' });
    must(await renameVisitor(tablet.around, personOf(1), before));
    expect(await nameOf(1)).toBe('Frau Ötz');
  });

  it('is checked like a new one, and stays where the person is not known here', async () => {
    await tablet.hold(visitor(1, 'Frau Ötz'));
    await enter(1);
    expect(await renameVisitor(tablet.around, personOf(1), '  ')).toMatchObject({
      error: { code: 'nameless' },
    });
    expect(await renameVisitor(tablet.around, personOf(1), 'x'.repeat(121))).toMatchObject({
      error: { code: 'invalid' },
    });
    expect(await renameVisitor(tablet.around, personOf(2), 'Frau Öz')).toMatchObject({
      error: { code: 'unknown' },
    });
    expect(await nameOf(1)).toBe('Frau Ötz');
    const unsent = await tablet.database.outbox.get([QUARTER, `visitor:${personOf(1)}`]);
    expect(unsent).toBeUndefined();
  });
});

describe('somebody who was entered under two names', () => {
  const joined = async () => {
    const [found] = (await readTreffDay(tablet.database, QUARTER, TODAY)).visits;
    if (!found) throw new Error('nobody came');
    return found;
  };
  const say = async (change: Parameters<typeof changeJoinedVisit>[2]) =>
    must(await changeJoinedVisit(tablet.around, await joined(), change));
  const now = async () => {
    const { topics, outcome, passedOnTo, helper } = (await joined()).visit;
    return { topics, outcome, passedOnTo, helper };
  };

  beforeEach(() =>
    tablet.hold(
      visitor(1, 'Frau Öz', { mergedInto: personOf(2) }),
      visitor(2, 'Frau Oez'),
      aVisit(personOf(1), '2026-11-30', {
        ...{ topics: ['Fotos', 'Drucken'], outcome: 'passedOn', helper: personOf(7) },
        at: '2026-11-30T08:00:00Z',
      }),
      aVisit(personOf(2), '2026-11-30', { topics: ['Drucken'], outcome: undefined }),
    ),
  );

  it('loses a topic that either entry said, and has it again when that is taken back', async () => {
    const without = (gone: string) =>
      say(({ topics = [] }) => ({ topics: topics.filter((one) => one !== gone) }));
    const before = await without('Drucken');
    expect((await now()).topics).toEqual(['Fotos']);
    must(await undoJoinedChange(tablet.around, before));
    expect((await now()).topics).toEqual(['Drucken', 'Fotos']);
    await without('Fotos');
    expect((await now()).topics).toEqual(['Drucken']);
    await say(({ topics = [] }) => ({ topics: [...topics, 'Tablet'] }));
    expect((await visit(2))?.topics).toEqual(['Drucken', 'Tablet']);
    expect((await visit(1))?.topics).toEqual(['Drucken']);
  });

  it('is sent on to the place that was chosen, whichever entry says so', async () => {
    const before = await say(() => ({ passedOnTo: 'place:vhs' }));
    expect(await now()).toMatchObject({ outcome: 'passedOn', passedOnTo: 'place:vhs' });
    expect(await visit(2)).not.toHaveProperty('passedOnTo');
    must(await undoJoinedChange(tablet.around, before));
    expect(await now()).toMatchObject({ outcome: 'passedOn', passedOnTo: undefined });
  });

  it('is open again once the outcome and the helper are taken away, whichever entry says them', async () => {
    await say(() => ({ passedOnTo: 'place:vhs' }));
    const before = await say(() => ({ outcome: undefined, helper: undefined }));
    expect(await now()).toMatchObject({ outcome: undefined, passedOnTo: undefined });
    expect((await now()).helper).toBeUndefined();
    must(await undoJoinedChange(tablet.around, before));
    expect(await now()).toMatchObject({
      ...{ outcome: 'passedOn', passedOnTo: 'place:vhs', helper: personOf(7) },
    });
    await say(() => ({ outcome: 'solved' }));
    expect(await now()).toMatchObject({ outcome: 'solved', passedOnTo: undefined });
  });
});
