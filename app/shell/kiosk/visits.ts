import { useEffect, useState } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import { goingOn } from '../../data/going-on.ts';
import { localDatabase } from '../../data/local-store.ts';
import { visitorChoices } from '../../data/visitor-choices.ts';
import { visitorLeaves } from '../../data/visitor-leaves.ts';
import { dropVisitorThings } from '../../data/visitor-things.ts';
import { beginTrailAnew } from '../history-trail.ts';
import { IdleSession } from './idle-session.ts';

/** Whoever stands at this page. */
export const idleSession = new IdleSession(goingOn);

const LOOK_EVERY_MS = 1_000;
/** What a person does with a screen; where the mouse rests is nothing that anybody does. */
const ACTIVITY = ['pointerdown', 'keydown', 'input', 'wheel', 'touchmove'] as const;

/** Follows what is done at this page, and looks how long nothing was. */
export function useIdleSession(): void {
  useEffect(() => {
    const ended = new AbortController();
    const { signal } = ended;
    const touch = () => idleSession.touch();
    for (const kind of ACTIVITY) {
      addEventListener(kind, touch, { signal, capture: true, passive: true });
    }
    addEventListener('keydown', () => idleSession.wake(), { signal });
    const timer = setInterval(() => {
      // Who has something read to them touches nothing.
      if (globalThis.speechSynthesis?.speaking) idleSession.touch();
      idleSession.look();
    }, LOOK_EVERY_MS);
    signal.addEventListener('abort', () => clearInterval(timer));
    return () => ended.abort();
  }, []);
}

/** Forgets everything of the person before, whenever a visit begins. Whether it is still doing so: then
 *  nothing but the start may be shown. */
export function useVisit(quarterId: string, visit: number): boolean {
  const [begun, setBegun] = useState<number>();
  useEffect(() => {
    const ended = new AbortController();
    void forgetBefore(quarterId, visit, ended.signal).then(
      () => ended.signal.aborted || setBegun(visit),
    );
    return () => ended.abort();
  }, [quarterId, visit]);
  return begun !== visit;
}

async function forgetBefore(quarterId: string, visit: number, ended: AbortSignal): Promise<void> {
  globalThis.speechSynthesis?.cancel();
  getSelection()?.removeAllRanges();
  visitorLeaves();
  visitorChoices.forget();
  scrollTo({ top: 0, behavior: 'instant' });
  await Promise.all([
    dropThings(ended),
    beginTrailAnew(addresses.home(quarterId), `${performance.timeOrigin}~${visit}`),
  ]);
}

/** Nobody goes on before nothing is left of the person before: a database that refuses is asked again. */
async function dropThings(ended: AbortSignal): Promise<void> {
  const drop = () =>
    dropVisitorThings(localDatabase()).then(
      () => true,
      () => false,
    );
  while (!(await drop()) && !ended.aborted) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
