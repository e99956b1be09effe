import type { ComponentType } from 'preact';
import type { RouteParams } from './screen-gates.tsx';

/** A screen of those who work here, by its address within a quarter. */
export interface WorkScreen {
  path: string;
  component: ComponentType<RouteParams>;
}
