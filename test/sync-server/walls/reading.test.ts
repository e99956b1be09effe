import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { supersededOf } from '#domain/superseded.ts';
import type { Body } from '#domain/version.ts';
import { BOTH_STORES, type OpenedStore } from '../../support/both-stores.ts';
import { EngineDevice } from '../../support/engine-device.ts';
import { dumpOf } from '../../support/local-dump.ts';
import { decodedIn, NosyDevice } from '../../support/nosy-device.ts';
import type { PairedDevice } from '../../support/paired-device.ts';
import { RESIDENT_ID } from '../../support/sample-documents.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { SyncClient } from '../../support/sync-client.ts';
import {
  EVERYBODY,
  pairEverybody,
  plantSamples,
  samplesFor,
  type Who,
} from '../../support/walled-quarter.ts';

/**
 * What each device may ever receive. Written from data.md by hand: r(eads) by pulling, m(y own
 * range), k: by the door of paired servers. The person's documents are the resident's, the contact
 * the volunteer's.
 */
const TABLE = `
                guest kiosk unverified resident stranger tablet volunteer office elsewhere revoked box
  quarter       rk    rk    rk         rk       rk       rk     rk        rk     rk        rk      k
  place         rk    rk    rk         rk       rk       rk     rk        rk     rk        rk      k
  event         rk    rk    rk         rk       rk       rk     rk        rk     rk        rk      k
  notice        rk    rk    rk         rk       rk       rk     rk        rk     rk        rk      k
  vacancy       rk    rk    rk         rk       rk       rk     rk        rk     rk        rk      k
  session       -     -     -          -        -        r      r         r      -         -       k
  visit         -     -     -          -        -        r      r         r      -         -       k
  tally         -     -     -          -        -        r      r         r      -         -       k
  visitor       -     -     -          -        -        r      r         r      -         -       k
  lendable      -     -     -          -        -        r      r         r      -         -       k
  loan          -     -     -          -        -        r      r         r      -         -       k
  requestCard   -     -     -          -        -        r      r         r      -         -       k
  response      -     -     -          -        -        r      r         r      -         -       k
  attendance    -     -     -          -        -        r      r         r      -         -       k
  shift         -     -     -          -        -        r      r         r      -         -       k
  person        -     -     m          m        -        -      -         r      -         -       k
  request       -     -     m          m        -        -      -         r      -         -       k
  requestStep   -     -     m          m        -        -      -         r      -         -       k
  registration  -     -     m          m        -        -      -         r      -         -       k
  consent       -     -     m          m        -        -      -         r      -         -       k
  contact       -     -     -          -        -        -      m         r      -         -       k
  accessRequest -     -     m          m        -        -      -         r      -         -       k
  ownSuperseded -     -     m          m        -        -      -         r      -         -       k
  call          -     -     -          -        -        -      -         r      -         -       k
  report        -     -     -          -        -        -      -         r      -         -       k
  proposal      -     -     -          -        -        -      -         r      -         -       k
  history       -     -     -          -        -        -      -         r      -         -       k
  superseded    -     -     -          -        -        -      -         r      -         -       k
  reportState   -     -     -          -        -        -      -         r      -         -       k
  erased        -     -     -          -        -        -      -         r      -         -       k
  letter        -     -     -          -        -        -      -         r      -         -       k
`;
const [heading = '', ...rows] = TABLE.split('\n').filter((line) => line.trim() !== '');
const COLUMNS = heading.trim().split(/\s+/) as Who[];
const TYPES = rows.map((row) => row.trim().split(/\s+/)[0] ?? '');
const lettersFor = (who: Who, type: string) =>
  rows[TYPES.indexOf(type)]?.trim().split(/\s+/)[COLUMNS.indexOf(who) + 1] ?? '';
const mayReach = (who: Who) => TYPES.filter((type) => lettersFor(who, type) !== '-');

/** A word that stands in one document and nowhere else. */
const wordOf = (type: string) => `Planted${type}Nachtigallenschlag`;

/** The sample's days are today and the days after it, whenever this runs: what is over leaves devices by
 *  itself. All at once, for the one day may be the other. */
function ofToday(body: Body): Body {
  const today = dateOf(localDateTimeAt(new Date()));
  const daysLater: Record<string, number> = { '2026-12-01': 0, '2026-12-02': 2 };
  const text = JSON.stringify(body).replace(/2026-12-0[12]/g, (day) =>
    addDays(today, daysLater[day] ?? 0),
  );
  return JSON.parse(text) as Body;
}

describe.each(BOTH_STORES)('what each role receives, over %s', (_name, open) => {
  let opened: OpenedStore;
  let server: TestServer;
  let paired: Record<Who, PairedDevice | undefined>;
  let documents: Record<string, Body>;
  const nosy = {} as Record<Who, NosyDevice>;

  beforeAll(async () => {
    opened = await open();
    paired = await pairEverybody(opened.store);
    documents = planted(paired.tablet?.deviceId ?? '');
    await plantSamples(opened.store, 'lichtenberg', Object.values(documents));
    server = await startTestServer({ store: opened.store });
    const ids = Object.values(documents).map(({ _id }) => _id);
    for (const who of COLUMNS) {
      const device = new NosyDevice({ url: server.url, device: paired[who] });
      nosy[who] = device;
      await device.pullEverything(server.epoch, ids);
      await device.replicateEverything(ids);
      await device.pushAtEverything(who === 'office' ? [] : Object.values(documents));
      await device.visitOffices(paired.tablet?.deviceId ?? '');
    }
  }, 300_000);
  afterAll(async () => {
    await server.stop();
    await opened.remove();
  });

  function planted(tablet: string): Record<string, Body> {
    const { image: _, ownImage: __, ...samples } = samplesFor('lichtenberg', tablet);
    const about = { about: `${RESIDENT_ID}:person:self`, field: 'name', value: 'Frau B.' };
    const ownSuperseded = supersededOf(about, new Date('2026-12-01T14:00:00Z'));
    const all: Record<string, Body> = { ...samples, ownSuperseded };
    return Object.fromEntries(
      Object.entries(all).map(([type, body]) => [
        type,
        { ...ofToday(body), planted: wordOf(type) },
      ]),
    );
  }

  /** The types whose word stands in what was heard at addresses that look so. */
  const typesIn = (who: Who, address: RegExp) => {
    const heard = nosy[who].heard.filter(({ asked }) => address.test(asked));
    const text = heard.map((one) => one.text).join('\n');
    return TYPES.filter((type) => text.includes(wordOf(type)));
  };
  const readers = (who: Who, letter: string) =>
    TYPES.filter((type) => lettersFor(who, type).includes(letter));

  it.each(COLUMNS)('the %s: what the table says, in no byte more', (who) => {
    for (const [letter, scope] of [
      ['r', '(public|team|office)'],
      ['m', 'me'],
    ] as const) {
      const expected = readers(who, letter);
      const isFed = letter === 'r';
      if (isFed) expect(typesIn(who, new RegExp(`GET .*/${scope}/snapshot`))).toEqual(expected);
      if (isFed) expect(typesIn(who, new RegExp(`GET .*/${scope}/changes`))).toEqual(expected);
      if (isFed) expect(typesIn(who, new RegExp(`POST .*/${scope}/changes`))).toEqual(expected);
      expect(typesIn(who, new RegExp(`POST .*/${scope}/diff`))).toEqual(expected);
    }
    for (const way of ['GET .*_all_docs', 'GET .*_changes', 'POST .*_bulk_get', 'GET .*%3A']) {
      expect([way, typesIn(who, new RegExp(`${way.replace(' ', ' /couch/')}`))]).toEqual([
        way,
        readers(who, 'k'),
      ]);
    }
    expect(typesIn(who, /./)).toEqual(mayReach(who));
  });

  it.each(COLUMNS)('the %s: refusals do not tell what there is', (who) => {
    const hidden = TYPES.filter((type) => lettersFor(who, type) === '-');
    const refusals = nosy[who].heard.filter(({ status }) => status >= 400);
    expect(refusals.length).toBeGreaterThan(5);
    const text = refusals.map((one) => one.text).join('\n');
    for (const type of hidden) expect(text).not.toContain(wordOf(type));
    expect(text).not.toMatch(/\bat [\w.]+ \(|node_modules|\.ts:\d|rev(?:ision)? \d+-[0-9a-f]{32}/);
  });

  it.each(COLUMNS.filter((who) => who !== 'box'))(
    'the %s: the database of the device holds what the table says',
    async (who) => {
      const device = await EngineDevice.open({ origin: server.url, paired: paired[who] });
      await device.round();
      await device.round();
      const dump = await dumpOf(device.database);
      // A revoked device reads what everyone reads; another quarter's office is a guest here.
      expect(TYPES.filter((type) => dump.includes(wordOf(type)))).toEqual(
        mayReach(who).filter((type) => lettersFor(who, type) !== 'k'),
      );
      device.database.close();
    },
  );

  it('what is said at once to those who listen names scopes, and nothing of what changed', async () => {
    const listeners = COLUMNS.filter((who) => who !== 'box').map((who) => listen(who));
    const heardBy = await Promise.all(listeners);
    const office = heardBy[COLUMNS.indexOf('office')];
    const begun = office?.text().length ?? 0;
    const client = new SyncClient(server, paired.office);
    const bodies = Object.values(documents).filter(
      ({ type }) => type === 'call' || type === 'visit',
    );
    const clock = { s0: 1, [client.deviceId]: 1 };
    for (const body of bodies) {
      const [standing] = await client.push([{ id: body._id, base: null, doc: { ...body, clock } }]);
      const base = standing.current?.rev;
      const doc = { ...body, clock, topics: [wordOf('live')] };
      expect(await client.pushOne({ id: body._id, base, doc })).toMatchObject({
        outcome: 'accepted',
      });
    }
    await expect
      .poll(() => office?.text().slice(begun) ?? '')
      .toMatch(/team.*office|office.*team/s);
    for (const { who, text, stop } of heardBy) {
      const said = text() + decodedIn(text());
      for (const type of [...TYPES, 'live'])
        expect([who, said.includes(wordOf(type))]).toEqual([who, false]);
      for (const { _id } of bodies) expect([who, said.includes(_id)]).toEqual([who, false]);
      expect([who, /team/.test(said)]).toEqual([
        who,
        ['tablet', 'volunteer', 'office'].includes(who),
      ]);
      stop();
    }
  });

  async function listen(who: Who) {
    const ended = new AbortController();
    const headers = paired[who]?.headers ?? {};
    const url = `${server.url}/api/sync/lichtenberg/live`;
    const response = await fetch(url, { headers, signal: ended.signal });
    let heard = JSON.stringify([...response.headers]);
    const reading = (async () => {
      for await (const chunk of response.body ?? []) heard += Buffer.from(chunk).toString();
    })();
    reading.catch(() => {});
    return { who, text: () => heard, stop: () => ended.abort() };
  }

  it('speaks of everybody and of every type', () => {
    expect(COLUMNS).toEqual(EVERYBODY);
    expect(new Set(TYPES)).toEqual(new Set(Object.keys(documents)));
  });
});
