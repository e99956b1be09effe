import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityOf } from '../../../sync-server/identity.ts';
import { createServer } from '../../../sync-server/server.ts';
import { BOTH_STORES, type OpenedStore } from '../../support/both-stores.ts';
import { anEraser } from '../../support/erased-quarter.ts';
import { aPairedDevice, type PairedDevice } from '../../support/paired-device.ts';
import { ask } from '../../support/pairing.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import {
  bearerOf,
  EVERYBODY,
  pairEverybody,
  plantSamples,
  samplesFor,
  type Who,
} from '../../support/walled-quarter.ts';

/** What each door answers to whom. Written from sync.md and data.md by hand. */
const TABLE = `
                     guest kiosk unverified resident stranger tablet volunteer office elsewhere revoked box
  health             200   200   200        200      200      200    200       200    200       200     200
  session            200   200   200        200      200      200    200       200    200       200     200
  quarters           200   200   200        200      200      200    200       200    200       200     200
  calendar           200   200   200        200      200      200    200       200    200       200     200
  event              200   200   200        200      200      200    200       200    200       200     200
  live               200   200   200        200      200      200    200       200    200       200     403
  push               200   200   200        200      200      200    200       200    403       200     403
  makeCode           403   403   403        403      403      403    403       200    403       403     403
  codeElsewhere      403   403   403        403      403      403    403       403    200       403     403
  boxCode            403   403   403        403      403      403    403       400    400       403     403
  listDevices        403   403   403        403      403      403    403       200    200       403     403
  renameDevice       403   403   403        403      403      403    403       200    404       403     403
  bringIn            403   403   403        403      403      403    403       200    404       403     403
  noSuchDevice       403   403   403        403      403      403    403       404    404       403     403
  listErasures       403   403   403        403      403      403    403       200    403       403     403
  erase              403   403   403        403      403      403    403       200    403       403     403
  listQuarantine     403   403   403        403      403      403    403       200    403       403     403
  decideQuarantine   403   403   403        403      403      403    403       200    403       403     403
  undoQuarantine     403   403   403        403      403      403    403       200    403       403     403
  keepPinShare       403   403   403        403      403      204    204       403    403       403     403
  openByPin          403   403   403        403      403      404    404       403    403       403     403
  listKeyCards       403   403   403        403      403      200    200       200    403       403     403
  letKeyCardHold     403   403   403        403      403      403    403       204    403       403     403
  endKeyCard         403   403   403        403      403      403    403       204    403       403     403
  listLeaveCards     403   200   403        403      403      403    403       403    403       403     403
  leaveByPin         403   404   403        403      403      403    403       403    403       403     403
  drawLeavePin       403   403   403        403      403      403    403       200    404       403     403
  toldOfNews         403   403   200        200      200      403    200       403    403       403     403
  tellOfNews         403   403   400        400      400      403    400       403    403       403     403
  revokeDevice       403   403   403        403      403      403    403       204    404       403     403
  couchPublic        200   200   200        200      200      200    200       200    200       401     200
  couchTeam          404   404   404        404      404      404    404       404    404       401     200
  couchPrivate       404   404   404        404      404      404    404       404    404       401     200
  couchRegistry      404   404   404        404      404      404    404       404    404       401     404
  couchBring         403   403   403        403      403      403    403       403    403       401     201
  couchBringTeam     404   404   404        404      404      404    404       404    404       401     201
  couchBringErased   404   404   404        404      404      404    404       404    404       401     201
  couchPut           403   403   403        403      403      403    403       403    403       401     201
  couchRemove        403   403   403        403      403      403    403       403    403       401     403
  couchDesign        403   403   403        403      403      403    403       403    403       401     403
  couchCheckpoint    201   201   201        201      201      201    201       201    201       401     201
  couchOtherQuarter  404   404   404        404      404      404    404       404    404       401     404
`;
const [heading = '', ...rows] = TABLE.split('\n').filter((line) => line.trim() !== '');
const COLUMNS = heading.trim().split(/\s+/) as Who[];
const CELLS = rows.flatMap((row) => {
  const [door = '', ...statuses] = row.trim().split(/\s+/);
  return COLUMNS.map((who, column) => [door, who, Number(statuses[column])] as const);
});
const ERASED = 'e'.repeat(32);
const DOOMED = 'f'.repeat(32);
const rev = (digit: string) => `1-${digit.repeat(32)}`;
const place = { _id: 'place:brought', _rev: rev('1'), type: 'place', v: 1, name: 'Vom Kasten' };
const visit = { _id: `visit:a~2026-12-01~${'1'.repeat(32)}`, _rev: rev('2'), type: 'visit', v: 1 };
const erased = { _id: `${ERASED}:person:self`, _rev: rev('3'), type: 'person', v: 1, name: 'X' };

/** Method, address and body of each door; `D` is a device of the quarter that nobody else needs. */
const DOORS: Record<string, [method: string, path: string, body?: unknown]> = {
  health: ['GET', '/api/health'],
  session: ['GET', '/api/session'],
  quarters: ['GET', '/api/quarters'],
  calendar: ['GET', '/calendar/lichtenberg.ics'],
  event: ['GET', '/calendar/lichtenberg/technik-treff.ics'],
  live: ['GET', '/api/sync/lichtenberg/live'],
  push: ['POST', '/api/sync/lichtenberg/push', { writes: [] }],
  makeCode: ['POST', '/api/codes', { role: 'kiosk', quarters: ['lichtenberg'] }],
  codeElsewhere: ['POST', '/api/codes', { role: 'office', quarters: ['anderswo'] }],
  boxCode: ['POST', '/api/codes', { role: 'box', quarters: ['lichtenberg'] }],
  listDevices: ['GET', '/api/devices'],
  renameDevice: ['PATCH', '/api/devices/D', { name: 'Meins' }],
  bringIn: ['PATCH', '/api/devices/D', { bringIn: true }],
  noSuchDevice: ['PATCH', '/api/devices/d000000000000', { name: 'Meins' }],
  listErasures: ['GET', '/api/erase?quarter=lichtenberg'],
  erase: ['POST', '/api/erase', { quarter: 'lichtenberg', personId: DOOMED }],
  listQuarantine: ['GET', '/api/quarantine?quarter=lichtenberg'],
  decideQuarantine: [
    'POST',
    '/api/quarantine',
    { quarter: 'lichtenberg', ids: ['quarantine:x'], decision: 'discard' },
  ],
  undoQuarantine: [
    'POST',
    '/api/quarantine',
    { quarter: 'lichtenberg', ids: ['quarantine:x'], decision: 'undo' },
  ],
  keepPinShare: [
    'PUT',
    `/api/locks/${DOOMED}`,
    { wrapId: 'wrap-one-1', check: 'c'.repeat(43), share: 's'.repeat(43) },
  ],
  openByPin: ['POST', `/api/locks/${DOOMED}/open`, { checks: {} }],
  listKeyCards: ['GET', '/api/locks/cards?quarter=lichtenberg'],
  letKeyCardHold: [
    'PUT',
    `/api/locks/cards/${DOOMED}`,
    { quarter: 'lichtenberg', hash: 'a'.repeat(64) },
  ],
  endKeyCard: ['DELETE', `/api/locks/cards/${DOOMED}?quarter=lichtenberg`],
  listLeaveCards: ['GET', '/api/leave/cards?quarter=lichtenberg'],
  leaveByPin: ['POST', '/api/leave', { pin: '123456' }],
  drawLeavePin: ['PUT', '/api/leave/D'],
  toldOfNews: ['GET', '/api/notifications'],
  tellOfNews: ['PUT', '/api/notifications', { endpoint: 'https://127.0.0.1:5984/registry' }],
  revokeDevice: ['DELETE', '/api/devices/D'],
  couchPublic: ['GET', '/couch/lichtenberg-public'],
  couchTeam: ['GET', '/couch/lichtenberg-team'],
  couchPrivate: ['GET', '/couch/lichtenberg-private'],
  couchRegistry: ['GET', '/couch/registry'],
  couchBring: ['POST', '/couch/lichtenberg-public/_bulk_docs', { docs: [place], new_edits: false }],
  couchBringTeam: [
    'POST',
    '/couch/lichtenberg-team/_bulk_docs',
    { docs: [visit], new_edits: false },
  ],
  couchBringErased: [
    'POST',
    '/couch/lichtenberg-private/_bulk_docs',
    { docs: [erased, { ...erased, _rev: rev('4'), _deleted: true }], new_edits: false },
  ],
  couchPut: ['PUT', '/couch/lichtenberg-public/place:brought?new_edits=false', place],
  couchRemove: ['DELETE', `/couch/lichtenberg-public/place:brought?rev=${rev('1')}`],
  couchDesign: ['PUT', '/couch/lichtenberg-public/_design/all', { language: 'javascript' }],
  couchCheckpoint: ['PUT', '/couch/lichtenberg-public/_local/checkpoint', { seq: 1 }],
  couchOtherQuarter: ['GET', '/couch/anderswo-team'],
};

/** Every address of the server as its router prints it: below a line stands what goes on from there. */
const ROUTES = `
  /api/health (GET, HEAD)
  /api/session (GET, HEAD, DELETE)
  /api/sync/:quarter/push (POST)
  /api/sync/:quarter/live (GET)
  /api/sync/:quarter/:scope/snapshot (GET, HEAD)
  /api/sync/:quarter/:scope/changes (GET, HEAD, POST)
  /api/sync/:quarter/:scope/diff (POST)
  /api/pair (POST)
  /api/codes (POST)
  /api/devices (GET, HEAD)
  /:id (PATCH, DELETE)
  /api/quarters (GET, HEAD)
  /api/quarantine (GET, HEAD, POST)
  /api/erase (POST, GET, HEAD)
  /api/locks/cards (GET, HEAD)
  /:person (PUT, DELETE)
  /api/locks/:person (PUT)
  /open (POST)
  /api/leave (POST)
  /cards (GET, HEAD)
  /:id (PUT)
  /api/notifications (GET, HEAD, PUT, DELETE)
  /calendar/:quarter.ics (GET, HEAD)
  /calendar/:quarter/:event.ics (GET, HEAD)
  /couch (GET, HEAD)
  / (GET, HEAD)
  :db (GET, HEAD, PUT, POST)
  / (GET, HEAD, PUT, POST)
  _ensure_full_commit (POST)
  _revs_diff (POST)
  _bulk_get (POST)
  _bulk_docs (POST)
  _all_docs (GET, HEAD, POST)
  _design/:docid (PUT, DELETE)
  _changes (GET, POST)
  _local/:name (GET, HEAD, PUT, DELETE)
  :docid (GET, HEAD, PUT, DELETE)
`;

describe.each(BOTH_STORES)('the doors of a server over %s', (_name, open) => {
  let opened: OpenedStore;
  let server: TestServer;
  let folder: string;
  let paired: Record<Who, PairedDevice | undefined>;

  beforeAll(async () => {
    opened = await open();
    paired = await pairEverybody(opened.store);
    // The sample of the deny-list names one of those who stand here.
    const { erased: _, ...samples } = samplesFor('lichtenberg', paired.tablet?.deviceId ?? '');
    await plantSamples(opened.store, 'lichtenberg', Object.values(samples));
    await plantSamples(opened.store, 'anderswo', [samplesFor('anderswo', '').quarter]);
    folder = await mkdtemp(join(tmpdir(), 'vor-ort-doors-'));
    const eraser = await anEraser(opened.store, join(folder, 'erased.log'));
    await eraser.erase('lichtenberg', ERASED);
    server = await startTestServer({ store: opened.store, eraser });
  });
  afterAll(async () => {
    await server.stop();
    await opened.remove();
    await rm(folder, { recursive: true, force: true });
  });

  /** Each goes with what such a device shows: browsers a cookie, paired servers and the curious both. */
  async function statusOf(door: string, who: Who): Promise<number> {
    const [method, path, body] = DOORS[door] ?? expect.fail(`no ${door}`);
    const device = paired[who];
    const needsDevice = path.includes('/D');
    const target = needsDevice ? await aPairedDevice(server.store, { role: 'kiosk' }) : undefined;
    const headers = !device
      ? {}
      : path.startsWith('/couch')
        ? bearerOf(device)
        : { cookie: device.cookie };
    const ended = new AbortController();
    const response = await fetch(server.url + path.replace('/D', `/${target?.deviceId}`), {
      method,
      headers: {
        ...headers,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      signal: ended.signal,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (door === 'live') ended.abort();
    else await response.text();
    return response.status;
  }

  it.each(CELLS)('%s answers the %s with %i', async (door, who, status) => {
    expect(await statusOf(door, who)).toBe(status);
  });

  it('speak of everybody, and of every door that the server has', () => {
    expect(COLUMNS).toEqual(EVERYBODY);
    expect(new Set(CELLS.map(([door]) => door))).toEqual(new Set(Object.keys(DOORS)));
  });

  it('are these: a new one is written into the table before it is opened', async () => {
    const identity = await identityOf(opened.store);
    const eraser = await anEraser(opened.store, join(folder, 'other.log'));
    const parts = { store: opened.store, identity, version: 'test', now: () => new Date(), eraser };
    const app = await createServer(parts);
    await app.ready();
    const routes = app
      .printRoutes({ commonPrefix: false })
      .split('\n')
      .map((line) => line.replace(/[^/\w:(]*/, '').trim())
      .filter((line) => line !== '');
    await app.close();
    expect(routes).toEqual(
      ROUTES.trim()
        .split('\n')
        .map((line) => line.trim()),
    );
  });

  it('have taken nothing of an erased person from the box, tombstones neither', async () => {
    const database = await server.store.database('lichtenberg-private');
    expect(await database.get(`${ERASED}:person:self`)).toBeUndefined();
    const brought = await ask(
      server,
      'POST',
      '/couch/lichtenberg-private/_bulk_docs',
      { docs: [erased, { ...erased, _rev: rev('4'), _deleted: true }], new_edits: false },
      bearerOf(paired.box ?? expect.fail('no box')),
    );
    expect(brought.body).toMatchObject([
      { error: 'forbidden', reason: 'erased' },
      { error: 'forbidden', reason: 'erased' },
    ]);
    expect(await database.get(`${ERASED}:person:self`)).toBeUndefined();
  });
});
