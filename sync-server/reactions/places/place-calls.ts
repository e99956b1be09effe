import { createHash } from 'node:crypto';
import { type Call, callId, isPending } from '#domain/call.ts';
import type { Event } from '#domain/event.ts';
import { ownerOf } from '#domain/ids.ts';
import { addDays, dateOf, type LocalDate, localDateTimeAt } from '#domain/local-time.ts';
import { isReachable, type Person, personDocumentId } from '#domain/person.ts';
import type { Registration } from '#domain/registration.ts';
import type { LivingDocument } from '../../stores/store.ts';
import type { ReactionReader } from '../reaction.ts';
import { begun, contentOf, living, type ServerWrites } from '../server-writes.ts';
import type { Admissions } from './admissions.ts';

/**
 * The calls that a date makes: to whom has no app and waits, or has moved up, or has left their number
 * on an info tablet. Who heard at the desk or on the telephone that they are in needs none. A call
 * that has lost its reason (moved up before it was made, cancelled) is settled.
 */
export async function planPlaceCalls(
  read: ReactionReader,
  writes: ServerWrites,
  date: {
    stored: readonly LivingDocument[];
    admissions: Admissions;
    event: Event | undefined;
    date: LocalDate;
  },
): Promise<void> {
  const today = dateOf(localDateTimeAt(read.now));
  if (date.date < today) return;
  const byPaper = date.stored.filter(({ doc }) => doc.channel !== 'app');
  const ids = byPaper.flatMap(({ id }) => [
    personDocumentId(ownerOf(id) ?? ''),
    callIdOf(id, 'in'),
    callIdOf(id, 'waiting'),
  ]);
  const known = new Map((await read.getMany(ids)).map((stored, index) => [ids[index], stored]));
  for (const { id, doc } of byPaper) {
    const person = living<Person>(known.get(personDocumentId(ownerOf(id) ?? '')));
    const registration = doc as unknown as Registration;
    const isIn = date.admissions.given.includes(id);
    const [inId, waitingId] = [callIdOf(id, 'in'), callIdOf(id, 'waiting')];
    const [toldIn, toldWaiting] = [known.get(inId), known.get(waitingId)];
    const isGone = registration.cancelled === true || (person && !isReachable(person)) === true;
    settle(writes, read.now, toldWaiting, isGone || isIn);
    settle(writes, read.now, toldIn, isGone);
    if (isGone) continue;
    const whom = { personId: ownerOf(id) };
    const why = { whom, why: 'registration', about: id, byWhen: dayBefore(date.date, today) };
    const made = (callDocumentId: string) => begun('call', callDocumentId, read.now.toISOString());
    const isNews = registration.channel === 'kiosk' || toldWaiting !== undefined;
    if (isIn && isNews && !toldIn) writes.want(undefined, { ...made(inId), ...why });
    if (!isIn && !toldWaiting) writes.want(undefined, { ...made(waitingId), ...why });
  }
}

function settle(
  writes: ServerWrites,
  now: Date,
  stored: Awaited<ReturnType<ReactionReader['getMany']>>[number],
  hasNoReason: boolean,
): void {
  const call = living<Call>(stored);
  if (!stored || stored.deleted || !call || !hasNoReason || !isPending(call)) return;
  writes.want(stored, { ...contentOf(stored.doc), doneAt: now.toISOString() });
}

function callIdOf(registrationId: string, news: 'in' | 'waiting'): string {
  const hash = createHash('sha256').update(registrationId).digest('hex').slice(0, 24);
  return callId(`place~${hash}~${news}`);
}

function dayBefore(date: LocalDate, today: LocalDate): LocalDate {
  const day = addDays(date, -1);
  return day < today ? today : day;
}
