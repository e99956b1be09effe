import type { ComponentType } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { addresses } from '#domain/addresses.ts';
import { useSettings } from './settings-context.ts';

/** `/diagnose`, as it is spoken on the telephone: leads to the page of the chosen quarter, whose copy
 *  is then kept up to date meanwhile. Without one the page stands by itself. */
export function DiagnoseEntry({ screen: Screen }: { screen: ComponentType<object> }) {
  const { quarter } = useSettings();
  const { route } = useLocation();
  useLayoutEffect(() => {
    if (quarter !== undefined) route(addresses.diagnose(quarter), true);
  }, [quarter]);
  return quarter === undefined ? <Screen /> : null;
}
