import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BOTH_STORES } from '../../support/both-stores.ts';
import { aPlace } from '../../support/builders.ts';
import { partsIn } from '../../support/couch-replicator.ts';
import {
  type AskOptions,
  aCouchSetting,
  aRevision,
  ask,
  type CouchSetting,
  hash,
} from '../../support/couch-setting.ts';
import { erasing } from '../../support/erasing.ts';
import { eventually } from '../../support/eventually.ts';
import { aBox, pairBox } from '../../support/paired-box.ts';

type Row = { id: string; seq: string; changes: { rev: string }[]; deleted?: true; doc?: object };

describe.each(BOTH_STORES)('/couch over %s', (_, open) => {
  let setting: CouchSetting;
  beforeAll(async () => {
    setting = await aCouchSetting(open, {
      documents: [aPlace({ _id: 'place:a' }), aPlace({ _id: 'place:b' })],
      denyList: erasing('place:erased'),
    });
  });
  afterAll(() => setting.stop());

  const asBox = (path: string, options: AskOptions = {}, kind?: 'public' | 'team' | 'private') =>
    ask(`${setting.url(kind)}${path}`, {
      ...options,
      headers: { authorization: setting.box.authorization, ...options.headers },
    });
  const asGuest = (path: string, options: AskOptions = {}) =>
    ask(`${setting.url()}${path}`, options);
  const bring = async (docs: unknown[], kind?: 'public' | 'team' | 'private') => {
    const answer = await asBox(
      '/_bulk_docs',
      { method: 'POST', body: { docs, new_edits: false } },
      kind,
    );
    expect(answer.status).toBe(201);
    return answer.body as unknown as { id: string; error: string; reason: string }[];
  };
  const seqNow = async () => String((await asGuest('')).body.update_seq);

  describe('who may', () => {
    it('welcomes everybody, and names its store so that a restored one is another', async () => {
      const { status, body } = await ask(`${setting.server.url}/couch/`);
      expect(status).toBe(200);
      expect(body).toMatchObject({ couchdb: 'Welcome', uuid: setting.server.epoch });
    });

    it('answers alike for what is not there and for what one may not see', async () => {
      const other = aBox();
      await pairBox(setting.server.store, other, { quarters: ['koeln'] });
      const office = aBox();
      const fields = { quarters: ['lichtenberg'], role: 'office' };
      await pairBox(setting.server.store, office, fields);
      const paths = ['', '/_changes', '/place:a', '/_local/x', '/_all_docs'];
      const unknown = [
        [`${setting.server.url}/couch/nirgends-public`, {}],
        [`${setting.server.url}/couch/nirgends-team`, {}],
        [`${setting.server.url}/couch/registry`, { authorization: setting.box.authorization }],
        [`${setting.server.url}/couch/koeln-team`, { authorization: setting.box.authorization }],
        [setting.url('team'), {}],
        [setting.url('private'), {}],
        [setting.url('team'), { authorization: other.authorization }],
        [setting.url('team'), { authorization: office.authorization }],
      ] as const;
      const expected = { error: 'not_found', reason: 'Database does not exist.' };
      for (const [url, headers] of unknown) {
        for (const path of paths) {
          expect(await ask(url + path, { headers })).toMatchObject({ status: 404, body: expected });
        }
        const put = await ask(url, { method: 'PUT', headers });
        expect(put).toMatchObject({ status: 404, body: expected });
        const write = { method: 'POST', headers, body: { docs: [], new_edits: false } };
        expect(await ask(`${url}/_bulk_docs`, write)).toMatchObject({
          status: 404,
          body: expected,
        });
      }
    });

    it('knows a box by its secret, until it is revoked', async () => {
      const box = aBox();
      const wrong = `${box.authorization.slice(0, -4)}AAAA`;
      await pairBox(setting.server.store, box, { quarters: ['lichtenberg'] });
      const status = async (authorization: string) =>
        (await ask(setting.url('team'), { headers: { authorization } })).status;
      expect(await status(box.authorization)).toBe(200);
      expect(await status(wrong)).toBe(401);
      expect(await status('Basic b2ZmaWNlOmdlaGVpbQ==')).toBe(401);
      const revokedAt = '2026-11-02T08:00:00Z';
      await pairBox(setting.server.store, box, { quarters: ['lichtenberg'], revokedAt });
      await eventually(async () => expect(await status(box.authorization)).toBe(401));
    });

    it('knows no box by a cookie, revoked or not, nor beside other credentials', async () => {
      const box = aBox();
      const cookie = `vo_device=${box.authorization.slice('Bearer '.length)}`;
      const authorization = 'Basic b2ZmaWNlOmdlaGVpbQ==';
      const write = { method: 'POST', body: { docs: [], new_edits: false } };
      const statuses = async () => [
        (await ask(setting.url('team'), { headers: { cookie } })).status,
        (await ask(setting.url('team'), { headers: { cookie, authorization } })).status,
        (await ask(`${setting.url('team')}/_bulk_docs`, { ...write, headers: { cookie } })).status,
        (await ask(`${setting.url()}/_bulk_docs`, { ...write, headers: { cookie } })).status,
      ];
      await pairBox(setting.server.store, box, { quarters: ['lichtenberg'] });
      expect(await statuses()).toEqual([404, 404, 404, 403]);
      const revokedAt = '2026-11-02T08:00:00Z';
      await pairBox(setting.server.store, box, { quarters: ['lichtenberg'], revokedAt });
      const known = async () => expect(await statuses()).toEqual([404, 401, 404, 403]);
      await eventually(known);
    });

    it('lets guests write nothing, by whatever way, and has nothing changed', async () => {
      const before = await seqNow();
      const doc = aRevision('place:guest');
      const bulk = { method: 'POST', body: { docs: [doc], new_edits: false } };
      const refused = [
        await asGuest('/_bulk_docs', bulk),
        await asGuest('/_bulk_docs', { method: 'POST', body: { docs: [{ _id: 'place:guest' }] } }),
        await asGuest('/place:guest?new_edits=false', { method: 'PUT', body: doc }),
        await asGuest('/place:guest', { method: 'PUT', body: { n: 1 } }),
        await asGuest('/place:a?rev=1-a', { method: 'DELETE' }),
        await asGuest('', { method: 'POST', body: doc }),
        await asGuest('/_design/x', { method: 'PUT', body: {} }),
      ];
      for (const { status, body } of refused) {
        expect({ status, error: body.error }).toEqual({ status: 403, error: 'forbidden' });
      }
      expect(await seqNow()).toBe(before);
      expect((await asGuest('/place:guest')).status).toBe(404);
    });

    it('acknowledges a guest’s checkpoint and keeps none', async () => {
      const put = await asGuest('/_local/abc', { method: 'PUT', body: { session_id: 's' } });
      expect(put).toMatchObject({ status: 201, body: { ok: true, id: '_local/abc', rev: '0-1' } });
      const anew = await asGuest('/_local/abc', { method: 'PUT', body: { session_id: 't' } });
      expect(anew).toMatchObject({ status: 201, body: { rev: '0-1' } });
      const again = { method: 'PUT', body: { _rev: '0-1', session_id: 't' } };
      expect(await asGuest('/_local/abc', again)).toMatchObject({
        status: 201,
        body: { rev: '0-2' },
      });
      // What is no text has no text either.
      const odd = { method: 'PUT', body: { _rev: { toString: 1 } } };
      expect(await asGuest('/_local/abc', odd)).toMatchObject({
        status: 201,
        body: { rev: '0-1' },
      });
      expect(await asGuest('/_local/abc')).toMatchObject({
        status: 404,
        body: { error: 'not_found', reason: 'missing' },
      });
      expect((await asBox('/_local/abc')).status).toBe(404);
    });

    it('keeps a box’s checkpoint, over its current rev alone, and shows it to no other', async () => {
      const other = aBox();
      await pairBox(setting.server.store, other, { quarters: ['lichtenberg'] });
      const body = { session_id: 's', source_last_seq: '7-x', history: [{ n: 1 }] };
      const put = await asBox('/_local/abc.+_=x', { method: 'PUT', body });
      expect(put).toMatchObject({ status: 201, body: { ok: true, rev: '0-1' } });
      const found = await asBox('/_local/abc.+_=x');
      expect(found.body).toEqual({ _id: '_local/abc.+_=x', _rev: '0-1', ...body });
      const stale = await asBox('/_local/abc.+_=x', { method: 'PUT', body });
      expect(stale).toMatchObject({ status: 409, body: { error: 'conflict' } });
      const { authorization } = other;
      const seen = await ask(`${setting.url()}/_local/abc.+_=x`, { headers: { authorization } });
      expect(seen.status).toBe(404);
      for (const rev of ['', '?rev=', '?rev=x', '?rev=1-a', '?rev=0-1&rev=0-1']) {
        const odd = await asBox(`/_local/abc.+_=x${rev}`, { method: 'DELETE' });
        expect([rev, odd.status]).toEqual([rev, 409]);
      }
      const odd = { method: 'PUT', body: { ...body, _rev: '' } };
      expect((await asBox('/_local/abc.+_=x', odd)).status).toBe(409);
      const removed = await asBox('/_local/abc.+_=x?rev=0-1', { method: 'DELETE' });
      expect(removed.status).toBe(200);
      expect((await asBox('/_local/abc.+_=x')).status).toBe(404);
    });
  });

  describe('what is brought', () => {
    it('refuses a poison document alone, whatever its poison, and takes the 190 others', async () => {
      const good = Array.from({ length: 190 }, (_, n) => aRevision(`place:good-${n}`));
      const poison: [string, object][] = [
        ['lone surrogate', { ...aRevision('place:p1'), name: 'half \ud83c' }],
        ['unknown field', { ...aRevision('place:p2'), _secret: 1 }],
        ['larger than 64 kB', { ...aRevision('place:p3'), name: 'x'.repeat(70_000) }],
        ['another type', { ...aRevision('place:p4'), type: 'event' }],
        ['another database', aRevision('visit:p5')],
        ['no known type', aRevision('unheard:p6')],
        ['malformed _rev', { ...aRevision('place:p7'), _rev: '1-x' }],
        ['malformed _revisions', { ...aRevision('place:p8'), _revisions: { start: 0, ids: [] } }],
        ['malformed clock', { ...aRevision('place:p9'), clock: { a: 'x' } }],
        [
          '__proto__',
          JSON.parse(JSON.stringify(aRevision('place:p10')).replace('{', '{"__proto__":{},')),
        ],
      ];
      const docs = [...good.slice(0, 95), ...poison.map(([, doc]) => doc), ...good.slice(95)];
      const rows = await bring(docs);
      expect(rows.map(({ id, error }) => [id, error])).toEqual(
        poison.map(([, doc]) => [(doc as { _id: string })._id, 'forbidden']),
      );
      for (const [index, [why]] of poison.entries()) expect(rows[index]?.reason).toContain(why);
      const database = await setting.server.store.database('lichtenberg-public');
      const stored = await database.getMany(good.map(({ _id }) => _id));
      expect(stored.map((document) => document?.rev)).toEqual(good.map(({ _rev }) => _rev));
      const poisoned = await database.getMany(
        poison.map(([, doc]) => (doc as { _id: string })._id),
      );
      expect(poisoned.every((document) => document === undefined)).toBe(true);
    });

    it('refuses what is no document, design and local documents, and says which', async () => {
      const ddoc = { ...aRevision('_design/x'), views: {} };
      const rows = await bring([null, 7, [], {}, ddoc, aRevision('_local/x')]);
      expect(rows.map(({ id, error }) => [id, error])).toEqual([
        [null, 'forbidden'],
        [null, 'forbidden'],
        [null, 'forbidden'],
        [null, 'forbidden'],
        ['_design/x', 'forbidden'],
        ['_local/x', 'forbidden'],
      ]);
    });

    it('takes nothing of what was erased, no tombstone either', async () => {
      const gone = aRevision('place:erased', [hash(), hash()], { _deleted: true, reason: 'user' });
      const rows = await bring([aRevision('place:erased'), gone]);
      expect(rows.map(({ reason }) => reason)).toEqual(['erased', 'erased']);
    });

    it('takes server fields and tombstones as they come', async () => {
      const fields = {
        by: { role: 'team' },
        arrivedAt: '2026-01-01T00:00:00Z',
        skew: 3,
        future: [1],
      };
      const id = 'visit:s~p';
      const [first, second] = [hash(), hash()];
      expect(await bring([aRevision(id, [first], { ...fields, clock: { a: 1 } })], 'team')).toEqual(
        [],
      );
      const database = await setting.server.store.database('lichtenberg-team');
      expect(await database.get(id)).toMatchObject({ rev: `1-${first}`, doc: fields });
      const gone = { _deleted: true, clock: { a: 2 }, reason: 'retention', mark: 'm' };
      expect(await bring([aRevision(id, [second, first], gone)], 'team')).toEqual([]);
      expect(await database.get(id)).toMatchObject({
        deleted: true,
        clock: { a: 2 },
        reason: 'retention',
      });
    });

    it('makes no revisions of its own', async () => {
      for (const body of [{ docs: [{ _id: 'place:new' }] }, { docs: [], new_edits: true }]) {
        const answer = await asBox('/_bulk_docs', { method: 'POST', body });
        expect(answer).toMatchObject({ status: 403, body: { error: 'forbidden' } });
      }
      const missing = await asBox('/_bulk_docs', { method: 'POST', body: { new_edits: false } });
      expect(missing).toMatchObject({ status: 400, body: { error: 'bad_request' } });
      const put = await asBox('/place:new', { method: 'PUT', body: { type: 'place' } });
      expect(put.status).toBe(403);
      const ddoc = await asBox('/_design/x?new_edits=false', { method: 'PUT', body: {} });
      expect(ddoc.status).toBe(403);
    });

    it('takes a single revision as well, and refuses it with its reason', async () => {
      const doc = aRevision('place:single');
      const put = await asBox('/place:single?new_edits=false', { method: 'PUT', body: doc });
      expect(put).toMatchObject({ status: 201, body: { ok: true, rev: doc._rev } });
      const other = await asBox('/place:other?new_edits=false', { method: 'PUT', body: doc });
      expect(other.status).toBe(400);
      const poison = { ...doc, _secret: 1 };
      const refused = await asBox('/place:single?new_edits=false', { method: 'PUT', body: poison });
      expect(refused).toMatchObject({ status: 403, body: { error: 'forbidden' } });
    });
  });

  describe('what is read', () => {
    it('tells of the database what replicators ask for', async () => {
      const { body } = await asGuest('/');
      expect(body).toMatchObject({ db_name: 'lichtenberg-public', instance_start_time: '0' });
      expect(body.update_seq).toEqual(expect.any(String));
      const commit = await ask(`${setting.url()}/_ensure_full_commit`, {
        method: 'POST',
        body: '',
      });
      expect(commit).toMatchObject({ status: 201, body: { ok: true, instance_start_time: '0' } });
      expect((await asGuest('', { method: 'PUT' })).body).toMatchObject({ error: 'file_exists' });
      const head = await fetch(setting.url(), { method: 'HEAD' });
      expect(head.status).toBe(200);
    });

    it('gives several leaves with their histories, as JSON and as parts', async () => {
      const id = 'place:leaves';
      const root = hash();
      const [low, high] = [aRevision(id, [hash('0'), root]), aRevision(id, [hash('f'), root])];
      expect(await bring([low, high])).toEqual([]);
      expect((await asGuest(`/${id}`)).body).toMatchObject({ _rev: high._rev });
      const conflicts = await asGuest(`/${id}?conflicts=true`);
      expect(conflicts.body._conflicts).toEqual([low._rev]);
      const all = await asGuest(`/${id}?open_revs=all&revs=true`);
      expect(all.body).toEqual([{ ok: high }, { ok: low }]);
      const revs = JSON.stringify([low._rev, `9-${root}`]);
      const some = await asGuest(`/${id}?open_revs=${encodeURIComponent(revs)}&revs=true`);
      expect(some.body).toEqual([{ ok: low }, { missing: `9-${root}` }]);
      const url = `${setting.url()}/${id}?revs=true&latest=true&open_revs=${encodeURIComponent(revs)}`;
      const response = await fetch(url, { headers: { accept: 'multipart/mixed' } });
      const parts = partsIn(response.headers.get('content-type') ?? '', await response.text());
      expect(parts.map(({ type, body }) => [type, JSON.parse(body)])).toEqual([
        ['application/json', low],
        ['application/json; error="true"', { missing: `9-${root}` }],
      ]);
      const ancestor = encodeURIComponent(JSON.stringify([`1-${root}`]));
      const latest = await asGuest(`/${id}?open_revs=${ancestor}&latest=true&revs=true`);
      expect(latest.body).toEqual([{ ok: high }, { ok: low }]);
      expect((await asGuest(`/${id}?rev=${low._rev}`)).body).toMatchObject({ _rev: low._rev });
      expect((await asGuest(`/${id}?rev=1-${root}`)).status).toBe(404);
    });

    it('tells a deleted document from one that never was, and keeps design documents to itself', async () => {
      const gone = aRevision('place:gone', [hash()], { _deleted: true, clock: { a: 1 } });
      await bring([gone]);
      const missing = { status: 404, body: { error: 'not_found', reason: 'missing' } };
      const database = await setting.server.store.database('lichtenberg-public');
      const ddoc = aRevision('_design/x', [hash()], { views: {} });
      await database.revisions.put([ddoc]);
      expect((await asGuest('/place:gone')).body).toMatchObject({ reason: 'deleted' });
      expect((await asGuest(`/place:gone?rev=${gone._rev}`)).body).toMatchObject({
        _deleted: true,
      });
      expect(await asGuest('/place:never')).toMatchObject(missing);
      expect(await asGuest('/place:never?open_revs=all')).toMatchObject(missing);
      expect(await asGuest('/_design/x')).toMatchObject(missing);
      expect(await asGuest('/_design%2Fx')).toMatchObject(missing);
      const docs = [{ id: '_design/x' }, { id: '_design/x', rev: ddoc._rev }];
      const paths: [string, AskOptions?][] = [
        ['/_changes?style=all_docs&include_docs=true'],
        ['/_all_docs?include_docs=true'],
        ['/_bulk_get', { method: 'POST', body: { docs } }],
      ];
      for (const [path, options] of paths) {
        const { status, body } = await asGuest(path, options);
        expect(status).toBe(200);
        expect(JSON.stringify(body)).not.toContain('views');
      }
      expect(await asGuest('/_local_docs')).toMatchObject(missing);
      expect(await asGuest('/a/b/c')).toMatchObject(missing);
    });

    it('answers _bulk_get pair by pair, in order, with the latest of a replaced version', async () => {
      const id = 'place:bulk';
      const [one, two] = [hash(), hash()];
      const newest = aRevision(id, [two, one]);
      await bring([newest]);
      const docs = [
        { id, rev: `1-${one}` },
        { id: 'place:never', rev: `1-${one}` },
        { id: '_design/x' },
        { id },
      ];
      const answer = await asGuest('/_bulk_get?revs=true&latest=true', {
        method: 'POST',
        body: { docs },
      });
      expect(answer.body).toEqual({
        results: [
          { id, docs: [{ ok: newest }] },
          { id: 'place:never', docs: [{ error: absent('place:never', `1-${one}`) }] },
          { id: '_design/x', docs: [{ error: absent('_design/x', 'undefined') }] },
          { id, docs: [{ ok: newest }] },
        ],
      });
      const exact = await asGuest('/_bulk_get', {
        method: 'POST',
        body: { docs: docs.slice(0, 1) },
      });
      expect(exact.body.results).toEqual([{ id, docs: [{ error: absent(id, `1-${one}`) }] }]);
    });

    it('answers five thousand pairs at once, two hundred of them of one document, and no more', async () => {
      const pairs = (count: number, of = count) =>
        Array.from({ length: count }, (_, n) => ({ id: `place:n${n % of}`, rev: `1-${hash()}` }));
      const bulkGet = async (docs: object[]) => {
        const options = { method: 'POST', body: { docs } };
        const { status, body } = await asGuest('/_bulk_get?revs=true&latest=true', options);
        return [status, (body.results as object[] | undefined)?.length ?? body.error];
      };
      expect(await bulkGet(pairs(5000))).toEqual([200, 5000]);
      expect(await bulkGet(pairs(5001))).toEqual([413, 'too_large']);
      expect(await bulkGet(pairs(200, 1))).toEqual([200, 200]);
      expect(await bulkGet([...pairs(201, 1), ...pairs(5)])).toEqual([413, 'too_large']);
      const listed = async (count: number) => {
        const keys = pairs(count, 1).map(({ id }) => id);
        const options = { method: 'POST', body: { keys } };
        return (await asGuest('/_all_docs?include_docs=true', options)).status;
      };
      expect(await listed(5000)).toBe(200);
      expect(await listed(5001)).toBe(413);
    });

    it('says what it lacks', async () => {
      const held = String((await asGuest('/place:a')).body._rev);
      const lacking = `9-${hash()}`;
      const odd = 'x'.repeat(600);
      const body = {
        'place:a': [held, lacking, 'odd'],
        'place:b': [],
        '_design/x': [`1-${hash()}`],
        [odd]: [lacking],
      };
      const { body: answer } = await asGuest('/_revs_diff', { method: 'POST', body });
      expect(answer).toEqual({
        'place:a': { missing: [lacking, 'odd'], possible_ancestors: [held] },
        // It is asked for, and refused with its reason.
        [odd]: { missing: [lacking] },
      });
    });

    it('answers only so long a question about what it lacks', async () => {
      const question = (ids: number, revs: number, rev = 'odd') =>
        Object.fromEntries(
          Array.from({ length: ids }, (_id, n) => [`place:${n}~`, Array(revs).fill(rev)]),
        );
      const asked = (body: object) => asGuest('/_revs_diff', { method: 'POST', body });
      expect((await asked(question(1000, 2))).status).toBe(200);
      const tooLong = [question(10_001, 1), question(1, 10_001), question(1, 1, 'x'.repeat(101))];
      for (const body of tooLong) {
        expect(await asked(body)).toMatchObject({ status: 400, body: { error: 'bad_request' } });
      }
    });

    it('lists documents by range and by keys', async () => {
      const quoted = (text: string) => encodeURIComponent(JSON.stringify(text));
      const range = `startkey=${quoted('place:a')}&endkey=${quoted('place:b')}`;
      const idsOf = async (path: string, options?: AskOptions) =>
        ((await asGuest(path, options)).body.rows as Row[]).map(({ id }) => id);
      expect(await idsOf(`/_all_docs?${range}`)).toEqual(['place:a', 'place:b']);
      expect(await idsOf(`/_all_docs?${range}&inclusive_end=false`)).toEqual(['place:a']);
      expect(await idsOf(`/_all_docs?${range}&limit=1&skip=1`)).toEqual(['place:b']);
      const back = `descending=true&startkey=${quoted('place:b')}&endkey=${quoted('place:a')}`;
      expect(await idsOf(`/_all_docs?${back}`)).toEqual(['place:b', 'place:a']);
      const keys = { method: 'POST', body: { keys: ['place:b', 'place:never', '_design/x'] } };
      const { body } = await asGuest('/_all_docs?include_docs=true', keys);
      expect(body.rows).toMatchObject([
        { id: 'place:b', key: 'place:b', doc: { _id: 'place:b', type: 'place' } },
        { key: 'place:never', error: 'not_found' },
        { error: 'not_found' },
      ]);
      const everything = await idsOf('/_all_docs');
      expect(new Set(everything).size).toBe(everything.length);
      expect(everything).toContain('quarter:lichtenberg');
    });

    it.each([
      '/_changes?since=nonsense',
      '/_changes?feed=eventsource',
      '/_changes?filter=_selector',
      '/_changes?limit=many',
      '/_all_docs?startkey=unquoted',
      '/_all_docs?startkey=%22%5Cud83c%22',
      '/place:a?open_revs=nonsense',
    ])('refuses %s in the form of CouchDB', async (path) => {
      const { status, body } = await asGuest(path);
      expect({ status, ...body }).toEqual({
        status: 400,
        error: 'bad_request',
        reason: expect.any(String),
      });
    });

    it('refuses a body that is none', async () => {
      const bad = { method: 'POST', body: '{"docs": [' };
      expect(await asGuest('/_bulk_get', bad)).toMatchObject({ status: 400 });
      const text = { method: 'POST', body: 'x', headers: { 'content-type': 'text/plain' } };
      expect(await asGuest('/_bulk_get', text)).toMatchObject({
        status: 415,
        body: { error: 'bad_content_type' },
      });
      const large = { method: 'POST', body: { docs: [], filler: 'x'.repeat(1_100_000) } };
      expect(await asGuest('/_bulk_get', large)).toMatchObject({
        status: 413,
        body: { error: 'too_large' },
      });
    });
  });

  describe('changes', () => {
    const changes = async (query: string, options?: AskOptions) =>
      (await asGuest(`/_changes?${query}`, options)).body as unknown as {
        results: Row[];
        last_seq: string;
        pending: number;
      };

    it('come in pages that resume, each at its latest, and end with a position', async () => {
      const all = await changes('style=all_docs');
      const ids = all.results.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const paged: string[] = [];
      let since = '0';
      for (let pending = 1; pending > 0; ) {
        const page = await changes(`limit=40&since=${since}`);
        paged.push(...page.results.map(({ id }) => id));
        ({ last_seq: since, pending } = page);
      }
      expect(paged).toEqual(ids);
      expect((await changes(`since=${all.last_seq}`)).results).toEqual([]);
      const middle = all.results[3]?.seq ?? '';
      const rest = await changes(`since=${encodeURIComponent(JSON.stringify(middle))}`);
      expect(rest.results.map(({ id }) => id)).toEqual(ids.slice(4));
    });

    it('name all leaves or the standing one, with its content if asked', async () => {
      const since = await seqNow();
      const [low, high] = [aRevision('place:l', [hash('0')]), aRevision('place:l', [hash('f')])];
      const gone = aRevision('place:z', [hash()], { _deleted: true });
      await bring([high, low, gone]);
      const all = await changes(`since=${since}&style=all_docs&include_docs=true`);
      const [leaves, tombstone] = all.results.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      expect(leaves?.changes.map(({ rev }) => rev).sort()).toEqual([low._rev, high._rev].sort());
      expect(leaves?.doc).toMatchObject({ _rev: high._rev });
      expect(tombstone).toMatchObject({ id: 'place:z', deleted: true });
      const standing = await changes(`since=${since}`);
      const found = standing.results.find(({ id }) => id === 'place:l');
      expect(found?.changes).toEqual([{ rev: high._rev }]);
      const some = { method: 'POST', body: { doc_ids: ['place:z'] } };
      const filtered = await changes(`since=${since}&filter=_doc_ids`, some);
      expect(filtered.results.map(({ id }) => id)).toEqual(['place:z']);
      const back = await changes('descending=true&limit=2');
      expect(back.results.map(({ id }) => id).sort()).toEqual(['place:l', 'place:z']);
    });

    it('begin anew for a position of another life of the store', async () => {
      const all = await changes('');
      const [text = ''] = all.last_seq.split('.');
      const [, ...others] = JSON.parse(Buffer.from(text, 'base64url').toString());
      const foreign = Buffer.from(JSON.stringify(['other-epoch', ...others])).toString('base64url');
      expect((await changes(`since=${foreign}.x`)).results).toHaveLength(all.results.length);
    });

    it('are waited for by a long poll, which answers with the first', async () => {
      const since = await seqNow();
      const waiting = changes(`feed=longpoll&since=${since}&heartbeat=1000&style=all_docs`);
      expect(await isPending(waiting)).toBe(true);
      const doc = aRevision('place:polled');
      await bring([doc]);
      expect((await waiting).results).toMatchObject([
        { id: 'place:polled', changes: [{ rev: doc._rev }] },
      ]);
      const empty = await changes(`feed=longpoll&since=${(await waiting).last_seq}&timeout=10`);
      expect(empty.results).toEqual([]);
      expect((await changes(`feed=longpoll&since=${since}&timeout=10`)).results).toHaveLength(1);
    });

    it('come line by line as they happen, with signs of life, until one leaves', async () => {
      const since = await seqNow();
      const url = `${setting.url()}/_changes?feed=continuous&since=${since}&heartbeat=1000`;
      const leaving = new AbortController();
      const response = await fetch(url, { signal: leaving.signal });
      const input = Readable.fromWeb(response.body as ReadableStream);
      const lines = createInterface({ input })[Symbol.asyncIterator]();
      expect((await lines.next()).value).toBe('');
      for (const id of ['place:c1', 'place:c2']) {
        await bring([aRevision(id)]);
        let line = '';
        while (line === '') line = (await lines.next()).value;
        expect(JSON.parse(line)).toMatchObject({ id });
      }
      input.on('error', () => {});
      leaving.abort();
    });

    it('end a continuous feed with a position when nothing comes in time', async () => {
      const since = await seqNow();
      const url = `${setting.url()}/_changes?feed=continuous&since=${since}&timeout=50`;
      const text = await (await fetch(url)).text();
      const { last_seq, pending } = JSON.parse(text);
      expect({ last_seq, pending }).toEqual({ last_seq: expect.any(String), pending: 0 });
      expect((await changes(`since=${last_seq}`)).results).toEqual([]);
    });
  });
});

describe.each(BOTH_STORES)('a server over %s that ends', (_, open) => {
  it('ends its feeds at once, each with a position', async () => {
    const setting = await aCouchSetting(open);
    const { body } = await ask(setting.url());
    const url = `${setting.url()}/_changes?since=${body.update_seq}&heartbeat=1000&feed=`;
    // With its headers here, the server has the question, and waits.
    const feeds = await Promise.all(['longpoll', 'continuous'].map((feed) => fetch(url + feed)));
    await setting.stop();
    // A feed that is cut off, because it did not end by itself, has no end to read.
    for (const feed of feeds) expect(await feed.text()).toContain('"last_seq"');
  });
});

function absent(id: string, rev: string) {
  return { id, rev, error: 'not_found', reason: 'missing' };
}

async function isPending(promise: Promise<unknown>): Promise<boolean> {
  const later = new Promise((resolve) => setTimeout(resolve, 100, 'later'));
  return (await Promise.race([promise, later])) === 'later';
}
