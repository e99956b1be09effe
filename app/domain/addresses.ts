import { keyOf } from './ids.ts';
import type { LocalDate } from './local-time.ts';

/** The addresses of the app's screens. Posters and links in calendars carry them: keep them. */
export const addresses = {
  quarterChoice: '/',
  /** The list of quarters, for whoever has one already and wants another. */
  quarterList: '/quarters',
  home: (quarter: string) => `/q/${quarter}`,
  directory: (quarter: string) => `/q/${quarter}/directory`,
  place: (quarter: string, id: string) => `/q/${quarter}/place/${keyInPath(id)}`,
  events: (quarter: string) => `/q/${quarter}/events`,
  event: (quarter: string, id: string) => `/q/${quarter}/event/${keyInPath(id)}`,
  notices: (quarter: string) => `/q/${quarter}/notices`,
  emergency: (quarter: string) => `/q/${quarter}/emergency`,
  request: (quarter: string) => `/q/${quarter}/request`,
  /** One question of asking for help. */
  ask: (quarter: string, question: string) => `/q/${quarter}/request/ask/${question}`,
  ownRequest: (quarter: string, id: string) => `/q/${quarter}/request/mine/${keyInPath(id)}`,
  changeRequest: (quarter: string, id: string) => `/q/${quarter}/request/change/${keyInPath(id)}`,
  whoComes: (quarter: string) => `/q/${quarter}/who-comes`,
  /** "Stimmt das noch?" about a place or an event. */
  report: (quarter: string, id: string) =>
    `/q/${quarter}/report/${id.split(':')[0]}/${keyInPath(id)}`,
  /** "Etwas kommt mir komisch vor", about a request where there is one. */
  strange: (quarter: string, id = 'visit') => `/q/${quarter}/report/strange/${keyInPath(id)}`,
  /** The office's screens about requests; a request by its key. */
  inbox: (quarter: string, group?: string) =>
    `/q/${quarter}/inbox${group === undefined ? '' : `?group=${group}`}`,
  inboxRequest: (quarter: string, id: string) => `/q/${quarter}/inbox/${keyInPath(id)}`,
  /** What became of them, month by month. */
  requestFigures: (quarter: string) => `/q/${quarter}/request-figures`,
  /** Writing for somebody, or for a person who is known. */
  newRequest: (quarter: string, personId?: string) =>
    `/q/${quarter}/new-request${personId === undefined ? '' : `?for=${personId}`}`,
  calls: (quarter: string) => `/q/${quarter}/calls`,
  reports: (quarter: string) => `/q/${quarter}/reports`,
  letter: (quarter: string, id: string) => `/q/${quarter}/letter/${keyInPath(id)}`,
  volunteerCard: (quarter: string, personId: string) => `/q/${quarter}/volunteer-card/${personId}`,
  registrations: (quarter: string, eventId: string, date?: LocalDate, personId?: string) =>
    `/q/${quarter}/registrations/${keyInPath(eventId)}${date === undefined ? '' : `?date=${date}`}${
      date === undefined || personId === undefined ? '' : `&for=${personId}`
    }`,
  /** A volunteer's screens. */
  tasks: (quarter: string) => `/q/${quarter}/tasks`,
  myTasks: (quarter: string) => `/q/${quarter}/my-tasks`,
  task: (quarter: string, requestKey: string) => `/q/${quarter}/task/${keyInPath(requestKey)}`,
  /** Who is on at which Treff; the same as a sheet of paper. */
  roster: (quarter: string) => `/q/${quarter}/roster`,
  rosterSheet: (quarter: string, search = '') => `/q/${quarter}/roster-sheet${search}`,
  /** A volunteer's own hours. */
  myHours: (quarter: string, year?: string) =>
    `/q/${quarter}/my-hours${year === undefined ? '' : `?year=${year}`}`,
  /** The office's screens about volunteers. */
  volunteers: (quarter: string) => `/q/${quarter}/volunteers`,
  volunteer: (quarter: string, personId: string) => `/q/${quarter}/volunteer/${personId}`,
  volunteerHours: (quarter: string, personId: string, year?: string) =>
    `/q/${quarter}/volunteer/${personId}/hours${year === undefined ? '' : `?year=${year}`}`,
  endVolunteer: (quarter: string, personId: string) => `/q/${quarter}/volunteer/${personId}/end`,
  join: (quarter: string, eventId: string) => `/q/${quarter}/join/${keyInPath(eventId)}`,
  remembered: (quarter: string) => `/q/${quarter}/remembered`,
  settings: (quarter: string) => `/q/${quarter}/settings`,
  /** Where what was written on this device is, and what the words for it mean. */
  delivery: (quarter: string) => `/q/${quarter}/delivery`,
  /** For whoever helps on the telephone; the short one is easily spoken. */
  diagnose: (quarter: string) => `/q/${quarter}/diagnose`,
  diagnoseAnywhere: '/diagnose',
  /** "Gerät verbinden", by typing; with the code in it as the office shows it. */
  pairing: '/pair',
  pair: (code: string) => `/pair/${code}`,
  devices: (quarter: string) => `/q/${quarter}/devices`,
  /** A team's tablet behind its lock. */
  treff: (quarter: string) => `/q/${quarter}/treff`,
  /** "Heute hier"; a visit by its key; what its person takes home; a day in numbers. */
  treffToday: (quarter: string) => `/q/${quarter}/treff/today`,
  treffVisit: (quarter: string, id: string) => `/q/${quarter}/treff/visit/${keyInPath(id)}`,
  treffNote: (quarter: string, id: string) => `/q/${quarter}/treff/note/${keyInPath(id)}`,
  treffDay: (quarter: string, sessionId: string) =>
    `/q/${quarter}/treff/day/${keyInPath(sessionId)}`,
  /** "Vom Papier nachtragen": which day, and its entering. */
  treffPaper: (quarter: string, sessionId?: string) =>
    `/q/${quarter}/treff/paper${sessionId === undefined ? '' : `/${keyInPath(sessionId)}`}`,
  /** The office's list of days, and of people who may have been entered twice. */
  treffDays: (quarter: string) => `/q/${quarter}/treff-days`,
  samePersons: (quarter: string) => `/q/${quarter}/same-persons`,
  /** Things to lend; `show` is one of the lists. A label's QR code carries the address of its thing. */
  lending: (quarter: string, show?: string) =>
    `/q/${quarter}/lending${show === undefined ? '' : `?show=${show}`}`,
  lendable: (quarter: string, id: string) => `/q/${quarter}/lending/${keyInPath(id)}`,
  /** One question of lending a thing, of taking it back, or of who keeps it for longer. */
  lendingStep: (quarter: string, id: string, what: 'lend' | 'return' | 'extend', asked?: string) =>
    `/q/${quarter}/lending/${keyInPath(id)}/${what}${asked === undefined ? '' : `?${asked}`}`,
  editLendable: (quarter: string, id: string) => `/q/${quarter}/lending/${keyInPath(id)}/edit`,
  newLendable: (quarter: string) => `/q/${quarter}/lending-new`,
  loanAgreement: (quarter: string, loanId: string) => `/q/${quarter}/loan/${loanId}`,
  lendableLabels: (quarter: string, id?: string) =>
    `/q/${quarter}/lending-labels${id === undefined ? '' : `?only=${keyInPath(id)}`}`,
  /** The office's statistics of Treffs; its Treff-Karten; who came to a date of an event. */
  figures: (quarter: string) => `/q/${quarter}/figures`,
  visitorCards: (quarter: string, personId?: string) =>
    `/q/${quarter}/visitor-cards${personId === undefined ? '' : `?for=${personId}`}`,
  attendance: (quarter: string, eventId: string, date?: LocalDate) =>
    `/q/${quarter}/attendance/${keyInPath(eventId)}${date === undefined ? '' : `?date=${date}`}`,
  /** The same to be keyed in from its sheet of paper: the code on the sheet carries it. */
  attendancePaper: (quarter: string, eventId: string, date: LocalDate) =>
    `/q/${quarter}/attendance/${keyInPath(eventId)}?date=${date}&way=paper`,
  attendanceSheet: (quarter: string, eventId: string, date: LocalDate) =>
    `/q/${quarter}/attendance/${keyInPath(eventId)}/sheet?date=${date}`,
  /** The office makes and ends Schlüsselkarten. */
  keyCards: (quarter: string) => `/q/${quarter}/key-cards`,
  /** What happens to people's data; what of it is on this device; what they may agree to. */
  privacy: (quarter: string) => `/q/${quarter}/privacy`,
  consentForm: (quarter: string, purpose: string) =>
    `/q/${quarter}/privacy/consent?purpose=${encodeURIComponent(purpose)}`,
  consentForms: (quarter: string) => `/q/${quarter}/privacy/consent`,
  myData: (quarter: string) => `/q/${quarter}/my-data`,
  /** The office's screens about persons. */
  persons: (quarter: string) => `/q/${quarter}/persons`,
  person: (quarter: string, personId: string) => `/q/${quarter}/person/${personId}`,
  personReport: (quarter: string, personId: string) => `/q/${quarter}/person/${personId}/report`,
  erasePerson: (quarter: string, personId: string) => `/q/${quarter}/person/${personId}/erase`,
  /** "Zu klären"; `part` is one of its lists. */
  toClear: (quarter: string, part?: string) =>
    `/q/${quarter}/to-clear${part === undefined ? '' : `?part=${part}`}`,
  /** What the office sets for the quarter: after how long it is told, and what it writes often. */
  quarterRules: (quarter: string) => `/q/${quarter}/quarter-rules`,
  /** Where an info tablet is opened by whoever has its PIN or a Schlüsselkarte. */
  leave: (quarter: string) => `/q/${quarter}/leave`,
  /** One page for whoever looks after an info tablet. */
  tabletHelp: (quarter: string) => `/q/${quarter}/tablet-help`,
  howTo: (quarter: string) => `/q/${quarter}/how-to`,
  placePoster: (quarter: string, id: string) => `/q/${quarter}/poster/place/${keyInPath(id)}`,
  dayPoster: (quarter: string, date: LocalDate) => `/q/${quarter}/poster/day/${date}`,
  weekPoster: (quarter: string, date: LocalDate) => `/q/${quarter}/poster/week/${date}`,
  emergencyPoster: (quarter: string) => `/q/${quarter}/poster/emergency`,
  /** Files the server makes. */
  calendar: (quarter: string) => `/calendar/${quarter}.ics`,
};

function keyInPath(id: string): string {
  return encodeURIComponent(keyOf(id));
}
