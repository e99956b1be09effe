import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { sendFailure } from '../api-failure.ts';

/** Files whose names carry a hash of their contents never change. */
const IMMUTABLE = 'public, max-age=31536000, immutable';
/** Everything else is asked for again: the shell, the service worker, the manifest, icons. */
const ASK_AGAIN = 'no-cache';

/** Where the app's screens are (app/domain/addresses.ts). */
const SCREENS = ['/', '/quarters', '/diagnose', '/q/*', '/go/*'];

/**
 * Serves the built app from a folder, compressed files beside the others. The app's own addresses
 * (`SCREENS`) give its shell. An address that is no file and none of these is 404: for a person
 * with the shell, which says so in their language; for anything else plainly.
 */
export async function addAppFiles(app: FastifyInstance, folder: string): Promise<void> {
  const assets = join(folder, 'assets/');
  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    preCompressed: true,
    cacheControl: false,
    // Nobody asks for parts of files this small, except to be a nuisance.
    acceptRanges: false,
    setHeaders: (reply, path) => {
      reply.header('cache-control', path.startsWith(assets) ? IMMUTABLE : ASK_AGAIN);
    },
  });
  for (const path of SCREENS) app.get(path, (_request, reply) => sendShell(reply));
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?');
    const isPage = request.method === 'GET' && !path.startsWith('/api/') && !/\.\w+$/.test(path);
    const forPerson = isPage && request.headers.accept?.includes('text/html');
    return forPerson ? sendUnknownPage(reply) : sendFailure(reply, { code: 'not-found' });
  });
}

function sendShell(reply: FastifyReply): FastifyReply {
  return reply.sendFile('index.html');
}

/** Without a validator: a browser that asks again by one would get an answer without a page. */
function sendUnknownPage(reply: FastifyReply): FastifyReply {
  return reply.code(404).sendFile('index.html', { etag: false, lastModified: false });
}
