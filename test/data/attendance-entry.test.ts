import { beforeEach, describe, expect, it } from 'vitest';
import { parseDocument } from '#domain/any-document.ts';
import { attendanceId } from '#domain/attendance.ts';
import { mayWrite } from '#domain/permissions.ts';
import { eventTallyId } from '#domain/tally.ts';
import { idsBefore } from '#domain/team-window.ts';
import type { Body } from '#domain/version.ts';
import { adoptSession } from '../../app/data/adopt-session.ts';
import { attend, attendAsNew, undoAttendAsNew } from '../../app/data/attend.ts';
import { readAttending, readRecentAttending } from '../../app/data/attendances.ts';
import { readIdentity, readSession } from '../../app/data/device.ts';
import { readEventCounts, recordEventTally } from '../../app/data/event-tally.ts';
import { readTreffFigures } from '../../app/data/treff-figures.ts';
import { SealKeys } from '../../sync-server/sealing/seal-keys.ts';
import { aQuarter } from '../support/builders.ts';
import { aTabletOfHuellen, type CommandDevice } from '../support/command-device.ts';
import { aMemoryStore } from '../support/memory-store.ts';
import { must } from '../support/must.ts';
import { doc } from '../support/sample-documents.ts';
import { VIEWERS } from '../support/sample-viewers.ts';
import { personOf } from '../support/visits.ts';

const QUARTER = 'lichtenberg';
const OF = { eventId: 'event:fest', date: '2026-11-30' };
const GIVEN = {
  purpose: 'visitorList',
  textVersion: 'vor-ort-1-de',
  form: 'spoken',
  regime: 'DSGVO',
} as const;

let tablet: CommandDevice;

beforeEach(async () => {
  tablet = await aTabletOfHuellen();
});

const count = async (band: string, by: 1 | -1 = 1, of = OF) =>
  must(await recordEventTally(tablet.around, of, band, by));
const attended = (eventKey: string, date: string, n: number, fields = {}) =>
  doc('attendance', attendanceId(`event:${eventKey}`, date, personOf(n)), {
    ...{ eventId: `event:${eventKey}`, date, personId: personOf(n) },
    ...{ at: `${date}T14:00:00Z`, source: 'name', ...fields },
  });

describe('a count at the door of an event', () => {
  const others = (counts: Record<string, number>) => {
    const _id = eventTallyId(OF.eventId, OF.date, 'dddddddddddddddd');
    return doc('tally', _id, { writer: 'dddddddddddddddd', ...OF, counts });
  };

  it('adds up over all devices, and each takes back its own alone', async () => {
    await tablet.hold(others({ 'ab 75': 3 }));
    expect([await count('ab 75'), await count('ab 75'), await count('ab 75', -1)]).toEqual([
      1, 2, 1,
    ]);
    const counts = await readEventCounts(tablet.database, QUARTER, OF);
    expect(counts).toEqual({ own: { 'ab 75': 1 }, all: { 'ab 75': 4 } });
    for (let times = 0; times < 3; times += 1) await count('ab 75', -1);
    expect((await readEventCounts(tablet.database, QUARTER, OF)).all).toEqual({ 'ab 75': 3 });
  });

  it('loses no press where two come at once', async () => {
    await Promise.all([count('ab 75'), count('ab 75'), count('bis 59')]);
    expect((await readEventCounts(tablet.database, QUARTER, OF)).own).toEqual({
      'ab 75': 2,
      'bis 59': 1,
    });
  });

  it('is of one date, and of no Treff', async () => {
    await count('ab 75');
    await count('ab 75', 1, { ...OF, date: '2026-11-23' });
    expect((await readEventCounts(tablet.database, QUARTER, OF)).all).toEqual({ 'ab 75': 1 });
    expect((await readTreffFigures(tablet.database, QUARTER)).figures.sessions).toEqual([]);
  });

  it('is written by its own device alone, and fits the date that it names', async () => {
    await count('ab 75');
    const { writer } = await readIdentity(tablet.database);
    const [own] = (await tablet.all('tally')) as [Body];
    expect(own._id).toBe(`tally:event~fest~2026-11-30~${writer}`);
    expect(parseDocument(own).ok).toBe(true);
    for (const wrong of [{ date: '2026-12-01' }, { eventId: 'event:ball' }, { date: undefined }]) {
      const moved = Object.entries({ ...own, ...wrong }).filter(([, value]) => value !== undefined);
      expect(parseDocument(Object.fromEntries(moved)).ok).toBe(false);
    }
    expect(parseDocument({ ...own, placeId: 'place:huellen' }).ok).toBe(false);
    const foreign = others({ 'ab 75': 1 });
    expect(mayWrite(VIEWERS.tablet, own._id, undefined, { doc: own })).toBe(true);
    expect(mayWrite(VIEWERS.tablet, foreign._id, undefined, { doc: foreign })).toBe(false);
    const elsewhen = { doc: { ...own, date: '2026-12-01' } };
    expect(mayWrite(VIEWERS.tablet, own._id, { doc: own }, elsewhen)).toBe(false);
  });

  it('goes on under the name that the tablet gets when it is paired anew', async () => {
    await count('ab 75');
    const session = await readSession(tablet.database);
    await adoptSession(tablet.database, { ...session, deviceId: 'd9999999999' });
    const moved = eventTallyId(OF.eventId, OF.date, (await readIdentity(tablet.database)).writer);
    expect(moved).toContain('d9999999999');
    const held = await tablet.all('tally');
    expect(held.map(({ _id }) => _id)).toEqual([moved]);
    expect((await tablet.database.outbox.toArray()).map(({ id }) => id)).toEqual([moved]);
    expect(parseDocument(held[0]).ok).toBe(true);
  });

  it('leaves a team’s tablet with the visits of its day', async () => {
    await count('ab 75');
    const held = await tablet.all('tally');
    expect([...idsBefore('2026-12-01', held)]).toEqual([held[0]?._id]);
    expect([...idsBefore('2026-11-30', held)]).toEqual([]);
  });
});

describe('“Zuletzt hier” at an event', () => {
  it('names who came to its last four dates before this one, the most faithful first', async () => {
    await tablet.hold(
      attended('fest', '2026-10-26', 1),
      attended('fest', '2026-11-02', 2),
      attended('fest', '2026-11-09', 3),
      attended('fest', '2026-11-16', 2),
      attended('fest', '2026-11-23', 4),
      attended('fest', '2026-11-30', 5),
      attended('ball', '2026-11-23', 7),
    );
    const recent = await readRecentAttending(tablet.database, QUARTER, OF.eventId, OF.date);
    expect(recent.map(({ personId }) => personId)).toEqual([personOf(2), personOf(4), personOf(3)]);
  });

  it('is of this event alone, however another one is called', async () => {
    await tablet.hold(attended('fest', '2026-11-23', 4), attended('fest~1', '2026-11-23', 6));
    const recent = await readRecentAttending(tablet.database, QUARTER, OF.eventId, OF.date);
    expect(recent.map(({ personId }) => personId)).toEqual([personOf(4)]);
  });

  it('knows one who was entered under two names as one', async () => {
    const merged = { personId: personOf(1), displayName: 'Frau Öz', mergedInto: personOf(2) };
    await tablet.hold(
      doc('visitor', `visitor:${personOf(1)}`, merged),
      attended('fest', '2026-11-16', 1),
      attended('fest', '2026-11-23', 2),
    );
    const recent = await readRecentAttending(tablet.database, QUARTER, OF.eventId, OF.date);
    expect(recent).toMatchObject([{ personId: personOf(2), times: 2 }]);
  });
});

describe('a new name at an event', () => {
  const enterNew = () =>
    attendAsNew(tablet.around, OF, { displayName: 'Herr Kaya' }, GIVEN, { source: 'name' });

  it('is on the team’s list, was there, and agreed; taken back nothing of it stays', async () => {
    await tablet.hold(aQuarter({ sealKey: await new SealKeys(aMemoryStore()).ensure(QUARTER) }));
    const added = must(await enterNew());
    expect(await tablet.all('visitor')).toMatchObject([{ displayName: 'Herr Kaya' }]);
    const came = { ...OF, personId: added.personId, source: 'name' };
    expect(await tablet.all('attendance')).toMatchObject([came]);
    expect(await tablet.all('visit')).toEqual([]);
    expect(added.letterId).toBeDefined();
    await undoAttendAsNew(tablet.around, OF, added);
    expect([...(await tablet.all('visitor')), ...(await tablet.all('attendance'))]).toEqual([]);
  });

  it('does not stay where the consent cannot be written down', async () => {
    expect(await enterNew()).toMatchObject({ ok: false, error: { code: 'noKey' } });
    expect([...(await tablet.all('visitor')), ...(await tablet.all('attendance'))]).toEqual([]);
  });

  it('is found again by the next entry, which is the same', async () => {
    await tablet.hold(aQuarter({ sealKey: await new SealKeys(aMemoryStore()).ensure(QUARTER) }));
    const { personId } = must(await enterNew());
    expect(must(await attend(tablet.around, { ...OF, personId }, 'paper')).isNew).toBe(false);
  });
});

describe('a date that is keyed in later', () => {
  it('says that people came on its day, and not when somebody found the time to type', async () => {
    tablet.at = new Date('2026-12-02T10:00:00Z');
    must(await attend(tablet.around, { ...OF, personId: personOf(1) }, 'paper'));
    const [keyedIn] = await tablet.all('attendance');
    expect(keyedIn).toMatchObject({ at: '2026-11-30T22:59:00.000Z', source: 'paper' });
    expect(keyedIn?.createdAt).toBe('2026-12-02T10:00:00.000Z');
  });

  it('says the time of whoever is entered on the day itself, from paper too', async () => {
    must(await attend(tablet.around, { ...OF, personId: personOf(1) }, 'paper'));
    expect(await tablet.all('attendance')).toMatchObject([{ at: '2026-11-30T09:00:00.000Z' }]);
  });

  it('lists the last one keyed in last, though all came on the same day', async () => {
    for (const [index, n] of [3, 1, 2].entries()) {
      tablet.at = new Date(`2026-12-02T10:0${index}:00Z`);
      must(await attend(tablet.around, { ...OF, personId: personOf(n) }, 'paper'));
    }
    const here = await readAttending(tablet.database, QUARTER, OF.eventId, OF.date);
    expect([...here.keys()]).toEqual([3, 1, 2].map(personOf));
  });
});
