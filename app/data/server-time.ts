import type { LocalDatabase } from './database.ts';

/*
 * What time it is at least, for what must not end too early. A device's clock can be a year ahead, and
 * right again tomorrow: it is asked nothing here. The server's time at the last contact is certain, and
 * so is the time that went by since while the app ran, by a clock that only counts.
 */

/** What is kept of the time. */
interface KnownTime {
  /** The latest time that the server said, ms since 1970. */
  serverAt: number;
  /** How long the app has run since, in all its lives, ms. */
  ranFor: number;
}

const KEY = 'time';

/** What is certain about the time, both in ms since 1970. */
export interface CertainTime {
  /** When the server was last heard of, by its own clock. */
  heardAt: number;
  /** It is at least so late. */
  now: number;
}

/** What this life of the app made of the time when it last looked. */
export interface Look {
  certain: CertainTime;
  /** How long ago that was, ms, by a clock that only counts (`performance.now`). */
  ago: number;
}

/**
 * Notes what the server said, or how long the app has run since. Two tabs run at once: what both counted
 * is counted once, since each adds to the time that it was certain of itself. Gives what is certain then;
 * nothing where the server was never heard of.
 */
export async function noteTime(
  database: LocalDatabase,
  { serverAt, look }: { serverAt?: number; look?: Look },
): Promise<CertainTime | undefined> {
  return database.transaction('rw', database.own, async () => {
    const known = (await database.own.get(KEY))?.value as KnownTime | undefined;
    const value = serverAt === undefined ? known && later(known, look) : { serverAt, ranFor: 0 };
    if (!value) return undefined;
    await database.own.put({ key: KEY, value });
    return { heardAt: value.serverAt, now: value.serverAt + value.ranFor };
  });
}

/** A look at a server whose clock was put back since says nothing. */
function later({ serverAt, ranFor }: KnownTime, look: Look | undefined): KnownTime {
  if (!look || look.certain.heardAt > serverAt) return { serverAt, ranFor };
  return { serverAt, ranFor: Math.max(ranFor, look.certain.now + look.ago - serverAt) };
}
