import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import packageInfo from '../package.json' with { type: 'json' };
import type { Configuration } from './configuration.ts';
import { Eraser } from './erase/eraser.ts';
import { identityOf, numbersOf } from './identity.ts';
import { listenForCommands } from './operator/operator-server.ts';
import { isServerAt, operatorSocketPath } from './operator/socket-path.ts';
import { firstOfficeCode } from './pair/first-office.ts';
import { reactionsOf } from './reactions/server-reactions.ts';
import { importSampleOnce } from './sample-quarter.ts';
import { SealKeys } from './sealing/seal-keys.ts';
import { createServer } from './server.ts';
import type { DocumentAccess } from './stores/document-access.ts';
import { openStore } from './stores/open-store.ts';
import type { Store } from './stores/store.ts';
import { accessTo } from './stores/store-access.ts';
import { StoreFailure } from './stores/store-failure.ts';
import { welcomeLines } from './welcome.ts';

export interface StartOptions {
  appFolder?: string;
  /** Lines for the person at the terminal. */
  say: (line: string) => void;
  /** Takes the JSON log. */
  log: { write(line: string): void };
}

/** A server that listens. */
export interface RunningServer {
  /** Takes no new requests, ends live connections, closes the store. */
  stop(): Promise<void>;
}

/**
 * Opens the store, makes the sample quarter where there is none, and listens to devices and to
 * commands. Throws what `startProblemOf` has sentences for; the store is closed then.
 */
export async function startServer(
  configuration: Configuration,
  options: StartOptions,
): Promise<RunningServer> {
  const socketPath = operatorSocketPath(configuration.dataFolder);
  if (await isServerAt(socketPath)) {
    throw new StoreFailure('locked', 'another server uses this data folder');
  }
  const store = await openStore(configuration);
  try {
    const identity = await identityOf(store);
    const takeNumbers = numbersOf(store, identity.writer, Date.now);
    const access = accessTo(store, takeNumbers);
    await importSampleOnce(store, access, options.say);
    const now = () => new Date();
    const keys = new SealKeys(store);
    const logFile = join(configuration.dataFolder, 'erased.log');
    await mkdir(configuration.dataFolder, { recursive: true, mode: 0o700 });
    const eraser = await Eraser.open({ store, takeNumbers, now, keys, key: identity.key, logFile });
    const app = await createServer({
      store,
      identity,
      version: packageInfo.version,
      now,
      eraser,
      appFolder: options.appFolder,
      publicUrl: configuration.publicUrl,
      tls: configuration.tls,
      log: options.log,
    });
    const denyList = eraser.list;
    const contact = configuration.publicUrl?.startsWith('https:')
      ? configuration.publicUrl
      : undefined;
    const parts = { store, identity, takeNumbers, denyList, contact, log: options.log };
    const reactions = reactionsOf(parts);
    // Nobody waits for it: no door shows what it looks for.
    app.addHook('onListen', async () => void eraser.sweep().catch(() => {}));
    app.addHook('onListen', async () => reactions.start());
    app.addHook('onClose', () => reactions.end());
    const officeCode = await firstOfficeCode(store, identity, new Date());
    const welcome = { officeCode, say: options.say };
    return await listen(app, store, access, configuration, welcome);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function listen(
  app: FastifyInstance,
  store: Store,
  access: DocumentAccess,
  configuration: Configuration,
  { officeCode, say }: { officeCode?: string; say: (line: string) => void },
): Promise<RunningServer> {
  const { host, port, dataFolder } = configuration;
  await app.listen({ host, port, listenTextResolver: () => 'listening' });
  const commands = await listenForCommands(operatorSocketPath(dataFolder), access);
  const address = app.server.address();
  const actualPort = typeof address === 'object' && address ? address.port : port;
  for (const line of welcomeLines(configuration, actualPort, { officeCode })) say(line);
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    await Promise.all([app.close(), commands.close()]);
    await store.close();
  };
  return {
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}
