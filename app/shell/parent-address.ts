import { addresses } from '#domain/addresses.ts';

/** The quarter in an address of the app, as it stands there; `undefined` outside of quarters. */
export function quarterIn(path: string): string | undefined {
  return partsOf(path)?.quarter;
}

/** Whether the address is a quarter's home: nothing is above it. */
export function isHome(path: string): boolean {
  return partsOf(path)?.rest.length === 0;
}

/** Where "Zurück" leads when the app was entered on this very screen. */
export function parentOf(path: string): string {
  const parts = partsOf(path);
  if (!parts) return addresses.quarterChoice;
  const { quarter, rest } = parts;
  const [first, second, third] = rest;
  if (first === 'place') return addresses.directory(quarter);
  if (first === 'event') return addresses.events(quarter);
  if (first === 'request' && second) return addresses.request(quarter);
  if (first === 'who-comes') return addresses.request(quarter);
  if (first === 'report' && (second === 'place' || second === 'event') && third) {
    return `${addresses.home(quarter)}/${second}/${third}`;
  }
  if (first === 'join' && second) return `${addresses.home(quarter)}/event/${second}`;
  if (first === 'inbox' && second) return addresses.inbox(quarter);
  if (first === 'new-request' || first === 'reports') return addresses.inbox(quarter);
  if (first === 'letter' && second) return addresses.inboxRequest(quarter, second);
  if (first === 'task') return addresses.tasks(quarter);
  if (first === 'registrations' && second) return `${addresses.home(quarter)}/event/${second}`;
  if (first === 'tablet-help') return addresses.devices(quarter);
  if (first === 'visitor-cards') return addresses.persons(quarter);
  if (first === 'attendance' && third) return addresses.attendance(quarter, second ?? '');
  if (first === 'attendance' && second) return `${addresses.home(quarter)}/event/${second}`;
  if (first === 'devices' || first === 'persons') return addresses.settings(quarter);
  if (first === 'person' && second && third) return addresses.person(quarter, second);
  if (first === 'person') return addresses.persons(quarter);
  if (first === 'volunteer' && second && third) return addresses.volunteer(quarter, second);
  if (first === 'volunteer') return addresses.volunteers(quarter);
  if (first === 'roster-sheet' || first === 'my-hours') return addresses.roster(quarter);
  if (first === 'to-clear') return addresses.settings(quarter);
  if (first === 'treff' && second) return addresses.treff(quarter);
  if (first === 'same-persons') return addresses.persons(quarter);
  if (first === 'lending' && second && third) return `${addresses.lending(quarter)}/${second}`;
  if (first === 'lending' && second) return addresses.lending(quarter);
  if (first?.startsWith('lending-') || first === 'loan') return addresses.lending(quarter);
  if (first === 'privacy') return second ? addresses.privacy(quarter) : addresses.settings(quarter);
  if (first === 'my-data') return addresses.privacy(quarter);
  if (first === 'diagnose') return addresses.delivery(quarter);
  if (first !== 'poster') return addresses.home(quarter);
  if (second === 'place' && third) return `${addresses.home(quarter)}/place/${third}`;
  if (second === 'emergency') return addresses.emergency(quarter);
  return addresses.events(quarter);
}

function partsOf(path: string): { quarter: string; rest: string[] } | undefined {
  const [first, quarter, ...rest] = path.split('/').filter(Boolean);
  return first === 'q' && quarter !== undefined ? { quarter, rest } : undefined;
}
