import { randomBytes } from 'node:crypto';
import { sealedLetter } from '#domain/sealed-letter.ts';
import { pick } from '../support/random.ts';
import { SAMPLES } from '../support/sample-documents.ts';
import { spoiled } from './odd-values.ts';

type Random = () => number;

/** A request as a well-behaved device sends it; spoiling it comes after. */
export interface Asked {
  method: string;
  /** Segments of the path, not encoded. */
  path: string[];
  query?: Record<string, string>;
  body?: unknown;
  /** It stays open until the asker goes. */
  stays?: true;
}

/** What the fuzzer has learnt of the server it asks. */
export interface Known {
  epoch: string;
  deviceIds: readonly string[];
  quarter: string;
  /** What letters to the quarter are sealed to. */
  sealKey: string;
}

const REV = `1-${'a'.repeat(32)}`;
const SECRET = 'A'.repeat(43);
const PERSON = 'a'.repeat(32);
const documents = Object.values(SAMPLES);
const ids = documents.map(({ _id }) => _id);

/** Every endpoint of sync.md, each in its usual shapes. */
const SHAPES: ((random: Random, known: Known) => Asked)[] = [
  () => ({ method: 'GET', path: ['api', 'health'] }),
  () => ({ method: 'GET', path: ['api', 'session'] }),
  () => ({ method: 'GET', path: ['api', 'quarters'] }),
  (random) => ({
    method: 'POST',
    path: ['api', 'pair'],
    body: pick(random, [
      { code: 'ACDEFHJK', secret: SECRET, deviceName: 'Tablet' },
      { self: true, quarter: 'lichtenberg', personId: PERSON, secret: SECRET },
    ]),
  }),
  (_, { quarter }) => ({
    method: 'POST',
    path: ['api', 'codes'],
    body: { role: 'team', quarters: [quarter], placeId: 'huellen', label: 'Tablet' },
  }),
  () => ({ method: 'GET', path: ['api', 'devices'] }),
  (random, { deviceIds }) => ({
    method: 'PATCH',
    path: ['api', 'devices', pick(random, deviceIds)],
    body: { name: 'Neu', bringIn: true },
  }),
  () => ({ method: 'DELETE', path: ['api', 'devices', 'd000000000000'] }),
  (random, { quarter }) => ({
    method: pick(random, ['GET', 'POST']),
    path: ['api', 'erase'],
    query: { quarter },
    body: { quarter, personId: PERSON.replace('a', 'f') },
  }),
  (random, { quarter }) => ({
    method: pick(random, ['GET', 'POST']),
    path: ['api', 'quarantine'],
    query: { quarter },
    body: { quarter, ids: ['quarantine:x'], decision: 'accept' },
  }),
  (random, { quarter }) => lock(random, quarter),
  (random, { quarter, deviceIds }) => leave(random, quarter, deviceIds),
  (random) => ({
    method: pick(random, ['GET', 'PUT', 'DELETE']),
    path: ['api', 'notifications'],
    body: { endpoint: 'https://updates.push.services.mozilla.com/x' },
  }),
  (random, { quarter, epoch }) => ({
    method: 'POST',
    path: ['api', 'sync', quarter, scopeIn(random), 'diff'],
    body: { epoch, have: Object.fromEntries(some(random).map((id) => [id, REV])) },
  }),
  (random, { quarter }) => ({
    method: 'POST',
    path: ['api', 'sync', quarter, scopeIn(random), 'changes'],
    body: { limit: 5, erasedUpTo: 1, accepted: some(random).map((id) => ({ id, rev: REV })) },
  }),
  (random, { quarter }) => ({
    method: 'GET',
    path: ['api', 'sync', quarter, scopeIn(random), pick(random, ['changes', 'snapshot'])],
    query: { limit: '10', since: 'WyJ4Il0.AAAAAAAAAAAAAAAAAAAAAA' },
  }),
  push,
  push,
  push,
  (_, { quarter }) => ({ method: 'GET', path: ['api', 'sync', quarter, 'live'], stays: true }),
  (_, { quarter }) => ({ method: 'GET', path: ['calendar', `${quarter}.ics`] }),
  (_, { quarter }) => ({ method: 'GET', path: ['calendar', quarter, 'technik-treff.ics'] }),
  (_, { quarter }) => ({ method: 'GET', path: ['q', quarter] }),
  couchRead,
  couchRead,
  couchChanges,
  couchWrite,
  couchWrite,
];

/** One of them. */
export function askedThing(random: Random, known: Known): Asked {
  return pick(random, SHAPES)(random, known);
}

function push(random: Random, known: Known): Asked {
  const { quarter, deviceIds } = known;
  const writes = some(random).map((id) => {
    const base = pick(random, [null, REV]);
    const clock = { [pick(random, deviceIds)]: Math.floor(random() * 1e6) };
    if (random() < 0.2) return { id, base, deleted: true, clock, reason: 'user' };
    if (random() < 0.1)
      return { sealed: { id: `letter:${PERSON}`, key: 'a'.repeat(16), box: 'AAAA' } };
    const doc = { ...documents[ids.indexOf(id)], clock };
    return random() < 0.3 ? { sealed: letterOf(random, doc, known) } : { id, base, doc };
  });
  const body = { writes, heal: random() < 0.3, actor: 'visitor:7' };
  return { method: 'POST', path: ['api', 'sync', quarter, 'push'], body };
}

/** A letter that opens, whatever is in it. */
function letterOf(random: Random, doc: object, { quarter, sealKey }: Known) {
  const content = spoiled(random, { doc, bases: [{ doc }] });
  return sealedLetter({ quarter, sealKey }, content as never, randomBytes(48));
}

function leave(random: Random, quarter: string, deviceIds: readonly string[]): Asked {
  return pick<Asked>(random, [
    { method: 'POST', path: ['api', 'leave'], body: { pin: '123456' } },
    { method: 'GET', path: ['api', 'leave', 'cards'], query: { quarter } },
    { method: 'PUT', path: ['api', 'leave', pick(random, deviceIds)] },
  ]);
}

function lock(random: Random, quarter: string): Asked {
  const cards = ['api', 'locks', 'cards'];
  return pick<Asked>(random, [
    {
      method: 'PUT',
      path: ['api', 'locks', PERSON],
      body: { wrapId: 'wrap0001', check: SECRET, share: SECRET },
    },
    {
      method: 'POST',
      path: ['api', 'locks', PERSON, 'open'],
      body: { checks: { wrap0001: SECRET } },
    },
    { method: 'GET', path: cards, query: { quarter } },
    { method: 'PUT', path: [...cards, PERSON], body: { quarter, hash: PERSON + PERSON } },
    { method: 'DELETE', path: [...cards, PERSON], query: { quarter } },
  ]);
}

function couchRead(random: Random, known: Known): Asked {
  const path = ['couch', databaseIn(random, known)];
  const [id = ''] = some(random);
  return pick<Asked>(random, [
    { method: 'GET', path },
    {
      method: 'GET',
      path: [...path, '_all_docs'],
      query: { include_docs: 'true', startkey: '"a"', skip: '1' },
    },
    { method: 'POST', path: [...path, '_all_docs'], body: { keys: some(random) } },
    {
      method: 'POST',
      path: [...path, '_bulk_get'],
      body: { docs: some(random).map((one) => ({ id: one, rev: REV })) },
    },
    {
      method: 'POST',
      path: [...path, '_revs_diff'],
      body: Object.fromEntries(some(random).map((one) => [one, [REV]])),
    },
    { method: 'GET', path: [...path, id], query: { open_revs: `["${REV}"]`, revs: 'true' } },
    { method: 'GET', path: [...path, '_local', 'checkpoint'] },
  ]);
}

function couchChanges(random: Random, known: Known): Asked {
  const feed = pick(random, ['normal', 'longpoll', 'continuous']);
  return {
    method: 'GET',
    path: ['couch', databaseIn(random, known), '_changes'],
    query: { feed, since: '0', limit: '5', heartbeat: '1000', timeout: '100', style: 'all_docs' },
    stays: true,
  };
}

function couchWrite(random: Random, known: Known): Asked {
  const path = ['couch', databaseIn(random, known)];
  const [id = ''] = some(random);
  const doc = {
    ...documents[ids.indexOf(id)],
    _rev: REV,
    _revisions: { start: 1, ids: [REV.slice(2)] },
  };
  return pick<Asked>(random, [
    { method: 'POST', path: [...path, '_bulk_docs'], body: { docs: [doc], new_edits: false } },
    { method: 'PUT', path: [...path, id], query: { new_edits: 'false' }, body: doc },
    { method: 'PUT', path: [...path, '_local', 'checkpoint'], body: { seq: 1, _rev: '0-1' } },
    { method: 'DELETE', path: [...path, '_local', 'checkpoint'], query: { rev: '0-1' } },
    { method: 'POST', path: [...path, '_ensure_full_commit'] },
  ]);
}

function databaseIn(random: Random, { quarter }: Known): string {
  return `${quarter}-${pick(random, ['public', 'team', 'private'])}`;
}

function scopeIn(random: Random): string {
  return pick(random, ['public', 'team', 'office', 'me']);
}

function some(random: Random): string[] {
  return Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(random, ids));
}
