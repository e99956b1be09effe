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

/** A calendar as it is sent. */
interface MadeCalendar {
  /** Weak: the same text travels in several encodings. [RFC 9110, 8.8.1] */
  etag: string;
  text: string;
}

/** `GET /calendar/:quarter.ics` to subscribe to, `GET /calendar/:quarter/:event.ics` for one event. */
export function addCalendar(app: FastifyInstance, context: ServerContext): void {
  // Phones ask every few hours and mostly nothing has changed: one text for each state and day.
  const made = new WeakMap<MirrorState, { day: string; calendar: Promise<MadeCalendar> }>();
  const calendarOf = (found: FoundQuarter): Promise<MadeCalendar> => {
    const known = made.get(found.state);
    if (known?.day === found.today) return known.calendar;
    const calendar = makeCalendar(context, found, eventsIn(found));
    made.set(found.state, { day: found.today, calendar });
    calendar.catch(() => made.delete(found.state));
    return calendar;
  };

  app.get<{ Params: { quarter: string } }>('/calendar/:quarter.ics', async (request, reply) => {
    const found = await findQuarter(context, request.params.quarter);
    if (!found) return sendFailure(reply, { code: 'unknown-quarter' });
    return sendCalendar(request, reply, await calendarOf(found), request.params.quarter);
  });

  app.get<{ Params: { quarter: string; event: string } }>(
    '/calendar/:quarter/:event.ics',
    async (request, reply) => {
      const found = await findQuarter(context, request.params.quarter);
      if (!found) return sendFailure(reply, { code: 'unknown-quarter' });
      const events = eventsIn(found).filter(({ _id }) => _id === `event:${request.params.event}`);
      if (events.length === 0) return sendFailure(reply, { code: 'not-found' });
      return sendCalendar(request, reply, await makeCalendar(context, found, events), 'termin');
    },
  );
}

interface FoundQuarter {
  quarter: Quarter;
  state: MirrorState;
  /** The day in Germany: pauses are written out from there. */
  today: string;
}

async function findQuarter(
  { quarters, now }: ServerContext,
  quarterId: string,
): Promise<FoundQuarter | undefined> {
  const feed = await quarters.publicFeed(quarterId);
  const state = await feed?.mirror.current();
  // After the state: what is made of an older one is forgotten with it.
  const quarter = state && (await quarters.get(quarterId));
  return quarter && { quarter, state, today: dateOf(localDateTimeAt(now())) };
}

async function makeCalendar(
  { publicUrl }: ServerContext,
  { quarter, state, today }: FoundQuarter,
  events: Event[],
): Promise<MadeCalendar> {
  const places = documentsOf<Place>(state, 'place');
  const until = addDays(today, HOLIDAYS_AHEAD);
  const holidays = await readHolidays(quarter.land, addDays(today, -HOLIDAYS_BEFORE), until);
  const text = quarterCalendar({ quarter, events, places, holidays, publicUrl });
  const digest = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  return { etag: `W/"${digest}"`, text };
}

function sendCalendar(
  request: FastifyRequest,
  reply: FastifyReply,
  { etag, text }: MadeCalendar,
  name: string,
): FastifyReply {
  reply
    .header('cache-control', 'public, no-cache')
    .header('vary', 'accept-encoding')
    .header('etag', etag);
  if (matchesEtag(request.headers['if-none-match'], etag)) return reply.code(304).send();
  return reply
    .type('text/calendar; charset=utf-8')
    .header('content-disposition', `inline; filename="${name}.ics"`)
    .send(text);
}

function eventsIn({ state }: FoundQuarter): Event[] {
  return documentsOf<Event>(state, 'event');
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
