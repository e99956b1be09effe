import type { ComponentType } from 'preact';
import type { LockActions } from '../features/treff/lock-actions.ts';
import type { ListTablets } from '../features/treff/tablets-part.tsx';
import { deviceActions, lockActions } from './late-work-actions.ts';
import { lazyScreen } from './lazy-screen.tsx';
import { type OfItem, type OfQuarter, ofItem, ofQuarter } from './screen-gates.tsx';
import type { WorkScreen } from './work-screen.ts';

type WithLook = { look: LockActions['look'] };

const RosterPage = lazyScreen<OfQuarter>(() =>
  import('../features/roster/roster-screen.tsx').then((m) => m.RosterScreen),
);
const RosterSheet = lazyScreen<OfQuarter>(() =>
  import('../features/roster/roster-sheet-screen.tsx').then((m) => m.RosterSheetScreen),
);
const Treff = lazyScreen<OfQuarter & { actions: LockActions }>(() =>
  import('../features/treff/treff-screen.tsx').then((m) => m.TreffScreen),
);
const TreffToday = lazyScreen<OfQuarter & { actions: LockActions }>(() =>
  import('../features/treff/today-screen.tsx').then((m) => m.TodayScreen),
);
const TreffVisit = lazyScreen<OfItem & { actions: LockActions }>(() =>
  import('../features/treff/visit-screen.tsx').then((m) => m.VisitScreen),
);
const TreffNote = lazyScreen<OfItem & { actions: LockActions }>(() =>
  import('../features/treff/note-screen.tsx').then((m) => m.NoteScreen),
);
const TreffDay = lazyScreen<OfItem & { actions: LockActions; listTablets: ListTablets }>(() =>
  import('../features/treff/day-screen.tsx').then((m) => m.DayScreen),
);
const TreffPaper = lazyScreen<OfItem & { actions: LockActions }>(() =>
  import('../features/treff/paper-screen.tsx').then((m) => m.PaperScreen),
);
const TreffPaperStart = lazyScreen<OfQuarter & { actions: LockActions }>(() =>
  import('../features/treff/paper-start-screen.tsx').then((m) => m.PaperStartScreen),
);
const TreffDays = lazyScreen<OfQuarter>(() =>
  import('../features/treff/days-screen.tsx').then((m) => m.DaysScreen),
);
const SamePersons = lazyScreen<OfQuarter>(() =>
  import('../features/same-persons/same-persons-screen.tsx').then((m) => m.SamePersonsScreen),
);
const Lending = lazyScreen<OfQuarter & WithLook>(() =>
  import('../features/lending/lending-screen.tsx').then((m) => m.LendingScreen),
);
const LendableOne = lazyScreen<OfItem & WithLook>(() =>
  import('../features/lending/lendable-screen.tsx').then((m) => m.LendableScreen),
);
const Lend = lazyScreen<OfItem & WithLook>(() =>
  import('../features/lending/lend-screen.tsx').then((m) => m.LendScreen),
);
const TakeBack = lazyScreen<OfItem & WithLook>(() =>
  import('../features/lending/return-screen.tsx').then((m) => m.ReturnScreen),
);
const Extend = lazyScreen<OfItem & WithLook>(() =>
  import('../features/lending/extend-screen.tsx').then((m) => m.ExtendScreen),
);
const EditLendable = lazyScreen<OfItem & WithLook>(() =>
  import('../features/lending/edit-screen.tsx').then((m) => m.EditLendableScreen),
);
const NewLendable = lazyScreen<OfQuarter & WithLook>(() =>
  import('../features/lending/edit-screen.tsx').then((m) => m.NewLendableScreen),
);
const LoanAgreement = lazyScreen<OfItem & WithLook>(() =>
  import('../features/lending/agreement-screen.tsx').then((m) => m.AgreementScreen),
);
const Labels = lazyScreen<OfQuarter & WithLook>(() =>
  import('../features/lending/labels-screen.tsx').then((m) => m.LabelsScreen),
);
const FiguresPage = lazyScreen<OfQuarter>(() =>
  import('../features/figures/figures-screen.tsx').then((m) => m.FiguresScreen),
);
const VisitorCards = lazyScreen<OfQuarter>(() =>
  import('../features/visitor-cards/visitor-cards-screen.tsx').then((m) => m.VisitorCardsScreen),
);
const Attendance = lazyScreen<OfItem>(() =>
  import('../features/attendance/attendance-screen.tsx').then((m) => m.AttendanceScreen),
);
const AttendanceSheet = lazyScreen<OfItem>(() =>
  import('../features/attendance/sheet-screen.tsx').then((m) => m.SheetScreen),
);

const TREFF = (props: OfQuarter) => <Treff {...props} actions={lockActions} />;
const TREFF_TODAY = (props: OfQuarter) => <TreffToday {...props} actions={lockActions} />;
const TREFF_VISIT = (props: OfItem) => <TreffVisit {...props} actions={lockActions} />;
const TREFF_NOTE = (props: OfItem) => <TreffNote {...props} actions={lockActions} />;
const TREFF_PAPER = (props: OfItem) => <TreffPaper {...props} actions={lockActions} />;
const TREFF_PAPER_START = (props: OfQuarter) => (
  <TreffPaperStart {...props} actions={lockActions} />
);
const TREFF_DAY = (props: OfItem) => (
  <TreffDay {...props} actions={lockActions} listTablets={deviceActions.list} />
);

/** Screens that show names on a team's tablet look at its lock. */
function withLook<Props extends object>(Screen: ComponentType<Props & WithLook>) {
  return (props: Props) => <Screen {...props} look={lockActions.look} />;
}

/** The Technik-Treff's screens: the day, lending, roster, attendance, cards and figures. */
export const TREFF_SCREENS: readonly WorkScreen[] = [
  { path: '/roster', component: ofQuarter(RosterPage) },
  { path: '/roster-sheet', component: ofQuarter(RosterSheet) },
  { path: '/treff', component: ofQuarter(TREFF) },
  { path: '/treff/today', component: ofQuarter(TREFF_TODAY) },
  { path: '/treff/visit/:item', component: ofItem(TREFF_VISIT) },
  { path: '/treff/note/:item', component: ofItem(TREFF_NOTE) },
  { path: '/treff/day/:item', component: ofItem(TREFF_DAY) },
  { path: '/treff/paper', component: ofQuarter(TREFF_PAPER_START) },
  { path: '/treff/paper/:item', component: ofItem(TREFF_PAPER) },
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
  { path: '/figures', component: ofQuarter(FiguresPage) },
  { path: '/visitor-cards', component: ofQuarter(VisitorCards) },
  { path: '/attendance/:item', component: ofItem(Attendance) },
  { path: '/attendance/:item/sheet', component: ofItem(AttendanceSheet) },
];
