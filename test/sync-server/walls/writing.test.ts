import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Body } from '#domain/version.ts';
import { BOTH_STORES, type OpenedStore } from '../../support/both-stores.ts';
import type { PairedDevice } from '../../support/paired-device.ts';
import { CHANGES, cellsOf } from '../../support/permission-table.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { SyncClient } from '../../support/sync-client.ts';
import {
  databasesOf,
  pairEverybody,
  plantSamples,
  SEED_CLOCK,
  samplesFor,
  sealerFor,
  type Who,
} from '../../support/walled-quarter.ts';

/**
 * Who may make n(ew), c(hange), d(elete), h(eal: bring back what a server lost) and s(eal: hand in
 * unreadably, as new), through the door that devices have. Written from data.md by hand. The person's
 * documents are the resident's, response and contact the volunteer's, the notice the tablet's Treff's,
 * the counts the tablet's. What a tablet counted, others may only bring back.
 */
const TABLE = `
                guest  kiosk  unverified  resident  stranger  tablet  volunteer  office
  quarter       -----  -----  -----       -----     -----     -----   -----      -c---
  place         -----  -----  -----       -----     -----     -----   -----      ncdhs
  event         -----  -----  -----       -----     -----     -----   -----      ncdhs
  notice        -----  -----  -----       -----     -----     ncdhs   -----      ncdhs
  vacancy       -----  -----  -----       -----     -----     -----   -----      -----
  image         -----  -----  -----       -----     -----     -----   -----      n-dhs

  session       -----  -----  -----       -----     -----     ncdhs   ncdhs      ncdhs
  visit         -----  -----  -----       -----     -----     ncdhs   ncdhs      ncdhs
  tally         -----  -----  -----       -----     -----     ncdhs   ---h-      --dh-
  visitor       -----  -----  -----       -----     -----     ncdhs   ncdhs      ncdhs
  lendable      -----  -----  -----       -----     -----     -c---   -c---      ncdhs
  loan          -----  -----  -----       -----     -----     n-dhs   n-dhs      n-dhs
  requestCard   -----  -----  -----       -----     -----     -----   -----      -----
  response      -----  -----  -----       -----     -----     -----   n--hs      n-dhs
  attendance    -----  -----  -----       -----     -----     ncdhs   ncdhs      ncdhs
  shift         -----  -----  -----       -----     -----     ncdhs   ncdhs      ncdhs

  person        -----  ----s  nc-hs       nc-hs     -----     ----s   ----s      nc-hs
  request       -----  ----s  nc-hs       nc-hs     -----     ----s   ----s      nc-hs
  requestStep   -----  -----  n-dhs       n-dhs     -----     -----   -----      n-dhs
  registration  -----  ----s  nc-hs       nc-hs     -----     -----   -----      nc-hs
  consent       -----  ----s  -----       -----     -----     ----s   ----s      nc-hs
  contact       -----  -----  -----       -----     -----     -----   -----      -----
  accessRequest -----  ----s  n--hs       n--hs     -----     ----s   ----s      nc-hs
  ownImage      -----  -----  -----       -----     -----     -----   -----      n-dhs
  call          -----  -----  -----       -----     -----     -----   -----      ncdhs
  report        ----s  ----s  ----s       ----s     ----s     ----s   ----s      ncdhs
  proposal      -----  -----  -----       -----     -----     -----   -----      ncdhs
  history       -----  -----  -----       -----     -----     -----   -----      n--hs
  superseded    -----  -----  -----       -----     -----     -----   -----      n-dhs
  reportState   -----  -----  -----       -----     -----     -----   -----      n--hs
  erased        -----  -----  -----       -----     -----     -----   -----      -----
  letter        -----  -----  -----       -----     -----     -----   -----      -----
`;
const CELLS = cellsOf<Who>(TABLE).map(([type, who, letters]) => [who, type, letters] as const);
const COLUMNS = [...new Set(CELLS.map(([who]) => who))];
const OPERATIONS = ['n', 'c', 'd', 'h', 's'] as const;
type Operation = (typeof OPERATIONS)[number];
const STAMP = {
  by: { role: 'office' },
  arrivedAt: '2026-11-02T08:00:00.000Z',
  updatedAt: '2026-11-02T08:00:00.000Z',
};

/** Each column does each thing in a quarter of its own. */
const quarterOf = (who: Who, operation: Operation) => `${who}-${operation}`;
const QUARTERS = COLUMNS.flatMap((who) => OPERATIONS.map((one) => quarterOf(who, one)));

describe.each(BOTH_STORES)('what each role may write, over %s', (_name, open) => {
  let opened: OpenedStore;
  let server: TestServer;
  let paired: Record<Who, PairedDevice | undefined>;
  /** What was taken, by quarter and type; whatever is no plain yes or no stands there in full. */
  const outcomes = new Map<string, string>();
  /** The types whose documents differ from before, by quarter. */
  const changed = new Map<string, string[]>();

  beforeAll(async () => {
    opened = await open();
    paired = await pairEverybody(opened.store, QUARTERS);
    for (const who of COLUMNS) for (const one of OPERATIONS) await plantFor(who, one);
    server = await startTestServer({ store: opened.store });
    for (const who of COLUMNS) for (const one of OPERATIONS) await tryAll(who, one);
  }, 300_000);
  afterAll(async () => {
    await server.stop();
    await opened.remove();
  });

  const isMaking = (operation: Operation) => 'nhs'.includes(operation);
  const samplesOf = (quarter: string) => samplesFor(quarter, paired.tablet?.deviceId ?? '');

  async function plantFor(who: Who, operation: Operation): Promise<void> {
    const quarter = quarterOf(who, operation);
    const samples = samplesOf(quarter);
    const standing = isMaking(operation) ? [samples.quarter] : Object.values(samples);
    await plantSamples(opened.store, quarter, standing);
  }

  async function tryAll(who: Who, operation: Operation): Promise<void> {
    const quarter = quarterOf(who, operation);
    const samples = samplesOf(quarter);
    // Quarters are there already; a new one would be another.
    if (isMaking(operation)) samples.quarter = { ...samples.quarter, _id: 'quarter:zweites' };
    const before = await contentOf(quarter);
    const client = new SyncClient(server, paired[who], quarter);
    const write = await writerOf(operation, quarter, client.deviceId || 'x0123456789ab', before);
    const types = Object.keys(samples) as (keyof typeof samples)[];
    const heal = operation === 'h' ? { heal: true } : {};
    const results = await client.push(
      types.map((type) => write(type, samples[type])),
      heal,
    );
    for (const [index, type] of types.entries()) {
      const { outcome, code } = results[index];
      const said = outcome === 'accepted' ? operation : code === 'forbidden' ? '-' : undefined;
      outcomes.set(`${quarter} ${type}`, said ?? JSON.stringify(results[index]));
    }
    const after = await contentOf(quarter);
    const ids = [...new Set([...before.keys(), ...after.keys()])];
    const differing = ids.filter((id) => before.get(id)?.rev !== after.get(id)?.rev);
    const typeOf = (id: string) => types.find((type) => samples[type]._id === id) ?? id;
    changed.set(quarter, differing.map(typeOf));
  }

  async function contentOf(quarter: string) {
    const content = new Map<string, { rev: string; doc: Body }>();
    for (const database of await databasesOf(server.store, quarter)) {
      for (const { id, rev, doc } of (await database.all()).documents)
        content.set(id, { rev, doc });
    }
    return content;
  }

  async function writerOf(
    operation: Operation,
    quarter: string,
    writer: string,
    standing: ReadonlyMap<string, { rev: string }>,
  ) {
    const seal = await sealerFor(server.store, quarter);
    const own = { [writer]: 1 };
    return (type: string, sample: Body): object => {
      const { _id: id } = sample;
      const base = standing.get(id)?.rev ?? null;
      const clock = { ...SEED_CLOCK, ...own };
      if (operation === 'n') return { id, base: null, doc: { ...sample, clock: own } };
      if (operation === 'd') return { id, base, deleted: true, clock, reason: 'user' };
      if (operation === 's') return seal({ ...sample, clock: own });
      if (operation === 'h') {
        return { id, base: null, doc: { ...sample, ...STAMP, clock: SEED_CLOCK } };
      }
      return { id, base, doc: { ...sample, ...CHANGES[type], clock } };
    };
  }

  it.each(CELLS)('the %s with a %s: %s', (who, type, letters) => {
    const said = OPERATIONS.map((one) => outcomes.get(`${quarterOf(who, one)} ${type}`));
    expect(said.join('')).toBe(letters);
  });

  it.each(COLUMNS)('what the %s was refused has left nothing behind', (who) => {
    for (const operation of OPERATIONS) {
      const taken = CELLS.filter(
        ([column, , letters]) => column === who && letters.includes(operation),
      );
      const types = taken.map(([, type]) => type).sort();
      expect([operation, changed.get(quarterOf(who, operation))?.sort()]).toEqual([
        operation,
        types,
      ]);
    }
  });

  it('speaks of every type', () => {
    expect(new Set(CELLS.map(([, type]) => type))).toEqual(
      new Set(Object.keys(samplesFor('', ''))),
    );
  });
});
