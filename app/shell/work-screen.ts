import type { ComponentType } from 'preact';
import { lazyScreen } from './lazy-screen.tsx';
import type { RouteParams } from './screen-gates.tsx';

/** A screen of those who work here, by its address within a quarter. */
export interface WorkScreen {
  path: string;
  component: ComponentType<RouteParams>;
}

/** As all lazy screens; not loaded before it is opened. */
export function workScreen<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  return lazyScreen(load, { isWork: true });
}
