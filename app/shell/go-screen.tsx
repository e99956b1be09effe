import { useLayoutEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { addresses } from '#domain/addresses.ts';
import { NotFoundScreen } from './not-found-screen.tsx';
import { QuarterListScreen } from './quarter-list-screen.tsx';
import { useSettings } from './settings-context.ts';

const DESTINATIONS: Record<string, (quarter: string) => string> = {
  home: addresses.home,
  events: addresses.events,
  directory: addresses.directory,
  emergency: addresses.emergency,
};

/** Leads to a screen of the quarter that was chosen on this device; asks for it where there is none.
 *  `/`, and the shortcuts of the installed app, which cannot know the quarter. */
export function GoScreen({ where }: { where: string }) {
  const { quarter } = useSettings();
  const { route } = useLocation();
  const destination = Object.hasOwn(DESTINATIONS, where) ? DESTINATIONS[where] : undefined;
  useLayoutEffect(() => {
    if (quarter !== undefined && destination) route(destination(quarter), true);
  }, [quarter, destination]);
  if (!destination) return <NotFoundScreen />;
  return quarter === undefined ? <QuarterListScreen destination={destination} /> : null;
}
