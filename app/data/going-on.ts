/** Where a clock gets its time from: ms that only grow but may rest while a tablet sleeps, and ms that go
 *  on then but that somebody may set. */
interface Sources {
  growing: () => number;
  settable: () => number;
}

const OWN: Sources = { growing: () => performance.now(), settable: () => Date.now() };

/**
 * Makes a clock, in ms, that goes on while a tablet sleeps, and that nobody stretches by setting the tablet's
 * clock back: what has passed since it was last looked at is the longer of both. A clock that went a year
 * ahead and was put right does not stand still for that year.
 */
export function clockGoingOn({ growing, settable }: Sources = OWN): () => number {
  let at = settable();
  let last = { growing: growing(), settable: at };
  return () => {
    const now = { growing: growing(), settable: settable() };
    at += Math.max(now.growing - last.growing, now.settable - last.settable);
    last = now;
    return at;
  };
}

/** The time of this page by such a clock. */
export const goingOn = clockGoingOn();
