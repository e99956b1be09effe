import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { identityOf, numbersOf } from '../../../sync-server/identity.ts';
import type { Notifier } from '../../../sync-server/notify/notifier.ts';
import { ReactionRunner } from '../../../sync-server/reactions/reaction-runner.ts';
import { remindOfVisits } from '../../../sync-server/reactions/remind-of-visits.ts';
import { BOTH_STORES, type OpenedStore } from '../../support/both-stores.ts';
import { aQuarter } from '../../support/builders.ts';
import { doc, RESIDENT_ID, VOLUNTEER_ID } from '../../support/sample-documents.ts';

const QUARTER = 'lichtenberg';
const CONTACT = `${VOLUNTEER_ID}:contact:r1`;
const WHEN = '2026-12-02T10:00';
/** Local time is an hour ahead. */
const AT_THREE = '2026-12-01T14:30:00Z';
const AT_FOUR = '2026-12-01T15:00:00Z';

describe.each(BOTH_STORES)('the evening before a visit (%s)', (_name, open) => {
  let opened: OpenedStore;
  let now: Date;
  let told: string[];
  /** How often a runner has looked at the clock: several times a round. */
  let looks: number;
  let runner: ReactionRunner | undefined;

  beforeEach(async () => {
    opened = await open();
    now = new Date(AT_THREE);
    told = [];
    looks = 0;
    await plant('public', { ...aQuarter() });
    await plant('private', doc('contact', CONTACT, { requestId: 'r1', when: WHEN }), step('r1'));
    // Withdrawn since: the step is history, and no contact is there any more.
    await plant('private', step('r2'));
    await plant('private', step('r3', '2026-12-03T10:00'));
  });
  afterEach(async () => {
    await runner?.end();
    await opened.remove();
  });

  const step = (requestId: string, when = WHEN) =>
    doc('requestStep', `${RESIDENT_ID}:requestStep:${requestId}~yes`, {
      requestId,
      kind: 'accepted',
      when,
    });

  async function plant(kind: string, ...docs: { _id: string }[]) {
    const database = await opened.store.database(`${QUARTER}-${kind}`);
    await database.write(docs.map((one) => ({ id: one._id, base: null, doc: { ...one } })));
  }

  async function start() {
    await runner?.end();
    const { store } = opened;
    const identity = await identityOf(store);
    const notifier = {
      tell: async (_quarter: string, personId: string) => void told.push(personId),
    } as unknown as Notifier;
    runner = new ReactionRunner({
      store,
      identity,
      takeNumbers: numbersOf(store, identity.writer, Date.now),
      reactions: [],
      daily: [remindOfVisits(notifier)],
      leaves: { conflictsOf: async () => [], close: async () => {} },
      now: () => {
        looks += 1;
        return now;
      },
      fault: () => {},
      roundEvery: 20,
    });
    runner.start();
  }

  /** Until a daily task has been done on a day. */
  const isDone = async (task: string, on: string) => {
    const registry = await opened.store.database('registry');
    const id = `checkpoint:${task}~${QUARTER}-private`;
    await expect.poll(async () => (await registry.get(id)) ?? {}).toMatchObject({ doc: { on } });
  };

  it('both are reminded, once, from four o’clock on', async () => {
    await start();
    await isDone('sweep', '2026-12-01');
    expect(told).toEqual([]);
    now = new Date(AT_FOUR);
    await isDone('remind', '2026-12-01');
    await expect.poll(() => [...told].sort()).toEqual([RESIDENT_ID, VOLUNTEER_ID].sort());
    await start();
    const before = looks;
    await expect.poll(() => looks).toBeGreaterThan(before + 20);
    expect(told).toHaveLength(2);
  });
});
