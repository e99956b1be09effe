import { useLayoutEffect } from 'preact/hooks';
import { Route, Router, useLocation } from 'preact-iso';
import { addresses } from '#domain/addresses.ts';
import { KioskHome } from '../../features/home/kiosk-home.tsx';
import { isOfThisVisit } from '../history-trail.ts';
import { isHome, quarterIn } from '../parent-address.ts';
import { SCREENS } from '../routes.tsx';
import { LeaveScreen } from './leave-screen.tsx';
import { LostScreen } from './lost-tablet.tsx';
import { idleSession } from './visits.ts';

/** What anybody may open at an info tablet. All other screens are for phones of one's own, or for those
 *  with the key. */
const OFFERED: ReadonlySet<string> = new Set(
  [
    'directory',
    'place/:item',
    'events',
    'event/:item',
    'notices',
    'emergency',
    'request',
    'request/ask/:item',
    'request/mine/:item',
    'who-comes',
    'report/strange/:item',
    'report/place/:item',
    'report/event/:item',
    'join/:item',
    'privacy',
    'privacy/consent',
    'my-data',
  ].map((path) => `/q/:quarter/${path}`),
);

const SCREENS_HERE = SCREENS.filter(({ path }) => OFFERED.has(path));

/** What can be shown where nothing reaches the office. */
const READING =
  /^\/q\/:quarter\/(?:directory|place|event|events|notices|emergency|privacy)(?:\/|$)/;
const SCREENS_LOST = SCREENS_HERE.map((screen) =>
  READING.test(screen.path) ? screen : { ...screen, component: LostScreen },
);

/** The screens of an info tablet; every other address, and what somebody before has left in the browser's
 *  history, shows its start. */
export function KioskRoutes({
  quarterId,
  isBeginning,
  isLost,
}: {
  quarterId: string;
  /** What the address says is still of the person before. */
  isBeginning: boolean;
  /** Nothing that somebody writes would reach the office. */
  isLost: boolean;
}) {
  const { path } = useLocation();
  const isElsewhere = quarterIn(path) !== quarterId || !isOfThisVisit();
  if (isBeginning || isElsewhere || isHome(path)) return <Start {...{ quarterId, isBeginning }} />;
  if (path === addresses.leave(quarterId)) return <Leave {...{ quarterId, isLost }} />;
  return (
    <Router>
      {(isLost ? SCREENS_LOST : SCREENS_HERE).map((screen) => (
        <Route key={screen.path} {...screen} />
      ))}
      <Route default component={Elsewhere} />
    </Router>
  );
}

function Leave({ quarterId, isLost }: { quarterId: string; isLost: boolean }) {
  const { route } = useLocation();
  const open = () => {
    idleSession.open();
    route(addresses.settings(quarterId), true);
  };
  return <LeaveScreen {...{ quarterId, isLost }} onOpen={open} />;
}

function Elsewhere() {
  return <Start quarterId={quarterIn(useLocation().path) ?? ''} />;
}

/** The start, with its own address in place of one that leads nowhere here. */
function Start({ quarterId, isBeginning }: { quarterId: string; isBeginning?: boolean }) {
  const { path, route } = useLocation();
  const home = addresses.home(quarterId);
  useLayoutEffect(() => {
    if (path !== home && !isBeginning) route(home, true);
  }, [path, home, isBeginning]);
  return <KioskHome quarterId={quarterId} />;
}
