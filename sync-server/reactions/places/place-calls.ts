import { ownerOf } from '#domain/ids.ts';
import { addDays, dateOf, type LocalDate, localDateTimeAt } from '#domain/local-time.ts';
import { isReachable, type Person, personDocumentId } from '#domain/person.ts';
import type { Registration } from '#domain/registration.ts';
import type { LivingDocument } from '../../stores/store.ts';
import type { ReactionReader } from '../reaction.ts';
import { living, type ServerWrites } from '../server-writes.ts';
import type { Admissions } from './admissions.ts';
import { PlaceCalls, placeCallId } from './place-call-list.ts';
import { changedTo, newsOfChange, type ToldDay, toldDay } from './told-day.ts';

/** One date of an event, as it is counted. */
export interface CountedDate {
  stored: readonly LivingDocument[];
  admissions: Admissions;
  /** By which registrations know it. */
  date: LocalDate;
  /** On which it takes place; on none where it is cancelled. */
  day: LocalDate | undefined;
  /** The one that changed; absent where its event did, so that all may hear another day. */
  changed?: string;
}

/**
 * The calls that a date makes: to whom has no app and waits, or has moved up, or has left their number
 * on an info tablet, or has registered for a date that is on another day now, or on none. Who heard at
 * the desk or on the telephone that they are in needs none. A call that has lost its reason (moved up
 * before it was made, cancelled) is settled. Returns, by registration, what its person knows of the day.
 */
export async function planPlaceCalls(
  read: ReactionReader,
  writes: ServerWrites,
  counted: CountedDate,
): Promise<Map<string, ToldDay>> {
  const told = new Map<string, ToldDay>();
  const today = dateOf(localDateTimeAt(read.now));
  if ((counted.day ?? counted.date) < today) return told;
  const byPaper = counted.stored.filter(({ doc }) => doc.channel !== 'app');
  const hearsOfDay = (one: LivingDocument) =>
    [one.id, undefined].includes(counted.changed) || toldOf(one).day !== counted.day;
  const ids = byPaper.flatMap((one) => {
    const changes = hearsOfDay(one) ? changeNews(toldOf(one), counted) : [];
    const calls = [...PLACE_NEWS, ...changes].map((news) => placeCallId(one.id, news));
    return [personDocumentId(ownerOf(one.id) ?? ''), ...calls];
  });
  const known = new Map((await read.getMany(ids)).map((stored, index) => [ids[index], stored]));
  for (const one of byPaper) {
    const person = living<Person>(known.get(personDocumentId(ownerOf(one.id) ?? '')));
    const { cancelled } = one.doc as unknown as Registration;
    const isGone = cancelled === true || (person && !isReachable(person)) === true;
    const calls = new PlaceCalls(read.now, writes, one.id, known);
    planPlace(calls, one, counted, { isGone, today });
    if (hearsOfDay(one)) told.set(one.id, planChange(calls, one, counted, { isGone, today }));
  }
  return told;
}

function toldOf({ doc }: LivingDocument): ToldDay {
  return toldDay(doc as unknown as Registration);
}

/** The news of the calls that a change to another day can be about: the last one, and the next. */
function changeNews(told: ToldDay, { day }: Pick<CountedDate, 'day'>): string[] {
  return [told, changedTo(told, day, false)].map(newsOfChange).filter((news) => news !== undefined);
}

const PLACE_NEWS = ['in', 'waiting'] as const;

interface Whom {
  /** Nobody is rung any more: they cancelled, died, moved or asked to be left alone. */
  isGone: boolean;
  today: LocalDate;
}

function planPlace(
  calls: PlaceCalls,
  { id, doc }: LivingDocument,
  { admissions, date, day = date }: CountedDate,
  { isGone, today }: Whom,
): void {
  const isIn = admissions.given.includes(id);
  calls.settle('waiting', isGone || isIn);
  calls.settle('in', isGone);
  if (isGone) return;
  const isNews = doc.channel === 'kiosk' || calls.isKnown('waiting');
  const byWhen = dayBefore(day, today);
  if (isIn && isNews) calls.make('in', 'registration', byWhen);
  if (!isIn) calls.make('waiting', 'registration', byWhen);
}

/** To whom was told another day than the one on which it is now: one call for each change. Returns what
 *  they know then. */
function planChange(
  calls: PlaceCalls,
  one: LivingDocument,
  { day }: CountedDate,
  { isGone, today }: Whom,
): ToldDay {
  const registration = one.doc as unknown as Registration;
  const told = toldDay(registration);
  const last = newsOfChange(told) ?? '';
  calls.settle(last, isGone || told.day !== day);
  if (isGone || told.day === day) return told;
  // Whoever registers for it as it is now knows the day.
  if (registration.admission === undefined) return { ...told, day };
  const next = changedTo(told, day, calls.isPending(last));
  // Who was not told yet that it is another day hears nothing where it is back on the one they know.
  if (next.knew === day) return next;
  const [first = today] = [day, next.knew].filter((one) => one !== undefined).sort();
  calls.make(newsOfChange(next) ?? '', 'eventChanged', dayBefore(first, today));
  return next;
}

function dayBefore(date: LocalDate, today: LocalDate): LocalDate {
  const day = addDays(date, -1);
  return day < today ? today : day;
}
