import { createHash } from 'node:crypto';
import { type Call, callId, isPending } from '#domain/call.ts';
import { ESCALATION_DAYS } from '#domain/inbox.ts';
import { addDays, dateOf, type LocalDate, localDateTimeAt } from '#domain/local-time.ts';
import { isReachable } from '#domain/person.ts';
import { isEnded, requestStanding } from '#domain/request-state.ts';
import type { RequestStep } from '#domain/request-step.ts';
import type { Body } from '#domain/version.ts';
import { leftCallKey } from '#domain/volunteer-end.ts';
import type { ReactionReader } from '../reaction.ts';
import { begun, contentOf, filled, type ServerWrites } from '../server-writes.ts';
import type { KnownRequest } from './known-request.ts';

/**
 * The calls and letters that a request makes for the office: the call back that confirms it, and
 * for whom has no app, that somebody comes, or does not. `steps` are all of it, those included that
 * are just being written. What has lost its reason is settled.
 */
export async function planCalls(
  read: ReactionReader,
  writes: ServerWrites,
  known: KnownRequest,
  steps: readonly RequestStep[],
): Promise<void> {
  const all = callsOf(known, steps, read.now);
  const told = (await isToldOfLeaving(read, known)) ? all.filter(isNotHandedBack) : all;
  const wanted = new Map(told.map((call) => [call._id, call]));
  const existing = await read.range(`office:call:${known.key}~`);
  for (const { id, rev, doc } of existing) {
    const call = doc as unknown as Call;
    if (wanted.delete(id) || !isPending(call)) continue;
    const doneAt = read.now.toISOString();
    writes.want({ id, rev, doc }, { ...contentOf(doc), doneAt });
  }
  const before = await read.getMany([...wanted.keys()]);
  for (const [index, call] of [...wanted.values()].entries()) {
    // One that the office took off its list stays off.
    if (!before[index]) writes.want(undefined, call);
  }
}

/** Whether the office rings them already, since the volunteer who would come has left: nobody is rung
 *  twice for one thing. */
async function isToldOfLeaving(read: ReactionReader, { key }: KnownRequest): Promise<boolean> {
  const calls = await read.range(callId(leftCallKey(key)));
  return calls.some(({ doc }) => isPending(doc as unknown as Call));
}

const isNotHandedBack = ({ why }: Body) => why !== 'handedBack';

function callsOf(known: KnownRequest, steps: readonly RequestStep[], now: Date): Body[] {
  const { request, person, standing } = known;
  if (!request || (person && !isReachable(person))) return [];
  const today = dateOf(localDateTimeAt(now));
  if (!standing.confirmed) return isEnded(standing) ? [] : [confirmCall(known)];
  // Who asks in the app for somebody else is not told who comes: the office tells that person.
  if (request.channel === 'app' && request.for !== 'other') return [];
  const { accepted, promised, state } = requestStanding(steps);
  const agreed = accepted ?? promised;
  const last = [...steps].sort(byArrival).findLast(({ kind }) => NEWS.has(kind));
  if (!last || isEnded({ state })) return [];
  const news = [];
  if (agreed) news.push(...acceptedCalls(known, agreed, today));
  const why = WHY[last.kind];
  const wasTold = last.kind === 'asked' || steps.some(({ kind }) => AGREED.has(kind));
  const about = { about: last._id, createdAt: last.at, byWhen: today };
  if (why && wasTold) news.push(callOf(known, last._id, { ...about, why }));
  return news;
}

function acceptedCalls(
  known: KnownRequest,
  agreed: RequestStep & { kind: 'accepted' | 'promised' },
  today: LocalDate,
): Body[] {
  const { _id, at } = agreed;
  const day = agreed.kind === 'promised' ? agreed.day : dateOf(agreed.when);
  const about = { about: _id, createdAt: at, why: 'accepted' } as const;
  return [
    callOf(known, _id, { ...about, byWhen: dayBefore(day, today) }),
    callOf(known, `letter ${_id}`, { ...about, way: 'letter', byWhen: today }),
  ];
}

/** What is to be said after a step that somebody without the app has not seen. */
const WHY: Partial<Record<string, Call['why']>> = { handedBack: 'handedBack', asked: 'question' };
/** Steps after which somebody without the app has to hear something, or has answered. */
const NEWS: ReadonlySet<string> = new Set([
  'accepted',
  'promised',
  'handedBack',
  'asked',
  'answered',
]);
const AGREED: ReadonlySet<string> = new Set(['accepted', 'promised']);

function byArrival(a: RequestStep, b: RequestStep): number {
  return `${a.arrivedAt} ${a._id}` < `${b.arrivedAt} ${b._id}` ? -1 : 1;
}

function confirmCall(known: KnownRequest): Body {
  const { request, quarter } = known;
  const asked = request?.arrivedAt ?? request?.createdAt ?? '';
  const days = Math.floor(quarter?.escalation?.confirm ?? ESCALATION_DAYS.confirm);
  const byWhen = addDays(dateOf(localDateTimeAt(new Date(asked))), days);
  return callOf(known, 'confirm', {
    why: 'confirm',
    about: request?._id ?? '',
    byWhen,
    createdAt: asked,
  });
}

function callOf(
  { key, owner, request }: KnownRequest,
  reason: string,
  {
    createdAt,
    ...said
  }: Pick<Call, 'why' | 'about' | 'byWhen' | 'createdAt'> & { way?: Call['way'] },
): Body {
  const other = request?.for === 'other' ? request.other : undefined;
  const whom = other ? { name: other.name, phone: other.phone } : { personId: owner };
  // The reason may name a volunteer; an id need not.
  const hash = createHash('sha256').update(reason).digest('hex').slice(0, 16);
  return {
    ...begun('call', callId(`${key}~${hash}`), createdAt),
    whom: filled(whom),
    ...filled(said),
  };
}

/** The day before the visit, or today where that is past. */
function dayBefore(visit: LocalDate, today: LocalDate): LocalDate {
  const day = addDays(visit, -1);
  return day < today ? today : day;
}
