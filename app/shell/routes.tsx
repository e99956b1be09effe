import type { ComponentType } from 'preact';
import { Route, Router } from 'preact-iso';
import { addresses } from '#domain/addresses.ts';
import { HomeScreen } from '../features/home/home-screen.tsx';
import type { Pair } from '../features/pairing/pairing-screen.tsx';
import type { Disconnect } from '../features/settings/device-card.tsx';
import type { NewsActions } from '../features/settings/news-card.tsx';
import { DiagnoseEntry } from './diagnose-entry.tsx';
import { GoScreen } from './go-screen.tsx';
import { disconnectThisDevice, newsActions, pairThisDevice } from './late-actions.ts';
import { lazyScreen } from './lazy-screen.tsx';
import { NotFoundScreen } from './not-found-screen.tsx';
import { QuarterListScreen } from './quarter-list-screen.tsx';
import {
  type OfItem,
  type OfQuarter,
  ofItem,
  ofQuarter,
  type RouteParams,
} from './screen-gates.tsx';

const Directory = lazyScreen<OfQuarter>(
  () => import('../features/directory/directory-screen.tsx').then((m) => m.DirectoryScreen),
  { isLikely: true },
);
const Place = lazyScreen<OfItem>(
  () => import('../features/place/place-screen.tsx').then((m) => m.PlaceScreen),
  { isLikely: true },
);
const Events = lazyScreen<OfQuarter>(
  () => import('../features/events/events-screen.tsx').then((m) => m.EventsScreen),
  { isLikely: true },
);
const EventPage = lazyScreen<OfItem>(
  () => import('../features/event/event-screen.tsx').then((m) => m.EventScreen),
  { isLikely: true },
);
const Notices = lazyScreen<OfQuarter>(
  () => import('../features/notices/notices-screen.tsx').then((m) => m.NoticesScreen),
  { isLikely: true },
);
const Emergency = lazyScreen<OfQuarter>(
  () => import('../features/emergency/emergency-screen.tsx').then((m) => m.EmergencyScreen),
  { isLikely: true },
);
const Request = lazyScreen<OfQuarter>(
  () => import('../features/request/request-screen.tsx').then((m) => m.RequestScreen),
  { isLikely: true },
);
const Question = lazyScreen<OfItem>(
  () => import('../features/request/question-screen.tsx').then((m) => m.QuestionScreen),
  { isLikely: true },
);
const OwnRequest = lazyScreen<OfItem>(() =>
  import('../features/own-request/own-request-screen.tsx').then((m) => m.OwnRequestScreen),
);
const ChangeRequest = lazyScreen<OfItem>(() =>
  import('../features/own-request/change-request-screen.tsx').then((m) => m.ChangeRequestScreen),
);
const WhoComes = lazyScreen<OfQuarter>(() =>
  import('../features/own-request/who-comes-screen.tsx').then((m) => m.WhoComesScreen),
);
const Strange = lazyScreen<OfItem>(() =>
  import('../features/report-entry/strange-screen.tsx').then((m) => m.StrangeScreen),
);
const Report = lazyScreen<OfItem & { type: string }>(() =>
  import('../features/report-entry/report-screen.tsx').then((m) => m.ReportScreen),
);
const Join = lazyScreen<OfItem>(() =>
  import('../features/event/join-screen.tsx').then((m) => m.JoinScreen),
);
const Remembered = lazyScreen<OfQuarter>(() =>
  import('../features/remembered/remembered-screen.tsx').then((m) => m.RememberedScreen),
);
const Settings = lazyScreen<OfQuarter & { disconnect: Disconnect; news: NewsActions }>(() =>
  import('../features/settings/settings-screen.tsx').then((m) => m.SettingsScreen),
);
const Pairing = lazyScreen<{ code?: string; pair: Pair }>(() =>
  import('../features/pairing/pairing-screen.tsx').then((m) => m.PairingScreen),
);
const Delivery = lazyScreen<OfQuarter>(() =>
  import('../features/delivery/delivery-screen.tsx').then((m) => m.DeliveryScreen),
);
const Diagnose = lazyScreen<object>(() =>
  import('../features/diagnose/diagnose-screen.tsx').then((m) => m.DiagnoseScreen),
);
const Privacy = lazyScreen<OfQuarter>(() =>
  import('../features/privacy/privacy-screen.tsx').then((m) => m.PrivacyScreen),
);
const ConsentForms = lazyScreen<OfQuarter>(() =>
  import('../features/privacy/consent-screen.tsx').then((m) => m.ConsentScreen),
);
const MyData = lazyScreen<OfQuarter>(() =>
  import('../features/access-report/own-report-screen.tsx').then((m) => m.OwnReportScreen),
);
const HowTo = lazyScreen<OfQuarter>(() =>
  import('../features/how-to/how-to-screen.tsx').then((m) => m.HowToScreen),
);

const WorkScreens = lazyScreen<RouteParams>(() =>
  import('./work-routes.tsx').then((m) => m.WorkRoutes),
);

const START = () => <GoScreen where="home" />;
const LIST = () => <QuarterListScreen />;
const DIAGNOSE = () => <DiagnoseEntry screen={Diagnose} />;
const PAIRING = ({ params: { code } }: RouteParams) => (
  <Pairing key={code} code={code} pair={pairThisDevice} />
);
const SETTINGS = (props: OfQuarter) => (
  <Settings {...props} disconnect={disconnectThisDevice} news={newsActions} />
);
const REPORT_PLACE = (props: OfItem) => <Report {...props} type="place" />;
const REPORT_EVENT = (props: OfItem) => <Report {...props} type="event" />;
const GO = ({ params: { where = '' } }: RouteParams) => <GoScreen where={where} />;

/**
 * The screens by their address; those of the office and the team, and what is printed, stand in a file
 * of their own that no first screen waits for. Made once: a new component for each render would start
 * it anew.
 */
export const SCREENS: readonly { path: string; component: ComponentType<RouteParams> }[] = [
  { path: '/', component: START },
  { path: addresses.quarterList, component: LIST },
  { path: '/go/:where', component: GO },
  { path: '/q/:quarter', component: ofQuarter(HomeScreen) },
  { path: '/q/:quarter/directory', component: ofQuarter(Directory) },
  { path: '/q/:quarter/place/:item', component: ofItem(Place) },
  { path: '/q/:quarter/events', component: ofQuarter(Events) },
  { path: '/q/:quarter/event/:item', component: ofItem(EventPage) },
  { path: '/q/:quarter/notices', component: ofQuarter(Notices) },
  { path: '/q/:quarter/emergency', component: ofQuarter(Emergency) },
  { path: '/q/:quarter/request', component: ofQuarter(Request) },
  { path: '/q/:quarter/request/ask/:item', component: ofItem(Question) },
  { path: '/q/:quarter/request/mine/:item', component: ofItem(OwnRequest) },
  { path: '/q/:quarter/request/change/:item', component: ofItem(ChangeRequest) },
  { path: '/q/:quarter/who-comes', component: ofQuarter(WhoComes) },
  { path: '/q/:quarter/report/strange/:item', component: ofItem(Strange) },
  { path: '/q/:quarter/report/place/:item', component: ofItem(REPORT_PLACE) },
  { path: '/q/:quarter/report/event/:item', component: ofItem(REPORT_EVENT) },
  { path: '/q/:quarter/join/:item', component: ofItem(Join) },
  { path: '/q/:quarter/remembered', component: ofQuarter(Remembered) },
  { path: '/q/:quarter/settings', component: ofQuarter(SETTINGS) },
  { path: addresses.pairing, component: PAIRING },
  { path: '/pair/:code', component: PAIRING },
  { path: '/q/:quarter/delivery', component: ofQuarter(Delivery) },
  { path: '/q/:quarter/diagnose', component: ofQuarter(() => <Diagnose />) },
  { path: addresses.diagnoseAnywhere, component: DIAGNOSE },
  { path: '/q/:quarter/privacy', component: ofQuarter(Privacy) },
  { path: '/q/:quarter/privacy/consent', component: ofQuarter(ConsentForms) },
  { path: '/q/:quarter/my-data', component: ofQuarter(MyData) },
  { path: '/q/:quarter/how-to', component: ofQuarter(HowTo) },
  { path: '/q/:quarter/*', component: WorkScreens },
];

/** Address → screen, for the whole app. */
export function Routes() {
  return (
    <Router>
      {SCREENS.map(({ path, component }) => (
        <Route key={path} path={path} component={component} />
      ))}
      <Route default component={NotFoundScreen} />
    </Router>
  );
}
