import type { ComponentType } from 'preact';
import { Route, Router } from 'preact-iso';
import { addresses } from '#domain/addresses.ts';
import type { PersonDevices } from '../features/access-report/own-devices.tsx';
import type { DeviceActions } from '../features/devices/device-actions.ts';
import { HomeScreen } from '../features/home/home-screen.tsx';
import type { KeyCardActions } from '../features/key-cards/key-card-actions.ts';
import type { Pair } from '../features/pairing/pairing-screen.tsx';
import type { Disconnect } from '../features/settings/device-card.tsx';
import type { NewsActions } from '../features/settings/news-card.tsx';
import type { ClearingActions } from '../features/to-clear/clearing-actions.ts';
import type { LockActions } from '../features/treff/lock-actions.ts';
import { DiagnoseEntry } from './diagnose-entry.tsx';
import { GoScreen } from './go-screen.tsx';
import {
  clearingActions,
  deviceActions,
  devicesOf,
  disconnectThisDevice,
  keyCardActions,
  lockActions,
  newsActions,
  pairThisDevice,
} from './late-actions.ts';
import { lazyScreen } from './lazy-screen.tsx';
import { NotFoundScreen } from './not-found-screen.tsx';
import { QuarterGate } from './quarter-gate.tsx';
import { QuarterListScreen } from './quarter-list-screen.tsx';

type OfQuarter = { quarterId: string };
type OfItem = { quarterId: string; itemKey: string };
type OfDate = { quarterId: string; date: string };

/** What the router hands to a screen: the parts of the address. */
interface RouteParams {
  quarter: string;
  item?: string;
  date?: string;
  where?: string;
  code?: string;
}

const Directory = lazyScreen<OfQuarter>(() =>
  import('../features/directory/directory-screen.tsx').then((m) => m.DirectoryScreen),
);
const Place = lazyScreen<OfItem>(() =>
  import('../features/place/place-screen.tsx').then((m) => m.PlaceScreen),
);
const Events = lazyScreen<OfQuarter>(() =>
  import('../features/events/events-screen.tsx').then((m) => m.EventsScreen),
);
const EventPage = lazyScreen<OfItem>(() =>
  import('../features/event/event-screen.tsx').then((m) => m.EventScreen),
);
const Notices = lazyScreen<OfQuarter>(() =>
  import('../features/notices/notices-screen.tsx').then((m) => m.NoticesScreen),
);
const Emergency = lazyScreen<OfQuarter>(() =>
  import('../features/emergency/emergency-screen.tsx').then((m) => m.EmergencyScreen),
);
const Request = lazyScreen<OfQuarter>(() =>
  import('../features/request/request-screen.tsx').then((m) => m.RequestScreen),
);
const Question = lazyScreen<OfItem>(() =>
  import('../features/request/question-screen.tsx').then((m) => m.QuestionScreen),
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
const Inbox = lazyScreen<OfQuarter>(() =>
  import('../features/inbox/inbox-screen.tsx').then((m) => m.InboxScreen),
);
const InboxRequest = lazyScreen<OfItem>(() =>
  import('../features/inbox/inbox-request-screen.tsx').then((m) => m.InboxRequestScreen),
);
const NewRequest = lazyScreen<OfQuarter>(() =>
  import('../features/inbox/new-request-screen.tsx').then((m) => m.NewRequestScreen),
);
const Calls = lazyScreen<OfQuarter>(() =>
  import('../features/calls/calls-screen.tsx').then((m) => m.CallsScreen),
);
const Reports = lazyScreen<OfQuarter>(() =>
  import('../features/inbox/reports-screen.tsx').then((m) => m.ReportsScreen),
);
const Letter = lazyScreen<OfItem>(() =>
  import('../features/letter/letter-screen.tsx').then((m) => m.LetterScreen),
);
const VolunteerCard = lazyScreen<OfItem>(() =>
  import('../features/letter/volunteer-card-screen.tsx').then((m) => m.VolunteerCardScreen),
);
const Tasks = lazyScreen<OfQuarter>(() =>
  import('../features/tasks/tasks-screen.tsx').then((m) => m.TasksScreen),
);
const MyTasks = lazyScreen<OfQuarter>(() =>
  import('../features/tasks/my-tasks-screen.tsx').then((m) => m.MyTasksScreen),
);
const Task = lazyScreen<OfItem>(() =>
  import('../features/tasks/task-screen.tsx').then((m) => m.TaskScreen),
);
const Registrations = lazyScreen<OfItem>(() =>
  import('../features/event/registrations-screen.tsx').then((m) => m.RegistrationsScreen),
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
const Devices = lazyScreen<OfQuarter & { actions: DeviceActions }>(() =>
  import('../features/devices/devices-screen.tsx').then((m) => m.DevicesScreen),
);
const KeyCards = lazyScreen<OfQuarter & { actions: KeyCardActions }>(() =>
  import('../features/key-cards/key-cards-screen.tsx').then((m) => m.KeyCardsScreen),
);
const Treff = lazyScreen<OfQuarter & { actions: LockActions }>(() =>
  import('../features/treff/treff-screen.tsx').then((m) => m.TreffScreen),
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
const PersonReport = lazyScreen<OfItem & { devicesOf: PersonDevices }>(() =>
  import('../features/access-report/person-report-screen.tsx').then((m) => m.PersonReportScreen),
);
const Persons = lazyScreen<OfQuarter>(() =>
  import('../features/persons/persons-screen.tsx').then((m) => m.PersonsScreen),
);
const PersonPage = lazyScreen<OfItem>(() =>
  import('../features/persons/person-screen.tsx').then((m) => m.PersonScreen),
);
const ErasePerson = lazyScreen<OfItem & { actions: ClearingActions }>(() =>
  import('../features/to-clear/erase-screen.tsx').then((m) => m.EraseScreen),
);
const ToClear = lazyScreen<OfQuarter & { actions: ClearingActions }>(() =>
  import('../features/to-clear/to-clear-screen.tsx').then((m) => m.ToClearScreen),
);
const HowTo = lazyScreen<OfQuarter>(() =>
  import('../features/how-to/how-to-screen.tsx').then((m) => m.HowToScreen),
);
const PlacePoster = lazyScreen<OfItem>(() =>
  import('../features/poster/place-poster.tsx').then((m) => m.PlacePoster),
);
const DayPoster = lazyScreen<OfDate>(() =>
  import('../features/poster/day-poster.tsx').then((m) => m.DayPoster),
);
const WeekPoster = lazyScreen<OfDate>(() =>
  import('../features/poster/week-poster.tsx').then((m) => m.WeekPoster),
);
const EmergencyPoster = lazyScreen<OfQuarter>(() =>
  import('../features/poster/emergency-poster.tsx').then((m) => m.EmergencyPoster),
);

const START = () => <GoScreen where="home" />;
const LIST = () => <QuarterListScreen />;
const DIAGNOSE = () => <DiagnoseEntry screen={Diagnose} />;
const PAIRING = ({ code }: { code?: string }) => (
  <Pairing key={code} code={code} pair={pairThisDevice} />
);
const SETTINGS = (props: OfQuarter) => (
  <Settings {...props} disconnect={disconnectThisDevice} news={newsActions} />
);
const DEVICES = (props: OfQuarter) => <Devices {...props} actions={deviceActions} />;
const REPORT_PLACE = (props: OfItem) => <Report {...props} type="place" />;
const REPORT_EVENT = (props: OfItem) => <Report {...props} type="event" />;
const KEY_CARDS = (props: OfQuarter) => <KeyCards {...props} actions={keyCardActions} />;
const TREFF = (props: OfQuarter) => <Treff {...props} actions={lockActions} />;
const PERSON_REPORT = (props: OfItem) => <PersonReport {...props} devicesOf={devicesOf} />;
const ERASE_PERSON = (props: OfItem) => <ErasePerson {...props} actions={clearingActions} />;
const TO_CLEAR = (props: OfQuarter) => <ToClear {...props} actions={clearingActions} />;
const GO = ({ where = '' }: RouteParams) => <GoScreen where={where} />;

/** The screens by their address. Made once: a new component for each render would start it anew. */
const SCREENS: readonly { path: string; component: ComponentType<RouteParams> }[] = [
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
  { path: '/q/:quarter/inbox', component: ofQuarter(Inbox) },
  { path: '/q/:quarter/inbox/:item', component: ofItem(InboxRequest) },
  { path: '/q/:quarter/new-request', component: ofQuarter(NewRequest) },
  { path: '/q/:quarter/calls', component: ofQuarter(Calls) },
  { path: '/q/:quarter/reports', component: ofQuarter(Reports) },
  { path: '/q/:quarter/letter/:item', component: ofItem(Letter) },
  { path: '/q/:quarter/volunteer-card/:item', component: ofItem(VolunteerCard) },
  { path: '/q/:quarter/tasks', component: ofQuarter(Tasks) },
  { path: '/q/:quarter/my-tasks', component: ofQuarter(MyTasks) },
  { path: '/q/:quarter/task/:item', component: ofItem(Task) },
  { path: '/q/:quarter/registrations/:item', component: ofItem(Registrations) },
  { path: '/q/:quarter/remembered', component: ofQuarter(Remembered) },
  { path: '/q/:quarter/settings', component: ofQuarter(SETTINGS) },
  { path: '/q/:quarter/devices', component: ofQuarter(DEVICES) },
  { path: '/q/:quarter/key-cards', component: ofQuarter(KEY_CARDS) },
  { path: '/q/:quarter/treff', component: ofQuarter(TREFF) },
  { path: addresses.pairing, component: PAIRING },
  { path: '/pair/:code', component: PAIRING },
  { path: '/q/:quarter/delivery', component: ofQuarter(Delivery) },
  { path: '/q/:quarter/diagnose', component: ofQuarter(() => <Diagnose />) },
  { path: addresses.diagnoseAnywhere, component: DIAGNOSE },
  { path: '/q/:quarter/privacy', component: ofQuarter(Privacy) },
  { path: '/q/:quarter/privacy/consent', component: ofQuarter(ConsentForms) },
  { path: '/q/:quarter/my-data', component: ofQuarter(MyData) },
  { path: '/q/:quarter/persons', component: ofQuarter(Persons) },
  { path: '/q/:quarter/person/:item', component: ofItem(PersonPage) },
  { path: '/q/:quarter/person/:item/report', component: ofItem(PERSON_REPORT) },
  { path: '/q/:quarter/person/:item/erase', component: ofItem(ERASE_PERSON) },
  { path: '/q/:quarter/to-clear', component: ofQuarter(TO_CLEAR) },
  { path: '/q/:quarter/how-to', component: ofQuarter(HowTo) },
  { path: '/q/:quarter/poster/place/:item', component: ofItem(PlacePoster) },
  { path: '/q/:quarter/poster/day/:date', component: onDate(DayPoster) },
  { path: '/q/:quarter/poster/week/:date', component: onDate(WeekPoster) },
  { path: '/q/:quarter/poster/emergency', component: ofQuarter(EmergencyPoster) },
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

function ofQuarter(Screen: ComponentType<OfQuarter>): ComponentType<RouteParams> {
  return ({ quarter }) => (
    <QuarterGate quarterId={quarter}>
      <Screen key={quarter} quarterId={quarter} />
    </QuarterGate>
  );
}

function ofItem(Screen: ComponentType<OfItem>): ComponentType<RouteParams> {
  return ({ quarter, item = '' }) => (
    <QuarterGate quarterId={quarter}>
      <Screen key={item} quarterId={quarter} itemKey={item} />
    </QuarterGate>
  );
}

function onDate(Screen: ComponentType<OfDate>): ComponentType<RouteParams> {
  return ({ quarter, date = '' }) => (
    <QuarterGate quarterId={quarter}>
      <Screen quarterId={quarter} date={date} />
    </QuarterGate>
  );
}
