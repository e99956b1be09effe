import type { ComponentType } from 'preact';
import { Route, Router } from 'preact-iso';
import type { PersonDevices } from '../features/access-report/own-devices.tsx';
import type { DeviceActions } from '../features/devices/device-actions.ts';
import type { KeyCardActions } from '../features/key-cards/key-card-actions.ts';
import type { ClearingActions } from '../features/to-clear/clearing-actions.ts';
import type { LockActions } from '../features/treff/lock-actions.ts';
import type { ListTablets } from '../features/treff/tablets-part.tsx';
import type { VolunteerActions } from '../features/volunteers/volunteer-actions.ts';
import {
  clearingActions,
  deviceActions,
  devicesOf,
  keyCardActions,
  lockActions,
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
  type RouteParams,
} from './screen-gates.tsx';

type WithLook = { look: LockActions['look'] };

/** As all lazy screens; not loaded before it is opened. */
function workScreen<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  return lazyScreen(load, { isWork: true });
}

const Inbox = workScreen<OfQuarter>(() =>
  import('../features/inbox/inbox-screen.tsx').then((m) => m.InboxScreen),
);
const InboxRequest = workScreen<OfItem>(() =>
  import('../features/inbox/inbox-request-screen.tsx').then((m) => m.InboxRequestScreen),
);
const NewRequest = workScreen<OfQuarter>(() =>
  import('../features/inbox/new-request-screen.tsx').then((m) => m.NewRequestScreen),
);
const Calls = workScreen<OfQuarter>(() =>
  import('../features/calls/calls-screen.tsx').then((m) => m.CallsScreen),
);
const Reports = workScreen<OfQuarter>(() =>
  import('../features/inbox/reports-screen.tsx').then((m) => m.ReportsScreen),
);
const Letter = workScreen<OfItem>(() =>
  import('../features/letter/letter-screen.tsx').then((m) => m.LetterScreen),
);
const VolunteerCard = workScreen<OfItem>(() =>
  import('../features/letter/volunteer-card-screen.tsx').then((m) => m.VolunteerCardScreen),
);
const Tasks = workScreen<OfQuarter>(() =>
  import('../features/tasks/tasks-screen.tsx').then((m) => m.TasksScreen),
);
const MyTasks = workScreen<OfQuarter>(() =>
  import('../features/tasks/my-tasks-screen.tsx').then((m) => m.MyTasksScreen),
);
const Task = workScreen<OfItem>(() =>
  import('../features/tasks/task-screen.tsx').then((m) => m.TaskScreen),
);
const RosterPage = workScreen<OfQuarter>(() =>
  import('../features/roster/roster-screen.tsx').then((m) => m.RosterScreen),
);
const RosterSheet = workScreen<OfQuarter>(() =>
  import('../features/roster/roster-sheet-screen.tsx').then((m) => m.RosterSheetScreen),
);
const Volunteers = workScreen<OfQuarter>(() =>
  import('../features/volunteers/volunteers-screen.tsx').then((m) => m.VolunteersScreen),
);
const Volunteer = workScreen<OfItem & { actions: VolunteerActions }>(() =>
  import('../features/volunteers/volunteer-screen.tsx').then((m) => m.VolunteerScreen),
);
const VolunteerHours = workScreen<OfItem>(() =>
  import('../features/volunteers/hours-screen.tsx').then((m) => m.HoursScreen),
);
const EndVolunteer = workScreen<OfItem & { actions: VolunteerActions }>(() =>
  import('../features/volunteers/end-screen.tsx').then((m) => m.EndVolunteerScreen),
);
const Registrations = workScreen<OfItem>(() =>
  import('../features/event/registrations-screen.tsx').then((m) => m.RegistrationsScreen),
);
const Devices = workScreen<OfQuarter & { actions: DeviceActions }>(() =>
  import('../features/devices/devices-screen.tsx').then((m) => m.DevicesScreen),
);
const KeyCards = workScreen<OfQuarter & { actions: KeyCardActions }>(() =>
  import('../features/key-cards/key-cards-screen.tsx').then((m) => m.KeyCardsScreen),
);
const Treff = workScreen<OfQuarter & { actions: LockActions }>(() =>
  import('../features/treff/treff-screen.tsx').then((m) => m.TreffScreen),
);
const TreffToday = workScreen<OfQuarter & { actions: LockActions }>(() =>
  import('../features/treff/today-screen.tsx').then((m) => m.TodayScreen),
);
const TreffVisit = workScreen<OfItem & { actions: LockActions }>(() =>
  import('../features/treff/visit-screen.tsx').then((m) => m.VisitScreen),
);
const TreffNote = workScreen<OfItem & { actions: LockActions }>(() =>
  import('../features/treff/note-screen.tsx').then((m) => m.NoteScreen),
);
const TreffDay = workScreen<OfItem & { actions: LockActions; listTablets: ListTablets }>(() =>
  import('../features/treff/day-screen.tsx').then((m) => m.DayScreen),
);
const TreffDays = workScreen<OfQuarter>(() =>
  import('../features/treff/days-screen.tsx').then((m) => m.DaysScreen),
);
const SamePersons = workScreen<OfQuarter>(() =>
  import('../features/same-persons/same-persons-screen.tsx').then((m) => m.SamePersonsScreen),
);
const Lending = workScreen<OfQuarter & WithLook>(() =>
  import('../features/lending/lending-screen.tsx').then((m) => m.LendingScreen),
);
const LendableOne = workScreen<OfItem & WithLook>(() =>
  import('../features/lending/lendable-screen.tsx').then((m) => m.LendableScreen),
);
const Lend = workScreen<OfItem & WithLook>(() =>
  import('../features/lending/lend-screen.tsx').then((m) => m.LendScreen),
);
const TakeBack = workScreen<OfItem & WithLook>(() =>
  import('../features/lending/return-screen.tsx').then((m) => m.ReturnScreen),
);
const Extend = workScreen<OfItem & WithLook>(() =>
  import('../features/lending/extend-screen.tsx').then((m) => m.ExtendScreen),
);
const EditLendable = workScreen<OfItem & WithLook>(() =>
  import('../features/lending/edit-screen.tsx').then((m) => m.EditLendableScreen),
);
const NewLendable = workScreen<OfQuarter & WithLook>(() =>
  import('../features/lending/edit-screen.tsx').then((m) => m.NewLendableScreen),
);
const LoanAgreement = workScreen<OfItem & WithLook>(() =>
  import('../features/lending/agreement-screen.tsx').then((m) => m.AgreementScreen),
);
const Labels = workScreen<OfQuarter & WithLook>(() =>
  import('../features/lending/labels-screen.tsx').then((m) => m.LabelsScreen),
);
const PersonReport = workScreen<OfItem & { devicesOf: PersonDevices }>(() =>
  import('../features/access-report/person-report-screen.tsx').then((m) => m.PersonReportScreen),
);
const Persons = workScreen<OfQuarter>(() =>
  import('../features/persons/persons-screen.tsx').then((m) => m.PersonsScreen),
);
const PersonPage = workScreen<OfItem>(() =>
  import('../features/persons/person-screen.tsx').then((m) => m.PersonScreen),
);
const ErasePerson = workScreen<OfItem & { actions: ClearingActions }>(() =>
  import('../features/to-clear/erase-screen.tsx').then((m) => m.EraseScreen),
);
const ToClear = workScreen<OfQuarter & { actions: ClearingActions }>(() =>
  import('../features/to-clear/to-clear-screen.tsx').then((m) => m.ToClearScreen),
);
const QuarterRules = workScreen<OfQuarter>(() =>
  import('../features/quarter-rules/rules-screen.tsx').then((m) => m.RulesScreen),
);
const TabletHelp = workScreen<OfQuarter>(() =>
  import('../features/how-to/tablet-help-screen.tsx').then((m) => m.TabletHelpScreen),
);
const PlacePoster = workScreen<OfItem>(() =>
  import('../features/poster/place-poster.tsx').then((m) => m.PlacePoster),
);
const DayPoster = workScreen<OfDate>(() =>
  import('../features/poster/day-poster.tsx').then((m) => m.DayPoster),
);
const WeekPoster = workScreen<OfDate>(() =>
  import('../features/poster/week-poster.tsx').then((m) => m.WeekPoster),
);
const EmergencyPoster = workScreen<OfQuarter>(() =>
  import('../features/poster/emergency-poster.tsx').then((m) => m.EmergencyPoster),
);

const FiguresPage = workScreen<OfQuarter>(() =>
  import('../features/figures/figures-screen.tsx').then((m) => m.FiguresScreen),
);
const VisitorCards = workScreen<OfQuarter>(() =>
  import('../features/visitor-cards/visitor-cards-screen.tsx').then((m) => m.VisitorCardsScreen),
);
const Attendance = workScreen<OfItem>(() =>
  import('../features/attendance/attendance-screen.tsx').then((m) => m.AttendanceScreen),
);
const AttendanceSheet = workScreen<OfItem>(() =>
  import('../features/attendance/sheet-screen.tsx').then((m) => m.SheetScreen),
);

const DEVICES = (props: OfQuarter) => <Devices {...props} actions={deviceActions} />;
const KEY_CARDS = (props: OfQuarter) => <KeyCards {...props} actions={keyCardActions} />;
const TREFF = (props: OfQuarter) => <Treff {...props} actions={lockActions} />;
const TREFF_TODAY = (props: OfQuarter) => <TreffToday {...props} actions={lockActions} />;
const TREFF_VISIT = (props: OfItem) => <TreffVisit {...props} actions={lockActions} />;
const TREFF_NOTE = (props: OfItem) => <TreffNote {...props} actions={lockActions} />;
const TREFF_DAY = (props: OfItem) => (
  <TreffDay {...props} actions={lockActions} listTablets={deviceActions.list} />
);
const PERSON_REPORT = (props: OfItem) => <PersonReport {...props} devicesOf={devicesOf} />;
const ERASE_PERSON = (props: OfItem) => <ErasePerson {...props} actions={clearingActions} />;
const VOLUNTEER = (props: OfItem) => <Volunteer {...props} actions={volunteerActions} />;
const END_VOLUNTEER = (props: OfItem) => <EndVolunteer {...props} actions={volunteerActions} />;
const TO_CLEAR = (props: OfQuarter) => <ToClear {...props} actions={clearingActions} />;

/** Screens that show names on a team's tablet look at its lock. */
function withLook<Props extends object>(Screen: ComponentType<Props & WithLook>) {
  return (props: Props) => <Screen {...props} look={lockActions.look} />;
}

/** The screens of the office and the team, and what is printed, by their address within a quarter. */
const SCREENS: readonly { path: string; component: ComponentType<RouteParams> }[] = [
  { path: '/inbox', component: ofQuarter(Inbox) },
  { path: '/inbox/:item', component: ofItem(InboxRequest) },
  { path: '/new-request', component: ofQuarter(NewRequest) },
  { path: '/calls', component: ofQuarter(Calls) },
  { path: '/reports', component: ofQuarter(Reports) },
  { path: '/letter/:item', component: ofItem(Letter) },
  { path: '/volunteer-card/:item', component: ofItem(VolunteerCard) },
  { path: '/tasks', component: ofQuarter(Tasks) },
  { path: '/my-tasks', component: ofQuarter(MyTasks) },
  { path: '/task/:item', component: ofItem(Task) },
  { path: '/roster', component: ofQuarter(RosterPage) },
  { path: '/roster-sheet', component: ofQuarter(RosterSheet) },
  { path: '/volunteers', component: ofQuarter(Volunteers) },
  { path: '/volunteer/:item', component: ofItem(VOLUNTEER) },
  { path: '/volunteer/:item/hours', component: ofItem(VolunteerHours) },
  { path: '/volunteer/:item/end', component: ofItem(END_VOLUNTEER) },
  { path: '/registrations/:item', component: ofItem(Registrations) },
  { path: '/devices', component: ofQuarter(DEVICES) },
  { path: '/key-cards', component: ofQuarter(KEY_CARDS) },
  { path: '/treff', component: ofQuarter(TREFF) },
  { path: '/treff/today', component: ofQuarter(TREFF_TODAY) },
  { path: '/treff/visit/:item', component: ofItem(TREFF_VISIT) },
  { path: '/treff/note/:item', component: ofItem(TREFF_NOTE) },
  { path: '/treff/day/:item', component: ofItem(TREFF_DAY) },
  { path: '/treff-days', component: ofQuarter(TreffDays) },
  { path: '/same-persons', component: ofQuarter(SamePersons) },
  { path: '/lending', component: ofQuarter(withLook<OfQuarter>(Lending)) },
  { path: '/lending-new', component: ofQuarter(withLook<OfQuarter>(NewLendable)) },
  { path: '/lending-labels', component: ofQuarter(withLook<OfQuarter>(Labels)) },
  { path: '/lending/:item', component: ofItem(withLook<OfItem>(LendableOne)) },
  { path: '/lending/:item/lend', component: ofItem(withLook<OfItem>(Lend)) },
  { path: '/lending/:item/return', component: ofItem(withLook<OfItem>(TakeBack)) },
  { path: '/lending/:item/extend', component: ofItem(withLook<OfItem>(Extend)) },
  { path: '/lending/:item/edit', component: ofItem(withLook<OfItem>(EditLendable)) },
  { path: '/loan/:item', component: ofItem(withLook<OfItem>(LoanAgreement)) },
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
  { path: '/figures', component: ofQuarter(FiguresPage) },
  { path: '/visitor-cards', component: ofQuarter(VisitorCards) },
  { path: '/attendance/:item', component: ofItem(Attendance) },
  { path: '/attendance/:item/sheet', component: ofItem(AttendanceSheet) },
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
