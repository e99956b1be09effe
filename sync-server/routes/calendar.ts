import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Event } from '#domain/event.ts';
import { addDays, dateOf, localDateTimeAt } from '#domain/local-time.ts';
import type { Place } from '#domain/place.ts';
import { parsePublicDocument } from '#domain/public-document.ts';
import type { Quarter } from '#domain/quarter.ts';
import { readHolidays } from '#hours/hours.ts';
import { sendFailure } from '../api-failure.ts';
import { quarterCalendar } from '../export/calendar.ts';
import type { MirrorState } from '../feed/mirror.ts';
import { matchesEtag } from '../http-headers.ts';
import type { ServerContext } from '../server.ts';

/** How far back and ahead the pauses of holidays are written out, in days. */
const HOLIDAYS_BEFORE = 30;
const HOLIDAYS_AHEAD = 550;

/** `GET /calendar/:quarter.ics` to subscribe to, `GET /calendar/:quarter/:event.ics` for one event. */
export function addCalendar(app: FastifyInstance, context: ServerContext): void {
  app.get<{ Params: { quarter: string } }>('/calendar/:quarter.ics', (request, reply) =>
    sendCalendar(context, request, reply, request.params.quarter),
  );
  app.get<{ Params: { quarter: string; event: string } }>(
    '/calendar/:quarter/:event.ics',
    (request, reply) => {
      const { quarter, event } = request.params;
      return sendCalendar(context, request, reply, quarter, `event:${event}`);
    },
  );
}

async function sendCalendar(
  { quarters, now, publicUrl }: ServerContext,
  request: FastifyRequest,
  reply: FastifyReply,
  quarterId: string,
  eventId?: string,
): Promise<FastifyReply> {
  const feed = await quarters.publicFeed(quarterId);
  const quarter = feed && (await quarters.get(quarterId));
  if (!feed || !quarter) return sendFailure(reply, { code: 'unknown-quarter' });
  const state = await feed.mirror.current();
  const events = documentsOf<Event>(state, 'event').filter(
    ({ _id }) => eventId === undefined || _id === eventId,
  );
  if (eventId !== undefined && events.length === 0)
    return sendFailure(reply, { code: 'not-found' });
  const places = documentsOf<Place>(state, 'place');
  const holidays = await holidaysOf(quarter, now());
  const text = quarterCalendar({ quarter, events, places, holidays, publicUrl });
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  reply.header('cache-control', 'public, no-cache').header('etag', etag);
  if (matchesEtag(request.headers['if-none-match'], etag)) return reply.code(304).send();
  const name = eventId === undefined ? quarterId : 'termin';
  return reply
    .type('text/calendar; charset=utf-8')
    .header('content-disposition', `inline; filename="${name}.ics"`)
    .send(text);
}

function documentsOf<Kind extends Event | Place>(
  { documents }: MirrorState,
  type: Kind['type'],
): Kind[] {
  const found: Kind[] = [];
  for (const { doc } of documents.values()) {
    if (doc.type !== type) continue;
    const parsed = parsePublicDocument(doc);
    if (parsed.ok) found.push(parsed.value as Kind);
  }
  return found;
}

function holidaysOf({ land }: Quarter, now: Date) {
  const today = dateOf(localDateTimeAt(now));
  return readHolidays(land, addDays(today, -HOLIDAYS_BEFORE), addDays(today, HOLIDAYS_AHEAD));
}
