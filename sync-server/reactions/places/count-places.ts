import type { Event } from '#domain/event.ts';
import { partsOf } from '#domain/ids.ts';
import { serverFieldsOf } from '#domain/lasting-fields.ts';
import type { LocalDate } from '#domain/local-time.ts';
import { dayOfRegistered } from '#domain/registered-date.ts';
import type { Registration } from '#domain/registration.ts';
import { vacancyId } from '#domain/vacancy.ts';
import type { TakeNumbers } from '../../identity.ts';
import { retentionIn } from '../../push/delete-after.ts';
import type { LivingDocument, StoredDocument } from '../../stores/store.ts';
import type { Reaction, ReactionReader } from '../reaction.ts';
import { begun, contentOf, living, ServerWrites } from '../server-writes.ts';
import type { Admissions } from './admissions.ts';
import { planPlaceCalls } from './place-calls.ts';
import type { PlaceRolls } from './place-rolls.ts';
import { type EventDate, eventDateOf } from './registration-parts.ts';
import { type ToldDay, toldDay, toldFields } from './told-day.ts';

/**
 * Counts who comes, at the quarter's home alone: gives places by arrival, tells each registration how
 * it stands, on which day it is when that was moved, and everybody how much is free, and lets the waiting list move up.
 */
export function countPlaces(rolls: PlaceRolls, takeNumbers: TakeNumbers): Reaction {
  return {
    name: 'countPlaces',
    async react(change, read) {
      const dates = await touchedDates(change, read, rolls);
      if (dates.length === 0) return [];
      const [quarter] = await read.getMany([`quarter:${read.quarterId}`]);
      const retention = retentionIn(living<LivingDocument['doc']>(quarter));
      const writes = new ServerWrites({ now: read.now, retention, takeNumbers });
      for (const eventDate of dates) await planDate(read, writes, rolls, { eventDate, change });
      return writes.writes();
    },
  };
}

async function touchedDates(
  change: StoredDocument,
  read: ReactionReader,
  rolls: PlaceRolls,
): Promise<EventDate[]> {
  const registered = eventDateOf(change.id);
  if (registered) return [registered];
  const parts = partsOf(change.id);
  if (parts?.type !== 'event') return [];
  const eventKey = parts.key;
  return (await rolls.datesOf(read.quarterId, eventKey)).map((date) => ({ eventKey, date }));
}

async function planDate(
  read: ReactionReader,
  writes: ServerWrites,
  rolls: PlaceRolls,
  { eventDate, change }: { eventDate: EventDate; change: StoredDocument },
): Promise<void> {
  const { eventKey, date } = eventDate;
  const eventId = `event:${eventKey}`;
  const [storedEvent, storedVacancy] = await read.getMany([eventId, vacancyId(eventId, date)]);
  const event = living<Event>(storedEvent);
  const { quarterId } = read;
  const id = eventDateOf(change.id) ? change.id : undefined;
  // Without its event nobody knows how many may come: it is noted, and counted when the event comes.
  const capacity = event ? event.capacity : 0;
  const { stored, admissions } = await rolls.decide(quarterId, eventDate, capacity, id);
  if (!event) return;
  const day = dayOfRegistered(event, date);
  // Before a registration says what was told: whoever is interrupted between them tells it again.
  const counted = { stored, admissions, date, day, changed: id };
  const told = await planPlaceCalls(read, writes, counted);
  for (const one of stored)
    planRegistration(writes, one, admissions, { day, told: told.get(one.id) });
  if (capacity === undefined) {
    writes.remove(storedVacancy, 'withdrawn');
    return;
  }
  const free = Math.max(capacity - admissions.given.length, 0);
  const waiting = admissions.waiting.length;
  const first = living<{ createdAt: string }>(storedVacancy)?.createdAt ?? read.now.toISOString();
  const made = begun('vacancy', vacancyId(eventId, date), first);
  writes.want(storedVacancy, { ...made, eventId, date, free, waiting });
}

function planRegistration(
  writes: ServerWrites,
  stored: LivingDocument,
  { given, waiting }: Admissions,
  { day, told }: { day: LocalDate | undefined; told: ToldDay | undefined },
): void {
  const registration = stored.doc as unknown as Registration;
  const { cancelled, date, movedTo } = registration;
  const said = contentOf(stored.doc);
  for (const field of serverFieldsOf('registration')) delete said[field];
  // It stays as it was told last: no queue moves for it any more.
  if (cancelled) return;
  const place = waiting.indexOf(stored.id) + 1;
  const standing = given.includes(stored.id)
    ? { admission: 'in' }
    : { admission: 'waiting', waitingPlace: place };
  // Where it takes place on no day, it stays as it was told last.
  const on = day ?? movedTo ?? date;
  const moved = on === date ? {} : { movedTo: on };
  const known = toldFields(told ?? toldDay(registration));
  writes.want(stored, { ...said, _id: stored.id, ...standing, ...moved, ...known });
}
