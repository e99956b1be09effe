import { Route, Router } from 'preact-iso';
import type { PersonDevices } from '../features/access-report/own-devices.tsx';
import type { DeviceActions } from '../features/devices/device-actions.ts';
import type { KeyCardActions } from '../features/key-cards/key-card-actions.ts';
import type { ClearingActions } from '../features/to-clear/clearing-actions.ts';
import type { VolunteerActions } from '../features/volunteers/volunteer-actions.ts';
import {
  clearingActions,
  deviceActions,
  devicesOf,
  keyCardActions,
  volunteerActions,
} from './late-work-actions.ts';
import { lazyScreen } from './lazy-screen.tsx';
import { NotFoundScreen } from './not-found-screen.tsx';
import {
  type OfDate,
  type OfItem,
  type OfQuarter,
  ofItem,
  ofQuarter,
  onDate,
} from './screen-gates.tsx';
import { TREFF_SCREENS } from './treff-routes.tsx';
import type { WorkScreen } from './work-screen.ts';

const Inbox = lazyScreen<OfQuarter>(() =>
  import('../features/inbox/inbox-screen.tsx').then((m) => m.InboxScreen),
);
const InboxRequest = lazyScreen<OfItem>(() =>
  import('../features/inbox/inbox-request-screen.tsx').then((m) => m.InboxRequestScreen),
);
const RequestFigures = lazyScreen<OfQuarter>(() =>
  import('../features/inbox/request-figures-screen.tsx').then((m) => m.RequestFiguresScreen),
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
const Volunteers = lazyScreen<OfQuarter>(() =>
  import('../features/volunteers/volunteers-screen.tsx').then((m) => m.VolunteersScreen),
);
const Volunteer = lazyScreen<OfItem & { actions: VolunteerActions }>(() =>
  import('../features/volunteers/volunteer-screen.tsx').then((m) => m.VolunteerScreen),
);
const VolunteerHours = lazyScreen<OfItem>(() =>
  import('../features/volunteers/hours-screen.tsx').then((m) => m.HoursScreen),
);
const MyHours = lazyScreen<OfQuarter>(() =>
  import('../features/volunteers/my-hours-screen.tsx').then((m) => m.MyHoursScreen),
);
const EndVolunteer = lazyScreen<OfItem & { actions: VolunteerActions }>(() =>
  import('../features/volunteers/end-screen.tsx').then((m) => m.EndVolunteerScreen),
);
const Registrations = lazyScreen<OfItem>(() =>
  import('../features/event/registrations-screen.tsx').then((m) => m.RegistrationsScreen),
);
const Devices = lazyScreen<OfQuarter & { actions: DeviceActions }>(() =>
  import('../features/devices/devices-screen.tsx').then((m) => m.DevicesScreen),
);
const KeyCards = lazyScreen<OfQuarter & { actions: KeyCardActions }>(() =>
  import('../features/key-cards/key-cards-screen.tsx').then((m) => m.KeyCardsScreen),
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
const QuarterRules = lazyScreen<OfQuarter>(() =>
  import('../features/quarter-rules/rules-screen.tsx').then((m) => m.RulesScreen),
);
const TabletHelp = lazyScreen<OfQuarter>(() =>
  import('../features/how-to/tablet-help-screen.tsx').then((m) => m.TabletHelpScreen),
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

const DEVICES = (props: OfQuarter) => <Devices {...props} actions={deviceActions} />;
const KEY_CARDS = (props: OfQuarter) => <KeyCards {...props} actions={keyCardActions} />;
const PERSON_REPORT = (props: OfItem) => <PersonReport {...props} devicesOf={devicesOf} />;
const ERASE_PERSON = (props: OfItem) => <ErasePerson {...props} actions={clearingActions} />;
const VOLUNTEER = (props: OfItem) => <Volunteer {...props} actions={volunteerActions} />;
const END_VOLUNTEER = (props: OfItem) => <EndVolunteer {...props} actions={volunteerActions} />;
const TO_CLEAR = (props: OfQuarter) => <ToClear {...props} actions={clearingActions} />;

/** The screens of the office and the team, and what is printed, by their address within a quarter. */
const SCREENS: readonly WorkScreen[] = [
  ...TREFF_SCREENS,
  { path: '/inbox', component: ofQuarter(Inbox) },
  { path: '/inbox/:item', component: ofItem(InboxRequest) },
  { path: '/request-figures', component: ofQuarter(RequestFigures) },
  { path: '/new-request', component: ofQuarter(NewRequest) },
  { path: '/calls', component: ofQuarter(Calls) },
  { path: '/reports', component: ofQuarter(Reports) },
  { path: '/letter/:item', component: ofItem(Letter) },
  { path: '/volunteer-card/:item', component: ofItem(VolunteerCard) },
  { path: '/tasks', component: ofQuarter(Tasks) },
  { path: '/my-tasks', component: ofQuarter(MyTasks) },
  { path: '/task/:item', component: ofItem(Task) },
  { path: '/volunteers', component: ofQuarter(Volunteers) },
  { path: '/volunteer/:item', component: ofItem(VOLUNTEER) },
  { path: '/volunteer/:item/hours', component: ofItem(VolunteerHours) },
  { path: '/my-hours', component: ofQuarter(MyHours) },
  { path: '/volunteer/:item/end', component: ofItem(END_VOLUNTEER) },
  { path: '/registrations/:item', component: ofItem(Registrations) },
  { path: '/devices', component: ofQuarter(DEVICES) },
  { path: '/key-cards', component: ofQuarter(KEY_CARDS) },
  { path: '/persons', component: ofQuarter(Persons) },
  { path: '/person/:item', component: ofItem(PersonPage) },
  { path: '/person/:item/report', component: ofItem(PERSON_REPORT) },
  { path: '/person/:item/erase', component: ofItem(ERASE_PERSON) },
  { path: '/to-clear', component: ofQuarter(TO_CLEAR) },
  { path: '/quarter-rules', component: ofQuarter(QuarterRules) },
  { path: '/tablet-help', component: ofQuarter(TabletHelp) },
  { path: '/poster/place/:item', component: ofItem(PlacePoster) },
  { path: '/poster/day/:date', component: onDate(DayPoster) },
  { path: '/poster/week/:date', component: onDate(WeekPoster) },
  { path: '/poster/emergency', component: ofQuarter(EmergencyPoster) },
];

/** What stands below `/q/:quarter` and is not a resident's screen. */
export function WorkRoutes() {
  return (
    <Router>
      {SCREENS.map(({ path, component }) => (
        <Route key={path} path={path} component={component} />
      ))}
      <Route default component={NotFoundScreen} />
    </Router>
  );
}
