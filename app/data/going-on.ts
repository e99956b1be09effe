/** Milliseconds by a clock that goes on while a tablet sleeps, and that nobody stretches by setting the
 *  tablet's clock back. */
export function goingOn(): number {
  return Math.max(performance.timeOrigin + performance.now(), Date.now());
}
