import type { ComponentType } from 'preact';
import { QuarterGate } from './quarter-gate.tsx';

export type OfQuarter = { quarterId: string };
export type OfItem = { quarterId: string; itemKey: string };
export type OfDate = { quarterId: string; date: string };

/** What the router hands to a screen: the parts of the address. */
export interface RouteParams {
  params: { quarter?: string; item?: string; date?: string; where?: string; code?: string };
}

/** A screen of one quarter, where that quarter may exist. */
export function ofQuarter(Screen: ComponentType<OfQuarter>): ComponentType<RouteParams> {
  return ({ params: { quarter = '' } }) => (
    <QuarterGate quarterId={quarter}>
      <Screen key={quarter} quarterId={quarter} />
    </QuarterGate>
  );
}

/** A screen about one thing of a quarter. */
export function ofItem(Screen: ComponentType<OfItem>): ComponentType<RouteParams> {
  return ({ params: { quarter = '', item = '' } }) => (
    <QuarterGate quarterId={quarter}>
      <Screen key={item} quarterId={quarter} itemKey={item} />
    </QuarterGate>
  );
}

/** A screen about one day of a quarter. */
export function onDate(Screen: ComponentType<OfDate>): ComponentType<RouteParams> {
  return ({ params: { quarter = '', date = '' } }) => (
    <QuarterGate quarterId={quarter}>
      <Screen quarterId={quarter} date={date} />
    </QuarterGate>
  );
}
