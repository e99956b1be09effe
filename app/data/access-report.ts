import { liveQuery, type Observable } from 'dexie';
import { accessReport, type ReportItem } from '#domain/access-report.ts';
import { isClosed } from '#domain/closed-form.ts';
import type { Body } from '#domain/version.ts';
import { samePersons, type Visitor } from '#domain/visitor.ts';
import type { LocalDatabase } from './database.ts';
import { documentsOfType } from './document-range.ts';
import { readableIn } from './known-vaults.ts';
import { localDatabase } from './local-store.ts';
import { ownPersonIfAny } from './own-person.ts';
import { rememberedIds } from './remembered.ts';
import { type DeviceSettings, readSettings } from './settings.ts';

/** What is stored about somebody, and the names of what it refers to. */
export interface GatheredReport {
  /** All ids of the person. */
  persons: readonly string[];
  items: ReportItem[];
  /** Names of places, events, things and days, by id. */
  names: ReadonlyMap<string, string>;
  /** What was written here and has not been accepted yet, by id. */
  waiting: ReadonlySet<string>;
}

/** What this device alone knows about its user; nobody else ever gets it. */
export interface OnThisDevice {
  settings: DeviceSettings;
  /** What was remembered, by name where it is still there. */
  remembered: string[];
}

/** What is referred to by an id. */
const NAMED_TYPES = ['place', 'event', 'lendable', 'visitor', 'person'] as const;

/** What persons, places and things are called, by the ids by which documents refer to them. */
export function observeNames(quarter: string): Observable<ReadonlyMap<string, string>> {
  return liveQuery(() => namesOf(localDatabase(), quarter));
}

/** Everything in this device's databases about a person, whoever wrote it: for the office. */
export function observeReport(quarter: string, personId: string): Observable<GatheredReport> {
  return liveQuery(() => gatherReport(localDatabase(), quarter, personId));
}

/** Everything about the person to whom this device belongs; `null` where it belongs to none. */
export function observeOwnReport(quarter: string): Observable<GatheredReport | null> {
  return liveQuery(async () => {
    const database = localDatabase();
    const personId = await ownPersonIfAny(database);
    return personId === undefined ? null : gatherReport(database, quarter, personId);
  });
}

/** What never leaves this device. */
export function observeOnThisDevice(quarter: string): Observable<OnThisDevice> {
  return liveQuery(async () => {
    const ids = await rememberedIds(quarter);
    const rows = await localDatabase().documents.bulkGet(
      ids.map((id): [string, string] => [quarter, id]),
    );
    const remembered = rows.map((row) => nameIn(row?.doc)).filter((name) => name !== undefined);
    return { settings: await readSettings(), remembered };
  });
}

/** The same, once. */
export async function gatherReport(
  database: LocalDatabase,
  quarter: string,
  personId: string,
): Promise<GatheredReport> {
  const visitors = await documentsOfType<Visitor>(database, quarter, 'visitor');
  const persons = samePersons(personId, visitors);
  const docs: Body[] = [];
  // One after the other: an office holds tens of thousands, and few of them name anybody.
  await ofQuarter(database, quarter).each(({ doc }) => {
    const text = JSON.stringify(doc);
    if (mayConcern(text, persons)) docs.push(doc as Body);
  });
  const requests = new Set<unknown>(docs.map(({ requestId, _id }) => requestId ?? lastPart(_id)));
  await ofQuarter(database, quarter).each(({ doc }) => {
    if (requests.has(doc.requestId) && !docs.some(({ _id }) => _id === doc._id)) {
      docs.push(doc as Body);
    }
  });
  const names = await namesOf(database, quarter);
  const waiting = await database.outbox
    .filter(({ quarter: of, status }) => of === quarter && status === 'pending')
    .primaryKeys();
  const readable: Body[] = [];
  for (const doc of docs) {
    // What is locked on a team's device is told by what of it stays in clear.
    const [opened = doc] = isClosed(doc) ? await readableIn(database, quarter, [doc]) : [doc];
    readable.push(opened);
  }
  const items = accessReport(persons, readable, (id) => names.get(id));
  return { persons, items, names, waiting: new Set(waiting.map(([, id]) => id)) };
}

function ofQuarter(database: LocalDatabase, quarter: string) {
  return database.documents.where('[quarter+id]').between([quarter, ''], [quarter, '\uffff']);
}

function mayConcern(text: string, persons: readonly string[]): boolean {
  return persons.some((personId) => text.includes(personId));
}

async function namesOf(database: LocalDatabase, quarter: string): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const type of NAMED_TYPES) {
    for (const doc of await documentsOfType<Body>(database, quarter, type)) {
      const name = nameIn(doc);
      if (name === undefined) continue;
      names.set(doc._id, name);
      const personId = type === 'person' ? doc._id.slice(0, 32) : doc.personId;
      if (typeof personId === 'string') names.set(personId, name);
    }
  }
  return names;
}

function nameIn(doc: Record<string, unknown> = {}): string | undefined {
  const name = doc.name ?? doc.title ?? doc.displayName;
  return typeof name === 'string' ? name : undefined;
}

function lastPart(id: string): string {
  return id.slice(id.lastIndexOf(':') + 1);
}
