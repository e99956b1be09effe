import type { ComponentType } from 'preact';
import { lazy } from 'preact-iso';
import { idle } from '../ui/idle.ts';
import { MissingScreen } from './missing-screen.tsx';

/** A screen's file is asked for so often before we say that it is missing. */
const TRIES = 3;
const PAUSE_MS = 700;

const preloads: (() => Promise<unknown>)[] = [];
/** Those of work: a resident's old phone need not run through them. */
const preloadsOfWork: (() => Promise<unknown>)[] = [];

/**
 * A screen whose code is fetched when it is first needed, or before that when nothing else is to do.
 * Where it cannot be fetched (no network yet, or a newer version has replaced it), a sentence stands
 * in its place.
 */
export function lazyScreen<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { isWork = false }: { isWork?: boolean } = {},
): ComponentType<Props> {
  const screen = lazy(() => loadPatiently(load)) as ComponentType<Props> & {
    preload: () => Promise<unknown>;
  };
  (isWork ? preloadsOfWork : preloads).push(load);
  return screen;
}

/**
 * Fetches every screen, one after the other, while nothing else is to do. Those of work are left to the
 * service worker, which has their files at hand when one is opened; where there is none, they come too.
 */
export async function preloadScreens(): Promise<void> {
  await preload(preloads);
  if (!isSecureContext) await preload(preloadsOfWork);
}

async function preload(loads: readonly (() => Promise<unknown>)[]): Promise<void> {
  // A file of screens brings more of them.
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
