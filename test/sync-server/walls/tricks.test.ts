import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Body } from '#domain/version.ts';
import { databaseNameOf } from '../../../sync-server/stores/database-name.ts';
import { BOTH_STORES, type OpenedStore } from '../../support/both-stores.ts';
import type { PairedDevice } from '../../support/paired-device.ts';
import {
  aRequest,
  doc,
  RESIDENT_ID,
  SAMPLES,
  STRANGER_ID,
  VOLUNTEER_ID,
} from '../../support/sample-documents.ts';
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

/** What an attacker holds: what stands at the server, and what their own device would write. */
interface Standing {
  samples: Record<string, Body>;
  rev(type: string): string;
  deviceId: string;
  tabletId: string;
}
type Attack = [
  name: string,
  who: Who,
  writes: (standing: Standing) => object[],
  said: RegExp,
  others?: object,
];

const own = ({ deviceId }: Standing) => ({ ...SEED_CLOCK, [deviceId]: 1 });
/** A change of what stands, with the right base and clock. */
const change =
  (type: string, fields: Record<string, unknown>, envelope: object = {}) =>
  (at: Standing): object[] => {
    const before = at.samples[type] as Body;
    const next = { ...before, clock: own(at), ...fields };
    return [{ id: before._id, base: at.rev(type), doc: next, ...envelope }];
  };
const create =
  (document: Body, fields: Record<string, unknown> = {}) =>
  (at: Standing): object[] => {
    const next = { ...document, clock: { [at.deviceId]: 1 }, ...fields };
    return [{ id: next._id, base: null, doc: next }];
  };
const remove =
  (type: string, reason: string) =>
  (at: Standing): object[] => {
    const { _id: id } = at.samples[type] as Body;
    return [{ id, base: at.rev(type), deleted: true, clock: own(at), reason }];
  };

const NO = /^rejected (forbidden|invalid)$/;
const FORBIDDEN = /^rejected forbidden$/;
const INVALID = /^rejected invalid$/;
const OLDER = /^retry server-older$/;
const other = `${STRANGER_ID}:request:r1`;
const visitOf = (personId: string) =>
  doc('visit', `visit:huellen~2026-12-01~${personId}`, { ...SAMPLES.visit, personId });

const ATTACKS: Attack[] = [
  ['another’s range', 'resident', create(aRequest(STRANGER_ID)), FORBIDDEN],
  ['the office’s range', 'resident', create(SAMPLES.call), FORBIDDEN],
  [
    'an own id around another’s document',
    'resident',
    create(aRequest(RESIDENT_ID), { _id: other }),
    FORBIDDEN,
  ],
  [
    'another’s document under an own id',
    'resident',
    ({ deviceId }) => [
      {
        id: `${RESIDENT_ID}:request:new`,
        base: null,
        doc: { ...aRequest(STRANGER_ID), clock: { [deviceId]: 1 } },
      },
    ],
    INVALID,
  ],
  [
    'a range with capital letters',
    'resident',
    create(aRequest(RESIDENT_ID), { _id: `${RESIDENT_ID.toUpperCase()}:request:r1` }),
    NO,
  ],
  ['an id with a slash', 'office', create(doc('place', 'place:a/b', { name: 'X', doors: [] })), NO],
  ['an id of a design document', 'office', create(doc('place', '_design/place', {})), NO],
  ['a local document', 'office', create(doc('place', '_local/place', {})), NO],
  [
    'an id with a lone surrogate',
    'office',
    create(doc('place', 'place:\ud800', { name: 'X', doors: [] })),
    NO,
  ],
  ['a type that is not the id’s', 'office', change('place', { type: 'event' }), INVALID],
  ['a type of another database', 'tablet', create(SAMPLES.visit, { type: 'person' }), INVALID],
  ['a type of tomorrow', 'office', create(doc('festival', 'festival:a', {})), OLDER],
  ['a place by a tablet', 'tablet', change('place', { name: 'Meins' }), FORBIDDEN],
  ['the quarter by its tablet', 'tablet', change('quarter', { name: 'Meins' }), FORBIDDEN],
  ['the quarter’s key by its office', 'office', change('quarter', { sealKey: 'x' }), FORBIDDEN],
  [
    'the quarter’s home by its office',
    'office',
    change('quarter', { homeServer: 's0' }),
    FORBIDDEN,
  ],
  ['the person of a visit', 'tablet', change('visit', { personId: VOLUNTEER_ID }), NO],
  ['_deleted in a document', 'resident', change('request', { _deleted: true }), INVALID],
  ['_rev in a document', 'resident', change('request', { _rev: '9-a' }), INVALID],
  ['_attachments in a document', 'office', change('place', { _attachments: {} }), INVALID],
  ['a delete of a request', 'resident', remove('request', 'user'), FORBIDDEN],
  ['a delete that no edit undoes', 'tablet', remove('visit', 'erased'), FORBIDDEN],
  ['a retention of one’s own making', 'tablet', remove('visit', 'retention'), FORBIDDEN],
  ['a delete for an unknown reason', 'office', remove('place', 'because'), INVALID],
  ['a delete of a person by the office', 'office', remove('person', 'user'), FORBIDDEN],
  ['another’s number in a clock', 'tablet', change('visit', { clock: { s0: 9, x: 1 } }), INVALID],
  ['the server’s number in a clock', 'resident', change('request', { clock: { s0: 2 } }), INVALID],
  ['no clock', 'resident', change('request', { clock: undefined, words: 'Neu' }), INVALID],
  [
    'a clock that says nothing new',
    'office',
    change('place', { clock: SEED_CLOCK, fees: '1' }),
    INVALID,
  ],
  ['a clock of text', 'office', change('place', { clock: { a: '1' } }), INVALID],
  ['a clock beyond all numbers', 'office', change('place', { clock: { s0: 2 ** 60 } }), INVALID],
  [
    'a clock named as every object’s',
    'office',
    change('place', { clock: { toString: 1 } }),
    INVALID,
  ],
  [
    'a step of the office by a resident',
    'resident',
    create({ ...SAMPLES.requestStep, _id: `${RESIDENT_ID}:requestStep:r1~z`, kind: 'confirmed' }),
    NO,
  ],
  [
    'a step of the server by the office',
    'office',
    create({ ...SAMPLES.requestStep, _id: `${RESIDENT_ID}:requestStep:r1~z`, kind: 'done' }),
    NO,
  ],
  [
    'a verification of oneself',
    'unverified',
    change('person', { verified: '2026-12-01' }),
    FORBIDDEN,
  ],
  [
    'a seen identity of oneself',
    'resident',
    change('accessRequest', { identitySeenOn: '2026-12-01' }),
    FORBIDDEN,
  ],
  ['a place in a course', 'resident', change('registration', { admission: 'in' }), NO],
  [
    'a consent of one’s own making',
    'resident',
    create(SAMPLES.consent, { _id: `${RESIDENT_ID}:consent:c2` }),
    FORBIDDEN,
  ],
  [
    'an answer in another’s name',
    'volunteer',
    create(SAMPLES.response, { _id: `response:r1~${STRANGER_ID}~1`, personId: STRANGER_ID }),
    FORBIDDEN,
  ],
  [
    'an answer from a shared tablet',
    'tablet',
    create(SAMPLES.response, { _id: `response:r1~${VOLUNTEER_ID}~2`, n: 2 }),
    FORBIDDEN,
  ],
  [
    'a contact of one’s own making',
    'volunteer',
    create(SAMPLES.contact, { _id: `${VOLUNTEER_ID}:contact:r2`, requestId: 'r2' }),
    FORBIDDEN,
  ],
  [
    'a longer hold on a contact',
    'volunteer',
    change('contact', { until: '2036-01-01T00:00:00Z' }),
    FORBIDDEN,
  ],
  [
    'a card for a request',
    'office',
    create(SAMPLES.requestCard, { _id: 'requestCard:r2', requestId: 'r2' }),
    FORBIDDEN,
  ],
  ['free places', 'office', change('vacancy', { free: 99 }), FORBIDDEN],
  ['counts of another device', 'volunteer', change('tally', { counts: { '75+': 99 } }), FORBIDDEN],
  [
    'the server’s own counts',
    'office',
    create({ ...SAMPLES.tally, _id: 'tally:huellen~2026-12-01~server', writer: 'server' }),
    NO,
  ],
  ['figures that were handed in', 'office', change('reportState', { figures: {} }), FORBIDDEN],
  ['an entry of the deny-list', 'office', remove('erased', 'user'), FORBIDDEN],
  ['two visitors made one', 'tablet', change('visitor', { mergedInto: STRANGER_ID }), FORBIDDEN],
  [
    'a notice of another Treff',
    'tablet',
    change('notice', { placeId: 'place:schalke' }),
    FORBIDDEN,
  ],
  [
    'another device’s number, healing',
    'stranger',
    change('request', { clock: { s0: 5 } }),
    FORBIDDEN,
    { heal: true },
  ],
  [
    'a heal of another’s range',
    'resident',
    create(aRequest(STRANGER_ID), { clock: { s0: 4 } }),
    FORBIDDEN,
    { heal: true },
  ],
  [
    'a healed deletion that no edit undoes',
    'resident',
    remove('request', 'erased'),
    FORBIDDEN,
    { heal: true },
  ],
  [
    'too much in a document',
    'office',
    change('place', { description: 'x'.repeat(70_000) }),
    /^rejected (too-large|invalid)$/,
  ],
];

describe.each(BOTH_STORES)('tricks at push, over %s', (_name, open) => {
  let opened: OpenedStore;
  let server: TestServer;
  let paired: Record<Who, PairedDevice | undefined>;
  let standing: Standing;
  const client = (who: Who) => new SyncClient(server, paired[who]);

  beforeAll(async () => {
    opened = await open();
    paired = await pairEverybody(opened.store);
    const tabletId = paired.tablet?.deviceId ?? '';
    const { image: _, ownImage: __, ...samples } = samplesFor('lichtenberg', tabletId);
    await plantSamples(opened.store, 'lichtenberg', Object.values(samples));
    const revs = new Map<string, string>();
    for (const database of await databasesOf(opened.store, 'lichtenberg')) {
      for (const { id, rev } of (await database.all()).documents) revs.set(id, rev);
    }
    const rev = (type: string) =>
      revs.get((samples as Record<string, Body>)[type]?._id ?? '') ?? '';
    standing = { samples, rev, deviceId: '', tabletId };
    server = await startTestServer({ store: opened.store });
  });
  afterAll(async () => {
    await server.stop();
    await opened.remove();
  });

  const content = async () => {
    const all = [];
    for (const database of await databasesOf(server.store, 'lichtenberg')) {
      all.push((await database.all()).documents);
    }
    return JSON.stringify(all);
  };
  let before: string;
  beforeEach(async () => {
    before = await content();
  });

  it.each(ATTACKS)('%s, by the %s, is refused and changes nothing', async (...attack) => {
    const [, who, writes, said, others] = attack;
    const as = client(who);
    const [result] = await as.push(writes({ ...standing, deviceId: as.deviceId }), others);
    expect(`${result.outcome} ${result.code}`).toMatch(said);
    expect(await content()).toBe(before);
  });

  it('the same in a letter is refused too', async () => {
    const seal = await sealerFor(server.store, 'lichtenberg');
    const tried: [Who, Body][] = [
      ['guest', SAMPLES.person],
      ['guest', { ...SAMPLES.report, _id: 'office:report:n1', handledAt: '2026-12-01T10:00:00Z' }],
      ['kiosk', { ...SAMPLES.person, _id: `${STRANGER_ID}:person:self`, verified: '2026-12-01' }],
      [
        'kiosk',
        {
          ...SAMPLES.accessRequest,
          _id: `${STRANGER_ID}:accessRequest:q`,
          identitySeenOn: '2026-12-01',
        },
      ],
      ['kiosk', visitOf(STRANGER_ID)],
      ['tablet', SAMPLES.contact],
      ['resident', aRequest(STRANGER_ID)],
      ['volunteer', { ...SAMPLES.consent, _id: `${STRANGER_ID}:consent:c1`, withdrawnAt: 'x' }],
    ];
    for (const [who, body] of tried) {
      const as = client(who);
      const clock = { [as.deviceId || 'x0123456789ab']: 7 };
      const [result] = await as.push([seal({ ...body, clock })]);
      expect([who, body._id, result.outcome, result.code]).toEqual([
        who,
        body._id,
        'rejected',
        expect.stringMatching(/^(forbidden|invalid)$/),
      ]);
      // Not which field of which document: whoever brings a letter need not have written it.
      expect(result).not.toHaveProperty('field');
      expect(JSON.stringify(result)).not.toContain(body._id);
    }
    expect(await content()).toBe(before);
  });

  it('what the server alone writes is not believed of anybody', async () => {
    const lies = {
      by: { role: 'office', device: 'd000000000000', actor: 'x' },
      arrivedAt: '2001-01-01T00:00:00.000Z',
      updatedAt: '2099-01-01T00:00:00.000Z',
      skew: 7,
      deleteAfter: '2099-12-31',
      healedBy: 'x',
    };
    const resident = client('resident');
    const request = { ...aRequest(RESIDENT_ID), _id: `${RESIDENT_ID}:request:lies` };
    const made = create(request, lies)({ ...standing, deviceId: resident.deviceId });
    expect(await resident.push(made)).toMatchObject([{ outcome: 'accepted' }]);
    const database = await server.store.database(databaseNameOf('lichtenberg', 'private'));
    const stored = await database.get(request._id);
    const kept = stored && !stored.deleted ? stored.doc : {};
    expect(kept).toMatchObject({ by: { role: 'resident', device: resident.deviceId } });
    expect(JSON.stringify(kept)).not.toMatch(/2001|2099|d000000000000|"skew"|healedBy/);
  });

  it('what is there and what is not are refused with the same words', async () => {
    const hidden = Object.values(standing.samples).filter(
      ({ _id }) => !/^(quarter|place|event|notice|vacancy):/.test(_id),
    );
    for (const who of ['guest', 'kiosk', 'stranger'] as const) {
      const as = client(who);
      const probe = async (missing: boolean) => {
        const writes = hidden.map((sample) => {
          const _id = missing ? missingLike(sample._id) : sample._id;
          return { id: _id, base: null, doc: { ...sample, _id, clock: { [as.deviceId]: 3 } } };
        });
        const results = await as.push(writes);
        return results.map(({ id: _, ...said }) => said);
      };
      expect([who, await probe(false)]).toEqual([
        who,
        hidden.map(() => ({ outcome: 'rejected', code: 'forbidden', message: expect.any(String) })),
      ]);
      const deletes = (missing: boolean) =>
        hidden.map(({ _id }) => ({
          id: missing ? missingLike(_id) : _id,
          base: null,
          deleted: true,
          clock: { [as.deviceId]: 3 },
          reason: 'user',
        }));
      const there = (await as.push(deletes(false))).map(({ id: _, ...said }) => said);
      const nowhere = (await as.push(deletes(true))).map(({ id: _, ...said }) => said);
      expect([who, there]).toEqual([who, nowhere]);
    }
  });

  it('a letter is answered alike, whatever stands under its id that its sender may not read', async () => {
    const seal = await sealerFor(server.store, 'lichtenberg');
    const sealed = ['report', 'person', 'consent', 'request', 'registration', 'accessRequest'];
    for (const [who, types] of Object.entries(SEALED_BY) as [Who, readonly string[]][]) {
      const as = client(who);
      const clock = { [as.deviceId || 'x0123456789ab']: 8 };
      const letters = sealed.flatMap((type) => {
        const sample = (standing.samples as Record<string, Body>)[type] ?? expect.fail(type);
        const { identitySeenOn: _, ...body } = { ...sample, ...CHANGED_IN_LETTERS[type] };
        return [sample._id, elsewhere(sample._id, '8')].flatMap((_id) =>
          [[], [{ doc: sample }], [{ doc: { ...body, _id, clock: {} } }]].map((bases) =>
            seal({ ...body, _id, clock } as Body, { bases }),
          ),
        );
      });
      const told = (await as.push(letters)).map(({ id: _, ...answer }) => answer);
      for (const [n, type] of sealed.entries()) {
        const there = told.slice(n * 6, n * 6 + 3);
        expect([who, type, told.slice(n * 6 + 3, n * 6 + 6)]).toEqual([who, type, there]);
        const outcome = types.includes(type) ? 'accepted' : 'rejected';
        expect([who, type, there[0]]).toEqual([who, type, expect.objectContaining({ outcome })]);
      }
    }
    // Nothing that stood there is otherwise than before.
    const now = saidIn(await content());
    for (const [id, said] of saidIn(before)) expect([id, now.get(id)]).toEqual([id, said]);
  });
});

/** An id of the same kind at which nothing stands. */
function missingLike(id: string): string {
  return id.replace(/[^~:]+$/, (key) => (/^[0-9a-f]{32}$/.test(key) ? '9'.repeat(32) : `${key}9`));
}

/** Which types each may hand in unreadably; those that it may not are refused alike. */
const SEALED_BY: Partial<Record<Who, readonly string[]>> = {
  guest: ['report'],
  kiosk: ['report', 'person', 'consent', 'request', 'registration', 'accessRequest'],
  tablet: ['report', 'person', 'consent', 'request', 'accessRequest'],
  volunteer: ['report', 'person', 'consent', 'request', 'accessRequest'],
  stranger: ['report'],
};

/** So that a letter says something else than what stands there. */
const CHANGED_IN_LETTERS: Record<string, Record<string, unknown>> = {
  report: { words: 'Anders' },
  person: { phone: '0209 777' },
  consent: { textVersion: 'anders' },
  request: { words: 'Anders' },
  registration: { note: 'anders' },
  accessRequest: { dueOn: '2027-02-01' },
};

/** The same of a person whom nobody knows, or of nobody under another key. */
function elsewhere(id: string, digit: string): string {
  return id.replace(/^[0-9a-f]{32}/, digit.repeat(32)).replace(/^office:.*/, `$&${digit}`);
}

/** What each document says, apart from the numbers of who said it. */
function saidIn(content: string): Map<string, object> {
  const documents = (JSON.parse(content) as { id: string; doc: Body }[][]).flat();
  return new Map(
    documents.map(({ id, doc: { clock: _, updatedAt: __, ...said } }) => [id, said] as const),
  );
}
