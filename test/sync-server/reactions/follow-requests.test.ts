import { afterEach, describe, expect, it } from 'vitest';
import { whatRemains } from '#domain/erasure.ts';
import { addDays, dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { requestStanding } from '#domain/request-state.ts';
import type { RequestStep } from '#domain/request-step.ts';
import type { Body } from '#domain/version.ts';
import { identityOf, numbersOf } from '../../../sync-server/identity.ts';
import { reactionsOf } from '../../../sync-server/reactions/server-reactions.ts';
import { openCouchStore } from '../../../sync-server/stores/couch-store.ts';
import { databaseNameOf } from '../../../sync-server/stores/database-name.ts';
import type { Store } from '../../../sync-server/stores/store.ts';
import { aQuarter } from '../../support/builders.ts';
import { CouchDouble } from '../../support/couch-double.ts';
import { aMemoryStore } from '../../support/memory-store.ts';
import { mortalStore } from '../../support/mortal-store.ts';
import { anImage, aPerson, doc } from '../../support/sample-documents.ts';

const ASKER = 'a1'.repeat(16);
const BERND = 'b2'.repeat(16);
const CLARA = 'c3'.repeat(16);
const TODAY = dateOf(localDateTimeAt(new Date()));
const DAY = addDays(TODAY, 3);
/** What others said was before what the server does now, on whatever day this runs. */
const SAID_ON = addDays(TODAY, -28);
const at = (minute: number) => `${SAID_ON}T08:${String(minute).padStart(2, '0')}:00.000Z`;

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean();
});

async function aStore(kind: 'pouchdb' | 'couchdb'): Promise<Store> {
  if (kind === 'pouchdb') {
    const store = aMemoryStore();
    cleanUp.push(() => store.close());
    return store;
  }
  const double = await new CouchDouble().start();
  cleanUp.push(() => double.stop());
  const store = await openCouchStore({ url: double.url, reconnectAfter: 10 });
  cleanUp.push(() => store.close());
  return store;
}

async function plant(store: Store, ...docs: Body[]): Promise<void> {
  for (const one of docs) {
    const kind = TEAM.test(one._id) ? 'team' : PUBLIC.test(one._id) ? 'public' : 'private';
    const database = await store.database(databaseNameOf('lichtenberg', kind));
    const known = await database.get(one._id);
    const base = known && !known.deleted ? known.rev : null;
    await database.write([{ id: one._id, base, doc: one }]);
  }
}
const TEAM = /^(response|requestCard):/;
const PUBLIC = /^(quarter|image):/;

/** Everything of the quarter that reactions made, by id; without clocks and the time of writing. */
async function made(store: Store): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = {};
  for (const kind of ['team', 'private'] as const) {
    const database = await store.database(databaseNameOf('lichtenberg', kind));
    for (const { id, doc: body } of (await database.all()).documents) {
      const { clock: _, updatedAt: __, arrivedAt, tuerwort, ...content } = body;
      all[id] = {
        ...content,
        // A step's is its place in the order; of what is made of it, it is the time of writing.
        arrivedAt: body.type === 'requestStep' ? arrivedAt : undefined,
        // Each store has a key of its own.
        tuerwort: tuerwort === undefined ? undefined : 'two words',
      };
    }
  }
  return all;
}

/** Reactions on a store, until they have worked through everything. Gives what they failed at. */
async function reactUntilQuiet(store: Store): Promise<string[]> {
  const identity = await identityOf(store);
  const takeNumbers = numbersOf(store, identity.writer, Date.now);
  const faults: string[] = [];
  const log = { write: (line: string) => void faults.push(line) };
  const runner = reactionsOf({ store, identity, takeNumbers, log });
  runner.start();
  await expect.poll(() => isWorkedThrough(store), { interval: 100 }).toBe(true);
  await runner.end();
  return faults;
}

async function isWorkedThrough(store: Store): Promise<boolean> {
  const registry = await store.database('registry');
  // What follows in the team's from the private one's changes has nothing following from it.
  for (const name of ['lichtenberg-team', 'lichtenberg-private']) {
    const checkpoint = await registry.get(`checkpoint:reactions~${name}`);
    const seq = checkpoint && !checkpoint.deleted ? String(checkpoint.doc.seq) : undefined;
    const { changes } = await (await store.database(name)).changes({ seq, limit: 1 });
    if (changes.length > 0) return false;
  }
  return true;
}

/** Who died cannot let go; nobody wants to wait until the lease has run out. */
async function endLease(store: Store): Promise<void> {
  const registry = await store.database('registry');
  const lease = await registry.get('lease:reactions');
  if (!lease || lease.deleted) return;
  await registry.write([
    { id: lease.id, base: lease.rev, deleted: true, clock: {}, reason: 'user' },
  ]);
}

const request = (fields: Record<string, unknown> = {}): Body =>
  doc('request', `${ASKER}:request:r1`, {
    kind: 'technology',
    words: 'Bitte laut klingeln.',
    phone: '+49 209 123',
    channel: 'app',
    arrivedAt: at(1),
    ...fields,
  });
const step = (kind: string, minute: number, fields: Record<string, unknown> = {}): Body =>
  doc('requestStep', `${ASKER}:requestStep:r1~${kind}${minute}`, {
    requestId: 'r1',
    at: at(minute),
    arrivedAt: at(minute),
    kind,
    ...fields,
  });
const answer = (
  volunteer: string,
  n: number,
  minute: number,
  said: Record<string, unknown> = { kind: 'yes', at: `${DAY}T10:00` },
): Body =>
  doc('response', `response:r1~${volunteer}~${n}`, {
    requestId: 'r1',
    personId: volunteer,
    n,
    arrivedAt: at(minute),
    ...said,
  });
const volunteers = [
  anImage(BERND),
  aPerson(BERND, { name: 'Bernd Brandt', photo: anImage(BERND)._id }),
  aPerson(CLARA, { name: 'Clara Cremer' }),
];
const asked = [aQuarter(), ...volunteers, aPerson(ASKER), request(), step('confirmed', 2)];
const kindsIn = (all: Record<string, unknown>) =>
  Object.values(all as Record<string, { type: string; kind?: string }>)
    .filter(({ type }) => type === 'requestStep')
    .map(({ kind }) => kind);
const callsIn = (all: Record<string, unknown>) =>
  Object.values(all as Record<string, { type: string; why?: string; way?: string }>)
    .filter(({ type }) => type === 'call')
    .map(({ why, way = 'call' }) => `${why} ${way}`)
    .sort();

describe.each(['pouchdb', 'couchdb'] as const)('what follows from a request (%s)', (kind) => {
  it('is the same however often its process is killed in the middle of it', async () => {
    const documents = [...asked, answer(BERND, 1, 3), answer(CLARA, 1, 4)];
    const whole = await aStore(kind);
    await plant(whole, ...documents);
    expect(await reactUntilQuiet(whole)).toEqual([]);
    const wanted = await made(whole);
    expect(wanted[`${BERND}:contact:r1`]).toBeDefined();
    expect(kindsIn(wanted)).toEqual(expect.arrayContaining(['confirmed', 'accepted']));

    let deaths = 0;
    for (let writes = 0; writes < 60; writes += kind === 'pouchdb' ? 1 : 4) {
      const store = await aStore(kind);
      await plant(store, ...documents);
      const { store: mortal, isDead } = mortalStore(store, writes);
      const identity = await identityOf(store);
      const takeNumbers = numbersOf(mortal, identity.writer, Date.now);
      const log = { write: () => {} };
      const runner = reactionsOf({ store: mortal, identity, takeNumbers, log });
      runner.start();
      await expect
        .poll(async () => isDead() || (await isWorkedThrough(store)), { interval: 50 })
        .toBe(true);
      await runner.end();
      deaths += isDead() ? 1 : 0;
      await endLease(store);
      await reactUntilQuiet(store);
      expect(await made(store), `killed after ${writes} writes`).toEqual(wanted);
      if (!isDead()) break;
    }
    expect(deaths).toBeGreaterThan(kind === 'pouchdb' ? 10 : 2);
  });

  it('a question reaches the person, and taken back it is none any more', async () => {
    const store = await aStore(kind);
    const question = { kind: 'question', words: 'Was für ein Telefon?' };
    await plant(store, ...asked, answer(BERND, 1, 3, question));
    await reactUntilQuiet(store);
    expect(kindsIn(await made(store))).toEqual(['asked', 'confirmed']);
    await plant(store, answer(BERND, 2, 4, { kind: 'handBack' }));
    await reactUntilQuiet(store);
    expect(kindsIn(await made(store)).sort()).toEqual(['asked', 'confirmed', 'handedBack']);
  });

  it('the other’s hand back of a question leaves alone who was accepted', async () => {
    const store = await aStore(kind);
    const question = { kind: 'question', words: 'Was für ein Telefon?' };
    await plant(store, ...asked, answer(CLARA, 1, 3, question), answer(BERND, 1, 4));
    await reactUntilQuiet(store);
    await plant(store, answer(CLARA, 2, 5, { kind: 'handBack' }));
    await reactUntilQuiet(store);
    const all = await made(store);
    expect(kindsIn(all)).not.toContain('handedBack');
    expect(all[`${BERND}:contact:r1`]).toBeDefined();
  });

  it('who holds as many tasks as are allowed gets none more, until one is done', async () => {
    const store = await aStore(kind);
    const other = (of: Body, key: string): Body =>
      JSON.parse(JSON.stringify(of).replaceAll('r1', key)) as Body;
    const second = [request(), step('confirmed', 2), answer(BERND, 1, 5)];
    await plant(store, aQuarter({ maxOpenTasks: 1 }), ...asked.slice(1), answer(BERND, 1, 3));
    await plant(store, ...second.map((one) => other(one, 'r2')));
    await reactUntilQuiet(store);
    const held = async () =>
      Object.keys(await made(store)).filter((id) => id.startsWith(`${BERND}:contact:`));
    expect(await held()).toEqual([`${BERND}:contact:r1`]);
    expect((await made(store))['requestCard:r2']).toMatchObject({ state: 'open' });
    await plant(store, answer(BERND, 2, 6, { kind: 'done', outcome: 'solved' }));
    await reactUntilQuiet(store);
    expect(await held()).toEqual([`${BERND}:contact:r2`]);
  });

  it('a yes that is over when it arrives takes nothing, and leaves it to who can come', async () => {
    const store = await aStore(kind);
    const over = { kind: 'yes', at: `${addDays(TODAY, -2)}T10:00` };
    await plant(store, ...asked, answer(BERND, 1, 3, over));
    await reactUntilQuiet(store);
    const before = await made(store);
    expect(before['requestCard:r1']).toMatchObject({ state: 'open' });
    expect(kindsIn(before)).not.toContain('accepted');
    await plant(store, answer(CLARA, 1, 4));
    await reactUntilQuiet(store);
    const all = await made(store);
    expect(all['requestCard:r1']).toMatchObject({ takenBy: `response:r1~${CLARA}~1` });
    expect(all[`${CLARA}:contact:r1`]).toBeDefined();
  });

  it('what is given back counts for a day: nobody reads one address after the other', async () => {
    const store = await aStore(kind);
    const of = (key: string, ...docs: Body[]): Body[] =>
      docs.map((one) => JSON.parse(JSON.stringify(one).replaceAll('r1', key)) as Body);
    const back = (hours: number) => ({
      ...answer(BERND, 2, 0, { kind: 'handBack' }),
      arrivedAt: new Date(Date.now() - hours * 3_600_000).toISOString(),
    });
    const open = [request(), step('confirmed', 2)];
    const state = async (key: string) =>
      ((await made(store))[`requestCard:${key}`] as { state: string }).state;
    await plant(store, aQuarter({ maxOpenTasks: 2 }), ...asked.slice(1, -2));
    const takes = async (key: string, ...then: Body[]) => {
      await plant(store, ...of(key, ...open, answer(BERND, 1, 3)));
      await reactUntilQuiet(store);
      const taken = await state(key);
      await plant(store, ...of(key, ...then));
      await reactUntilQuiet(store);
      return taken;
    };
    // What was given back longer ago does not count, nor what was never theirs.
    expect(await takes('r1', back(25))).toBe('taken');
    await plant(store, ...of('r2', ...open, answer(BERND, 1, 3), back(1)));
    await reactUntilQuiet(store);
    // Who cannot after all once takes on another.
    expect(await takes('r3', back(1))).toBe('taken');
    expect(await takes('r4', back(1))).toBe('taken');
    expect(await takes('r5')).toBe('open');
    expect((await made(store))[`${BERND}:contact:r5`]).toBeUndefined();
    // What they gave back themselves they may take on anew.
    await plant(
      store,
      ...of('r4', { ...answer(BERND, 3, 0), arrivedAt: new Date().toISOString() }),
    );
    await reactUntilQuiet(store);
    expect(await state('r4')).toBe('taken');
  });

  it('nobody is announced without a name; once it is known, the yes counts', async () => {
    const store = await aStore(kind);
    const stranger = 'd4'.repeat(16);
    await plant(store, ...asked, answer(stranger, 1, 3));
    await reactUntilQuiet(store);
    expect((await made(store))['requestCard:r1']).toMatchObject({ state: 'open' });
    await plant(store, aPerson(stranger, { name: 'Dora Dietz' }));
    await reactUntilQuiet(store);
    expect((await made(store))['requestCard:r1']).toMatchObject({ state: 'taken' });
  });

  it('a visit is moved by another yes: the person and the volunteer read the new time', async () => {
    const store = await aStore(kind);
    await plant(store, ...asked, answer(BERND, 1, 3), answer(CLARA, 1, 4));
    await reactUntilQuiet(store);
    const later = `${addDays(DAY, 2)}T15:00`;
    await plant(store, answer(BERND, 2, 5, { kind: 'yes', at: later }));
    await reactUntilQuiet(store);
    const all = await made(store);
    const steps = Object.values(all as unknown as Record<string, RequestStep>).filter(
      ({ type }) => type === 'requestStep',
    );
    expect(requestStanding(steps).accepted).toMatchObject({
      when: later,
      who: { personId: BERND, name: 'Bernd Brandt' },
    });
    expect(all[`${BERND}:contact:r1`]).toMatchObject({ when: later });
    expect(kindsIn(all)).not.toContain('handedBack');
  });

  it('who has no app is rung and written to; taken back they are rung again', async () => {
    const store = await aStore(kind);
    const byPhone = [...asked.slice(0, -2), request({ channel: 'phone' })];
    await plant(store, ...byPhone);
    await reactUntilQuiet(store);
    expect(callsIn(await made(store))).toEqual(['confirm call']);
    await plant(store, step('confirmed', 2), answer(BERND, 1, 3));
    await reactUntilQuiet(store);
    const calls = callsIn(await made(store));
    expect(calls).toEqual(['accepted call', 'accepted letter', 'confirm call']);
    const open = async () =>
      Object.values((await made(store)) as Record<string, { why?: string; doneAt?: string }>)
        .filter(({ why, doneAt }) => why !== undefined && doneAt === undefined)
        .map(({ why }) => why)
        .sort();
    expect(await open()).toEqual(['accepted', 'accepted']);
    await plant(store, answer(BERND, 2, 4, { kind: 'handBack' }));
    await reactUntilQuiet(store);
    expect(await open()).toEqual(['handedBack']);
    // Whatever comes later: the last that happened counts, not the last by name.
    await plant(store, aPerson(ASKER, { phone: '+49 209 999' }));
    await reactUntilQuiet(store);
    expect(await open()).toEqual(['handedBack']);
    await plant(store, answer(CLARA, 1, 5, { kind: 'question', words: 'Welches Gerät?' }));
    await reactUntilQuiet(store);
    expect(await open()).toEqual(['question']);
    await plant(store, step('answered', 6, { words: 'Ein Radio.' }));
    await reactUntilQuiet(store);
    expect(await open()).toEqual([]);
    for (let again = 0; again < 4; again += 1) {
      await plant(store, answer(BERND, 3 + again * 2, 10 + again * 2));
      await reactUntilQuiet(store);
      expect(await open()).toEqual(['accepted', 'accepted']);
      await plant(store, answer(BERND, 4 + again * 2, 11 + again * 2, { kind: 'handBack' }));
      await plant(store, aPerson(ASKER, { phone: `+49 209 ${again}` }));
      await reactUntilQuiet(store);
      expect(await open()).toEqual(['handedBack']);
    }
  });

  it('whom somebody asks for is rung and written to; who asked learns the day alone', async () => {
    const store = await aStore(kind);
    const other = { name: 'Frau Mutter', phone: '+49 209 777' };
    const forOther = request({ for: 'other', other, words: undefined });
    await plant(store, ...asked.slice(0, -2), forOther, step('confirmed', 2), answer(BERND, 1, 3));
    await reactUntilQuiet(store);
    const all = await made(store);
    expect(callsIn(all)).toEqual(['accepted call', 'accepted letter']);
    const calls = Object.values(all as Record<string, { type: string; whom?: unknown }>);
    for (const { whom } of calls.filter(({ type }) => type === 'call')) expect(whom).toEqual(other);
    expect(all[`${BERND}:contact:r1`]).toMatchObject({ ...other, when: `${DAY}T10:00` });
    // Neither name nor photo, neither the time nor the Türwort.
    const ofAsker = Object.entries(all).filter(([id]) => id.startsWith(ASKER));
    expect(kindsIn(all)).toContain('promised');
    for (const secret of ['Brandt', BERND, 'image', 'tuerwort', 'T10:00']) {
      expect(JSON.stringify(ofAsker), secret).not.toContain(secret);
    }
    await plant(store, answer(BERND, 2, 4, { kind: 'handBack' }));
    await reactUntilQuiet(store);
    expect(kindsIn(await made(store)).sort()).toEqual(['confirmed', 'handedBack', 'promised']);
    expect(callsIn(await made(store))).toContain('handedBack call');
  });

  it('what is to be asked of somebody else stands nowhere with who asked for them; the office rings', async () => {
    const store = await aStore(kind);
    const other = { name: 'Frau Mutter', phone: '+49 209 777' };
    const words = 'Ist die Brille schon da?';
    await plant(store, ...asked.slice(0, -2), request({ for: 'other', other }));
    await plant(store, step('confirmed', 2), answer(BERND, 1, 3, { kind: 'question', words }));
    expect(await reactUntilQuiet(store)).toEqual([]);
    const all = await made(store);
    expect(kindsIn(all).sort()).toEqual(['asked', 'confirmed']);
    const ofAsker = Object.entries(all).filter(([id]) => id.startsWith(ASKER));
    expect(JSON.stringify(ofAsker)).not.toContain('Brille');
    expect(callsIn(all)).toEqual(['question call']);
  });

  it('of a promise, too, is told that it is over where the office took the yes away', async () => {
    const store = await aStore(kind);
    const forOther = request({ for: 'other', other: { name: 'Frau Mutter' } });
    const yes = answer(BERND, 1, 3);
    await plant(store, ...asked.slice(0, -2), forOther, step('confirmed', 2), yes);
    await reactUntilQuiet(store);
    const team = await store.database(databaseNameOf('lichtenberg', 'team'));
    const known = await team.get(yes._id);
    const gone = { deleted: true, clock: {}, reason: 'user' } as const;
    await team.write([{ id: yes._id, base: known?.rev ?? null, ...gone }]);
    await reactUntilQuiet(store);
    const all = await made(store);
    expect(kindsIn(all).sort()).toEqual(['confirmed', 'handedBack', 'promised']);
    expect(callsIn(all)).toContain('handedBack call');
  });

  it('of whom has died nothing is asked any more', async () => {
    const store = await aStore(kind);
    await plant(store, ...asked, answer(BERND, 1, 3));
    await reactUntilQuiet(store);
    await plant(store, aPerson(ASKER, { ended: { reason: 'died', on: TODAY } }));
    await reactUntilQuiet(store);
    const all = await made(store);
    expect(all['requestCard:r1']).toMatchObject({ state: 'closed' });
    expect(all[`${BERND}:contact:r1`]).toBeUndefined();
  });

  it('who leaves before the day comes no more, and the task is open again', async () => {
    const store = await aStore(kind);
    await plant(store, ...asked, answer(BERND, 1, 3));
    await reactUntilQuiet(store);
    await plant(store, aPerson(BERND, { name: 'Bernd Brandt', volunteerUntil: TODAY }));
    await reactUntilQuiet(store);
    const all = await made(store);
    expect(all['requestCard:r1']).toMatchObject({ state: 'open' });
    expect(all[`${BERND}:contact:r1`]).toBeUndefined();
    expect(kindsIn(all).sort()).toEqual(['accepted', 'confirmed', 'handedBack']);
  });

  it('what a volunteer did stays done when they are erased', async () => {
    const store = await aStore(kind);
    const done = answer(BERND, 2, 4, { kind: 'done', outcome: 'solved' });
    await plant(store, ...asked, answer(BERND, 1, 3));
    await reactUntilQuiet(store);
    await plant(store, done);
    await reactUntilQuiet(store);
    const before = await made(store);
    const steps = (Object.values(before) as Body[]).filter(({ type }) => type === 'requestStep');
    const remains = steps.map((step) => whatRemains(step, (person) => person === BERND));
    expect(remains.map((step) => step?.kind).sort()).toEqual(['accepted', 'confirmed', 'done']);
    expect(JSON.stringify(remains)).not.toContain(BERND);
  });
});
