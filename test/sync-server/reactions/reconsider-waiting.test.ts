import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import type { Body } from '#domain/version.ts';
import { identityOf, numbersOf } from '../../../sync-server/identity.ts';
import { DoorWordKeys } from '../../../sync-server/reactions/requests/door-word-keys.ts';
import { followRequests } from '../../../sync-server/reactions/requests/follow-requests.ts';
import { reconsiderWaiting } from '../../../sync-server/reactions/requests/reconsider-waiting.ts';
import { RequestOwners } from '../../../sync-server/reactions/requests/request-owners.ts';
import { BOTH_STORES, type OpenedStore } from '../../support/both-stores.ts';
import { aQuarter } from '../../support/builders.ts';
import { aPerson, doc, RESIDENT_ID, VOLUNTEER_ID } from '../../support/sample-documents.ts';

const QUARTER = 'lichtenberg';
const HOUR_MS = 3_600_000;
const NOW = new Date('2026-12-01T09:00:00Z');
const ago = (hours: number) => new Date(NOW.getTime() - hours * HOUR_MS).toISOString();
const response = (key: string, n: number, said: object, hours: number) =>
  doc('response', `response:${key}~${VOLUNTEER_ID}~${n}`, {
    ...{ requestId: key, personId: VOLUNTEER_ID, n, ...said },
    arrivedAt: ago(hours),
  });

describe.each(BOTH_STORES)('a yes that waits because there was no room (%s)', (_name, open) => {
  let opened: OpenedStore;
  beforeEach(async () => {
    opened = await open();
    await plant('public', { ...aQuarter({ maxOpenTasks: 1 }) });
    await plant(
      'private',
      aPerson(VOLUNTEER_ID, { name: 'Bernd Brandt' }),
      aPerson(RESIDENT_ID),
      doc('request', `${RESIDENT_ID}:request:r1`, { kind: 'shopping', channel: 'app' }),
      doc('requestStep', `${RESIDENT_ID}:requestStep:r1~c`, {
        ...{ requestId: 'r1', kind: 'confirmed', at: ago(40), arrivedAt: ago(40) },
      }),
      // Only a day ago they had another, and gave it back.
      doc('contact', `${VOLUNTEER_ID}:contact:r0`, { requestId: 'r0', until: ago(20) }),
    );
    await plant(
      'team',
      doc('requestCard', 'requestCard:r1', {
        ...{ requestId: 'r1', kind: 'shopping', state: 'open', openSince: ago(40) },
      }),
      response('r0', 2, { kind: 'handBack' }, 22),
      response('r1', 1, { kind: 'yes', at: '2026-12-10T10:00' }, 21),
    );
  });
  afterEach(() => opened.remove());

  const database = (kind: string) => opened.store.database(`${QUARTER}-${kind}`);
  async function plant(kind: string, ...docs: Body[]) {
    await (await database(kind)).write(docs.map((one) => ({ id: one._id, base: null, doc: one })));
  }
  const card = async () => {
    const stored = await (await database('team')).get('requestCard:r1');
    return stored && !stored.deleted ? stored.doc : undefined;
  };
  /** The day's task, so many hours from now. */
  async function runIn(hours: number) {
    const { store } = opened;
    const now = new Date(NOW.getTime() + hours * HOUR_MS);
    const { writer } = await identityOf(store);
    const owners = new RequestOwners(store);
    await owners.note(QUARTER, 'r1', RESIDENT_ID);
    const takeNumbers = numbersOf(store, writer, Date.now);
    const reaction = followRequests({ owners, keys: new DoorWordKeys(store), takeNumbers });
    const today = dateOf(localDateTimeAt(now));
    const task = reconsiderWaiting(store, reaction);
    for (const kind of ['public', 'private', 'team']) {
      await task.run(await database(kind), { quarterId: QUARTER, today, now });
    }
  }

  it('is looked at again on each day: while the other task still counts, nobody has it', async () => {
    await runIn(1);
    expect(await card()).toMatchObject({ state: 'open' });
    await runIn(3);
    expect(await card()).toMatchObject({
      state: 'taken',
      takenBy: `response:r1~${VOLUNTEER_ID}~1`,
    });
    const contact = await (await database('private')).get(`${VOLUNTEER_ID}:contact:r1`);
    expect(contact?.deleted).not.toBe(true);
    expect(contact).toBeDefined();
  });

  it('is not, where they took it back meanwhile or its time is over', async () => {
    await plant('team', response('r1', 2, { kind: 'handBack' }, 20));
    await runIn(3);
    expect(await card()).toMatchObject({ state: 'open' });
    await plant('team', response('r1', 3, { kind: 'yes', at: '2026-12-01T08:00' }, 19));
    await runIn(24 * 5);
    expect(await card()).toMatchObject({ state: 'open' });
  });
});
