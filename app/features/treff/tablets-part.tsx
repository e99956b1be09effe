import { useEffect, useState } from 'preact/hooks';
import type { DeviceListing } from '#domain/device-listing.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import type { Result } from '#domain/result.ts';
import { type SessionTablet, sessionTablets } from '#domain/session-tablets.ts';
import type { TreffDay } from '../../data/treff-day.ts';
import { recentWords } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { treffDe } from '../../texts/treff-de.ts';
import { useNow } from '../../ui/use-now.ts';

const words = treffDe.tablets;

/** Asks the server which devices there are and how they are; the shell knows how. */
export type ListTablets = () => Promise<Result<DeviceListing[], { code: string }>>;

/** Which tablets took part and whether all of it is here. A tablet knows that of itself alone; the
 *  office asks the server. */
export function TabletsPart({
  day: { session, lastEntryAt, unsent },
  listTablets,
}: {
  day: TreffDay;
  /** Absent on a tablet. */
  listTablets?: ListTablets;
}) {
  const count = sessionTablets(session ?? {}, undefined, undefined).length;
  return (
    <section class="card stack">
      <h2>{words.title}</h2>
      {count === 0 && <p>{words.none}</p>}
      {count > 0 &&
        (listTablets ? (
          <Asked {...{ session, lastEntryAt, listTablets, count }} />
        ) : (
          <>
            <p>{words.count(count)}</p>
            <p>{unsent > 0 ? words.ownUnsent(unsent) : words.ownSent}</p>
            <p>
              {words.others} {words.othersText}
            </p>
          </>
        ))}
    </section>
  );
}

function Asked({
  session,
  lastEntryAt,
  listTablets,
  count,
}: Pick<TreffDay, 'session' | 'lastEntryAt'> & { listTablets: ListTablets; count: number }) {
  const now = useNow();
  const [answer, setAnswer] = useState<Result<DeviceListing[], { code: string }>>();
  useEffect(() => void listTablets().then(setAnswer), [now, listTablets]);
  if (!answer) return <p>{words.count(count)}</p>;
  if (!answer.ok) {
    return (
      <>
        <p>{words.count(count)}</p>
        <p>{words.noContact}</p>
      </>
    );
  }
  const tablets = sessionTablets(session ?? {}, lastEntryAt, answer.value);
  const waiting = tablets.filter(({ state }) => state === 'waits');
  const unknown = tablets.filter(({ state }) => state === 'unknown');
  return (
    <>
      {waiting.length > 0 && (
        <p>
          <strong>{words.waiting(count, waiting.length)}</strong>
        </p>
      )}
      {waiting.length === 0 && unknown.length === 0 && <p>{words.allArrived(count)}</p>}
      {waiting.length === 0 && unknown.length > 0 && <p>{words.count(count)}</p>}
      {unknown.length > 0 && <p>{words.unknown(unknown.length)}</p>}
      <ul>
        {waiting.map((tablet) => (
          <li key={tablet.writer}>
            <bdi>{tablet.device?.name}</bdi>: {knownWords(tablet, now)}
          </li>
        ))}
      </ul>
    </>
  );
}

function knownWords({ device }: SessionTablet, now: Date): string {
  const { lastSeenAt, reports } = device ?? {};
  const today = dateOf(localDateTimeAt(now));
  const seen = lastSeenAt
    ? words.seen(recentWords(de, localDateTimeAt(new Date(lastSeenAt)), today))
    : words.neverSeen;
  const unsent = reports?.unsent ?? 0;
  return unsent > 0 ? `${words.unsent(unsent)}, ${seen}` : seen;
}
