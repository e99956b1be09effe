import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LocalDatabase } from '../../app/data/database.ts';
import { GUEST_SESSION } from '../../app/data/device.ts';
import { surroundingsOf } from '../../app/sync/device-rounds.ts';
import { type PullParts, pull } from '../../app/sync/pull.ts';
import { HttpQuarterServer } from '../../app/sync/quarter-server.ts';
import { aNotice, aPlace, aQuarter } from '../support/builders.ts';
import { captivePortal, FeedServer, json } from '../support/feed-server.ts';
import { aDatabase } from '../support/memory-database.ts';

const QUARTER = 'lichtenberg';
const never = new AbortController().signal;

let server: FeedServer;
let database: LocalDatabase;

beforeEach(async () => {
  server = await FeedServer.start();
  database = aDatabase();
  server.put(aQuarter(), aNotice(), ...places(150));
});

afterEach(async () => {
  database.close();
  await server.stop();
});

function places(count: number, name = 'Bäckerei Süß'): ReturnType<typeof aPlace>[] {
  return Array.from({ length: count }, (_, n) => aPlace({ _id: `place:p${n}`, name }));
}

interface Fields {
  database?: LocalDatabase;
  now?: () => Date;
  server?: HttpQuarterServer;
}

function parts({ now = aDay, database: of = database, server: other }: Fields = {}): PullParts {
  const around = surroundingsOf({ database: of, quarter: QUARTER, now }, GUEST_SESSION);
  const http = new HttpQuarterServer(QUARTER, { origin: server.origin, patienceMs: 2_000 });
  return { around, server: other ?? http, scope: 'public' };
}

const aDay = () => new Date('2026-11-24T09:40:00Z');

function pullNow(fields: Fields = {}) {
  return pull(parts(fields), never);
}

async function held(of = database) {
  const rows = await of.documents
    .where('[quarter+id]')
    .between([QUARTER, ''], [QUARTER, '\uffff'])
    .toArray();
  return rows.map((row) => row.doc).sort((a, b) => String(a._id).localeCompare(String(b._id)));
}

function checkpoint() {
  return database.checkpoints.get([QUARTER, 'public']);
}

describe('the first pull', () => {
  it('brings the whole quarter, and the checkpoint with its end', async () => {
    expect(await pullNow()).toEqual({ ok: true, value: undefined });
    expect(await held()).toEqual(server.documents);
    expect(await checkpoint()).toMatchObject({ epoch: 'e1', since: 'e1@152', complete: true });
  });

  it('shows what has arrived while the rest is still on its way', async () => {
    server.duringSnapshot = async () => {
      const seen = () => database.documents.get([QUARTER, `quarter:${QUARTER}`]);
      await expect.poll(seen).toBeDefined();
      expect(await checkpoint()).toMatchObject({ complete: false, count: 152 });
    };
    expect((await pullNow()).ok).toBe(true);
    expect(await held()).toHaveLength(152);
  });

  it('takes what changed while the snapshot was on its way', async () => {
    server.duringSnapshot = async () => {
      server.duringSnapshot = undefined;
      server.put(aPlace({ _id: 'place:p3', name: 'Neu' }));
      server.remove('place:p4');
    };
    expect((await pullNow()).ok).toBe(true);
    expect(await held()).toEqual(server.documents);
  });
});

describe('a snapshot that is cut', () => {
  const offsets = [0, 1, 30, 62, 63, 64, 400, 5_000, 20_000];

  for (const abruptly of [true, false]) {
    const how = abruptly ? 'by a lost connection' : 'as if that had been all';
    it(`${how} is never taken for whole, and the next pull ends as if nothing had been`, async () => {
      const body = server.snapshotBody;
      const length = Buffer.byteLength(body);
      const afterLine = (line: number) =>
        Buffer.byteLength(`${body.split('\n').slice(0, line).join('\n')}\n`);
      const ends = [1, 2, 61, 62, 100, 152].map(afterLine);
      for (const bytes of [...offsets, ...ends, length - 200, length - 2]) {
        await database.documents.clear();
        await database.checkpoints.clear();
        server.cutSnapshotAt = { bytes, abruptly };
        const cut = await pullNow();
        expect({ bytes, cut }).toEqual({ bytes, cut: { ok: false, error: { code: 'noContact' } } });
        expect((await checkpoint())?.complete ?? false).toBe(false);
        server.cutSnapshotAt = undefined;
        expect((await pullNow()).ok).toBe(true);
        expect(await held()).toEqual(server.documents);
      }
    });
  }

  it('keeps what had arrived, for it may be all there is for days', async () => {
    server.cutSnapshotAt = { bytes: 4_000, abruptly: true };
    await pullNow();
    expect((await held()).length).toBeGreaterThan(5);
  });

  it('does not take away what is gone from the server before it has said so', async () => {
    server.cutSnapshotAt = { bytes: server.snapshotBody.length - 2, abruptly: true };
    await pullNow();
    server.remove('place:p7');
    server.cutSnapshotAt = { bytes: 9_000, abruptly: true };
    await pullNow();
    expect((await held()).map(({ _id }) => _id)).toContain('place:p7');
    server.cutSnapshotAt = undefined;
    server.asked.length = 0;
    await pullNow();
    expect(server.asked).toEqual(['snapshot', 'diff', 'changes']);
    expect(await held()).toEqual(server.documents);
  });
});

describe('a difference that is cut', () => {
  it('changes nothing, whatever was read of it, and is asked for again', async () => {
    await pullNow();
    const before = await checkpoint();
    server.remove('place:p7');
    server.put(aPlace({ _id: 'place:p8', name: 'Anders' }));
    server.changeEpoch();
    for (const bytes of [0, 1, 40, 120, 200]) {
      server.cutDiffAt = bytes;
      expect(await pullNow()).toEqual({ ok: false, error: { code: 'noContact' } });
      expect(await held()).toHaveLength(152);
      expect(await checkpoint()).toEqual({ ...before, wanted: 'e1+' });
    }
    server.cutDiffAt = undefined;
    expect((await pullNow()).ok).toBe(true);
    expect(await held()).toEqual(server.documents);
  });
});

describe('later pulls', () => {
  beforeEach(async () => {
    await pullNow();
    server.asked.length = 0;
  });

  it('bring changes and deletes, and no second snapshot', async () => {
    server.put(aPlace({ _id: 'place:p1', name: 'Umbenannt' }), aPlace({ _id: 'place:new' }));
    server.remove('place:p2');
    expect((await pullNow()).ok).toBe(true);
    expect(await held()).toEqual(server.documents);
    expect(server.asked).toEqual(['changes']);
  });

  it('ask page after page until there is no more', async () => {
    server.put(...places(1_200, 'Überall umbenannt'));
    await pullNow();
    expect(server.asked).toEqual(['changes', 'changes', 'changes']);
    expect(await held()).toEqual(server.documents);
  });

  it('only note the contact where nothing changed', async () => {
    const later = () => new Date('2026-11-25T08:00:00Z');
    await pullNow({ now: later });
    expect(await checkpoint()).toMatchObject({ contactAt: '2026-11-25T08:00:00.000Z' });
  });

  it('ask what differs when the server’s history is another', async () => {
    server.remove('place:p5');
    server.put(aPlace({ _id: 'place:p6', name: 'Anders' }));
    server.changeEpoch();
    expect((await pullNow()).ok).toBe(true);
    expect(server.asked).toEqual(['changes', 'diff', 'changes']);
    expect(await held()).toEqual(server.documents);
    expect(await checkpoint()).toMatchObject({ epoch: 'e1+', complete: true });
  });

  it('work with a clock that is a year wrong', async () => {
    server.put(aPlace({ _id: 'place:p1', name: 'Umbenannt' }));
    await pullNow({ now: () => new Date('2027-11-24T09:40:00Z') });
    server.put(aPlace({ _id: 'place:p2', name: 'Auch' }));
    await pullNow({ now: () => new Date('2025-11-24T09:40:00Z') });
    expect(await held()).toEqual(server.documents);
  });
});

describe('an answer that is not from our server', () => {
  it('is no contact and never stored: a captive portal’s page', async () => {
    server.instead = captivePortal;
    expect(await pullNow()).toEqual({ ok: false, error: { code: 'noContact' } });
    expect(await held()).toEqual([]);
    expect(await checkpoint()).toBeUndefined();
  });

  it('leaves the copy alone, whatever it pretends to be', async () => {
    await pullNow();
    for (const body of [
      'null',
      '[]',
      '{"since":1,"more":false,"changes":[]}',
      '<p>',
      '{"since":"x","more":false,"changes":[{"id":"place:p1"}]}',
    ]) {
      server.instead = (response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(body);
      };
      expect(await pullNow()).toEqual({ ok: false, error: { code: 'noContact' } });
    }
    expect(await held()).toEqual(server.documents);
    expect(await checkpoint()).toMatchObject({ since: 'e1@152' });
  });

  it('says nothing about the quarter where a portal answers 404', async () => {
    server.instead = (response) => {
      response.writeHead(404, { 'content-type': 'text/html' });
      response.end('nope');
    };
    expect(await pullNow()).toEqual({ ok: false, error: { code: 'noContact' } });
  });

  it('is believed where our server knows no such quarter', async () => {
    server.instead = (response) => json(response, 404, { code: 'unknown-quarter', message: '' });
    expect(await pullNow()).toEqual({ ok: false, error: { code: 'unknownQuarter' } });
  });

  it('is given up when it stays silent', async () => {
    server.instead = (response) => {
      response.writeHead(200, { 'content-type': 'application/x-ndjson' });
      response.write('{"epoch":"e1",');
    };
    const impatient = new HttpQuarterServer(QUARTER, { origin: server.origin, patienceMs: 100 });
    expect(await pullNow({ server: impatient })).toEqual({
      ok: false,
      error: { code: 'noContact' },
    });
  });
});

describe('a busy server', () => {
  it('is given the time it asks for', async () => {
    server.instead = (response) => json(response, 429, { code: 'busy' }, { 'retry-after': '7' });
    expect(await pullNow()).toEqual({ ok: false, error: { code: 'busy', afterMs: 7_000 } });
  });
});

describe('documents this version cannot read', () => {
  it('are kept but listed nowhere: an unknown type, a field that is wrong', async () => {
    const future = { _id: 'hologram:1', type: 'hologram', v: 1 };
    const broken = { ...aPlace({ _id: 'place:broken' }), name: 17 };
    const script = { ...aPlace({ _id: 'place:evil' }), website: 'javascript:alert(1)' };
    server.put(future, broken as never, script);
    await pullNow();
    expect(await held()).toEqual(server.documents);
    const listed = await database.documents
      .where({ quarter: QUARTER, type: 'place' })
      .primaryKeys();
    const ids = listed.map(([, id]) => id);
    expect(ids).toHaveLength(150);
    expect(ids).not.toContain('place:broken');
    expect(ids).not.toContain('place:evil');
  });
});

describe('a snapshot that the server has read', () => {
  const typeOf = async (id: string) => (await database.documents.get([QUARTER, id]))?.type;
  const unreadable = { ...aPlace({ _id: 'place:odd' }), name: 5 };

  beforeEach(() => {
    vi.stubGlobal('__SCHEMA_MARK__', 'ours');
    server.put(unreadable);
    return () => vi.unstubAllGlobals();
  });

  it('is not read anew where its rules are those of this build', async () => {
    server.schemas = 'ours';
    expect((await pullNow()).ok).toBe(true);
    expect(await typeOf('place:odd')).toBe('place');
  });

  it.each(['theirs', undefined])('is read by our own rules where its are %s', async (schemas) => {
    server.schemas = schemas;
    expect((await pullNow()).ok).toBe(true);
    expect(await typeOf('place:odd')).toBe('parked:place');
    expect(await typeOf('place:p1')).toBe('place');
  });

  it('says nothing of what changes after it', async () => {
    server.schemas = 'ours';
    await pullNow();
    server.put({ ...aPlace({ _id: 'place:later' }), name: 5 });
    await pullNow();
    expect(await typeOf('place:later')).toBe('parked:place');
  });
});

describe('two tabs of one device', () => {
  it('that pull at once hold one right copy, without any lock', async () => {
    const indexedDB = new IDBFactory();
    const tabs = [aDatabase(indexedDB), aDatabase(indexedDB)];
    for (let round = 0; round < 4; round += 1) {
      server.put(...places(40, `Runde ${round}`));
      if (round > 0) server.remove(`place:p${round}`);
      if (round === 2) server.changeEpoch();
      await Promise.all(tabs.map((tab) => pullNow({ database: tab })));
      for (const tab of tabs) expect(await held(tab)).toEqual(server.documents);
    }
    for (const tab of tabs) tab.close();
  });

  it('do not undo each other: a slow snapshot against changes that are newer', async () => {
    const indexedDB = new IDBFactory();
    const [slow, quick] = [aDatabase(indexedDB), aDatabase(indexedDB)];
    server.duringSnapshot = async () => {
      server.duringSnapshot = undefined;
      await pullNow({ database: quick });
      server.put(aPlace({ _id: 'place:p0', name: 'Neuer' }));
      server.remove('place:p149');
      await pullNow({ database: quick });
    };
    await pullNow({ database: slow });
    expect(await held(slow)).toEqual(server.documents);
    for (const tab of [slow, quick]) tab.close();
  });
});

describe('a pull that is ended', () => {
  it('ends at whatever moment it is told to, and the next one is right', async () => {
    for (let ms = 0; ms < 30; ms += 2) {
      const ended = new AbortController();
      const pulling = pull(parts(), ended.signal);
      setTimeout(() => ended.abort(), ms);
      await pulling;
      await database.checkpoints.clear();
    }
    expect((await pullNow()).ok).toBe(true);
    expect(await held()).toEqual(server.documents);
  });
});
