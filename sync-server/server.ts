import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from 'fastify';
import { type DenyList, NOBODY_ERASED } from './access/deny-list.ts';
import { Devices } from './access/devices.ts';
import { limitRequests, type RateLimitOptions, RateLimits } from './access/rate-limits.ts';
import { SessionWatch } from './access/session-watch.ts';
import { Admission, type AdmissionOptions } from './admission.ts';
import { sendFailure } from './api-failure.ts';
import type { Eraser } from './erase/eraser.ts';
import { answerFailure, answerUnrouted, refuseConnection } from './failures.ts';
import { LiveHub, type LiveHubOptions } from './feed/live-hub.ts';
import type { ServerIdentity } from './identity.ts';
import { refuseOtherSites } from './origins.ts';
import { GuessGuard, type GuessGuardOptions } from './pair/guess-guard.ts';
import { SelfPairings } from './pair/self-pairings.ts';
import { SelfMadeRoom } from './push/self-made-room.ts';
import type { Size } from './push/sizes.ts';
import { Quarters } from './quarters.ts';
import { logRequests } from './request-log.ts';
import { addAppFiles } from './routes/app-files.ts';
import { addCalendar } from './routes/calendar.ts';
import { addCodes } from './routes/codes.ts';
import { addCouch } from './routes/couch.ts';
import { addDevices } from './routes/devices.ts';
import { addErase } from './routes/erase.ts';
import { addHealth } from './routes/health.ts';
import { addLeave } from './routes/leave.ts';
import { addLive } from './routes/live.ts';
import { addLocks } from './routes/locks.ts';
import { addNotifications } from './routes/notifications.ts';
import { addPair } from './routes/pair.ts';
import { addPush } from './routes/push.ts';
import { addQuarantine } from './routes/quarantine.ts';
import { addQuarters } from './routes/quarters.ts';
import { addSession } from './routes/session.ts';
import { addSync } from './routes/sync.ts';
import { SealKeys } from './sealing/seal-keys.ts';
import { addSecurityHeaders } from './security-headers.ts';
import type { Store } from './stores/store.ts';

/** What a server is made of. */
export interface ServerDependencies {
  store: Store;
  identity: ServerIdentity;
  version: string;
  now: () => Date;
  /** Folder of the built app; absent: only the interface is served. */
  appFolder?: string;
  /** PEM texts; absent: plain HTTP. */
  tls?: { certificate: string; key: string };
  /** Where people reach the server, for links in calendars. */
  publicUrl?: string;
  /** Takes a line of JSON for each request and fault; absent: nothing is logged. */
  log?: { write(line: string): void };
  live?: LiveHubOptions;
  /** How many first syncs are worked on at a time. */
  admission?: Omit<AdmissionOptions, 'key'>;
  /** How many wrong codes are borne, and by which clock. */
  guesses?: Partial<GuessGuardOptions>;
  /** How much one device or address may ask for, and by which clock. */
  limits?: Partial<RateLimitOptions>;
  /** How much the phones that nobody has confirmed may keep in a quarter. */
  selfMadeMost?: Size;
  /** Erases persons, and knows who was erased; absent: nobody was, and nobody can be. */
  eraser?: Eraser;
  /** Which addresses a device may name to be told of news; absent: the browsers' push services. */
  isPushService?: (address: string) => boolean;
  /** Who was erased, where it is not the eraser that knows. */
  denyList?: DenyList;
}

/** What the routes share. */
export interface ServerContext
  extends Omit<ServerDependencies, 'admission' | 'guesses' | 'limits'> {
  quarters: Quarters;
  devices: Devices;
  sessions: SessionWatch;
  hub: LiveHub;
  admission: Admission;
  guard: GuessGuard;
  limits: RateLimits;
  selfPairings: SelfPairings;
  denyList: DenyList;
  sealKeys: SealKeys;
  rooms: SelfMadeRoom;
}

const ROUTES = [
  addHealth,
  addSession,
  addPair,
  addCodes,
  addDevices,
  addQuarters,
  addSync,
  addPush,
  addErase,
  addQuarantine,
  addLocks,
  addLeave,
  addLive,
  addNotifications,
  addCalendar,
  addCouch,
];

/** The largest body; a larger one is 413 and the client halves its batch. */
const BODY_LIMIT = 1024 * 1024;
/** A request must have arrived by then, body included. */
const ARRIVAL_LIMIT_MS = 30_000;
/** Node would look every 30 s only, and takes the longer of the two times for the whole request. */
const ARRIVAL = { connectionsCheckingInterval: 5000, headersTimeout: ARRIVAL_LIMIT_MS };
/** How long running requests may still take after the end was asked for. */
const PATIENCE_MS = 2000;

/**
 * Makes the server without listening. It does not close the store. Its own end (`close`) ends live
 * connections and feeds.
 */
export async function createServer(dependencies: ServerDependencies): Promise<FastifyInstance> {
  const { store, identity, tls, log, live, now, eraser } = dependencies;
  const denyList = dependencies.denyList ?? eraser?.list ?? NOBODY_ERASED;
  const app = fastify({
    logger: log ? { base: null, timestamp: isoTime, stream: log } : false,
    ...(tls ? { https: { cert: tls.certificate, key: tls.key, ...ARRIVAL } } : { http: ARRIVAL }),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    requestTimeout: ARRIVAL_LIMIT_MS,
    routerOptions: { maxParamLength: 600 },
    clientErrorHandler: refuseConnection,
    frameworkErrors: answerUnrouted,
    // Only a proxy on this very machine may say whom it speaks for.
    trustProxy: 'loopback',
  } as FastifyServerOptions) as unknown as FastifyInstance;
  const quarters = new Quarters(store, identity, denyList);
  const devices = new Devices(store, now);
  const sessions = new SessionWatch(store);
  const hub = new LiveHub(live);
  const admission = new Admission({ ...dependencies.admission, key: identity.key });
  const clock = dependencies.guesses?.clock ?? Date.now;
  const guard = new GuessGuard({ ...dependencies.guesses, clock });
  const selfPairings = new SelfPairings(clock);
  const limits = new RateLimits({ clock: Date.now, ...dependencies.limits });
  const sealKeys = new SealKeys(store);
  const guards = { admission, guard, selfPairings, limits, denyList };
  const rooms = new SelfMadeRoom(store, dependencies.selfMadeMost);
  const doors = { devices, sessions, ...guards, sealKeys, rooms };
  const parts = { quarters, hub, ...doors };
  const context: ServerContext = { ...dependencies, ...parts };

  logRequests(app);
  app.setErrorHandler(answerFailure);
  await addSecurityHeaders(app, tls !== undefined);
  refuseOtherSites(app, context);
  limitRequests(app, context);
  await app.register(compress, {
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  for (const add of ROUTES) {
    add(app, context);
  }
  if (dependencies.appFolder) await addAppFiles(app, dependencies.appFolder);
  else app.setNotFoundHandler((_request, reply) => sendFailure(reply, { code: 'not-found' }));

  app.addHook('onListen', async () => {
    // Where this fails the first visitor's own reading says so.
    quarters.warmUp().catch(() => {});
  });
  app.addHook('onListen', async () => eraser?.follow());
  app.addHook('preClose', async () => {
    context.hub.end();
    letGo(app.server);
  });
  app.addHook('onClose', async () => {
    await Promise.all([eraser?.end(), devices.end(), quarters.end(), sessions.end()]);
  });
  return app;
}

/** Ends connections as their answers are done, and after a while those that are not. Node alone
 *  would wait for every browser that keeps a connection for later. */
function letGo(server: FastifyInstance['server']): void {
  if (!server.listening) return;
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const patience = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
  server.once('close', () => {
    clearInterval(idle);
    clearTimeout(patience);
  });
}

function isoTime(): string {
  return `,"time":"${new Date().toISOString()}"`;
}
