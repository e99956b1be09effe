import type { Registration } from '#domain/registration.ts';

/** Who has a place, and who waits, in the order of arrival. Ids of registrations. */
export interface Admissions {
  given: string[];
  waiting: string[];
}

/**
 * Gives the places of one date. A place once given stays given, also where the event was made
 * smaller since, and goes on only when whoever has it cancels. The others have them in the order of
 * arrival: (`arrivedAt`, id). `capacity` absent: there is room for everybody.
 */
export function admitted(
  registrations: readonly Pick<Registration, '_id' | 'arrivedAt' | 'createdAt' | 'cancelled'>[],
  given: ReadonlySet<string>,
  capacity: number | undefined,
): Admissions {
  const inOrder = registrations.filter(({ cancelled }) => !cancelled).sort(byArrival);
  const have = inOrder.filter(({ _id }) => given.has(_id));
  const others = inOrder.filter(({ _id }) => !given.has(_id));
  const free = Math.max((capacity ?? Number.POSITIVE_INFINITY) - have.length, 0);
  const ids = (some: readonly { _id: string }[]) => some.map(({ _id }) => _id);
  return {
    given: ids([...have, ...others.slice(0, free)]).sort(),
    waiting: ids(others.slice(Math.min(free, others.length))),
  };
}

type Arrived = Pick<Registration, '_id' | 'arrivedAt' | 'createdAt'>;

function byArrival(a: Arrived, b: Arrived): number {
  const [first, second] = [a, b].map((one) => `${one.arrivedAt ?? one.createdAt} ${one._id}`);
  return (first ?? '') < (second ?? '') ? -1 : 1;
}
