import type { ComponentType } from 'preact';
import { lazy } from 'preact-iso';
import { idle } from '../ui/idle.ts';
import { MissingScreen } from './missing-screen.tsx';

/** A screen's file is asked for so often before we say that it is missing. */
const TRIES = 3;
const PAUSE_MS = 700;

const likely: (() => Promise<unknown>)[] = [];
const others: (() => Promise<unknown>)[] = [];

/**
 * A screen whose code is fetched when it is first needed, or before that when nothing else is to do.
 * Where it cannot be fetched (no network yet, or a newer version has replaced it), a sentence stands
 * in its place.
 *
 * @param isLikely whether a press on the first screen opens it: it is to be there at once
 */
export function lazyScreen<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { isLikely = false }: { isLikely?: boolean } = {},
): ComponentType<Props> {
  const screen = lazy(() => loadPatiently(load)) as ComponentType<Props>;
  (isLikely ? likely : others).push(load);
  return screen;
}

/**
 * Fetches the likely screens, one after the other, while nothing else is to do. The others are left to the
 * service worker, which has their files at hand when one is opened: to run through all of them takes an
 * old phone seconds at each start. Where there can be none, they come too.
 */
export async function preloadScreens(): Promise<void> {
  await preload(likely);
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!isSecureContext || !workers) await preload(others);
}

async function preload(loads: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const load of loads) {
    await idle();
    await load().catch(() => undefined);
  }
}

async function loadPatiently<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): Promise<ComponentType<Props>> {
  for (let tries = 1; tries < TRIES; tries += 1) {
    const screen = await load().catch(() => undefined);
    if (screen) return screen;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * tries));
  }
  return load().catch(() => MissingScreen as ComponentType<Props>);
}
