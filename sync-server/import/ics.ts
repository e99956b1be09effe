import { BERLIN } from '#domain/local-time.ts';
import { failure, type Result, success } from '#domain/result.ts';
import { calendarsIn, type RawCalendar, type RawComponent } from './ics-components.ts';
import { entryOf, type IcsEntry } from './ics-entry.ts';
import { type CalendarFacts, eventFields, titleOf } from './ics-event.ts';
import { type ContentLine, contentLines } from './ics-lines.ts';
import { wordsOf } from './ics-properties.ts';
import { zoneFinder, zoneOfCalendar } from './ics-zones.ts';
import type { ImportRecord, UnusableFile } from './record.ts';

/**
 * Reads an iCalendar file with one or more calendars; each event is a record with the changes to
 * its dates. What is no event, or cannot be read, is a refused record. [RFC 5545, RFC 7986]
 * `localZone` is the zone of times that say none.
 */
export function readIcs(
  bytes: Uint8Array,
  { localZone = BERLIN }: { localZone?: string } = {},
): Result<ImportRecord[], UnusableFile> {
  const lines = contentLines(bytes);
  if (!lines.ok) return lines;
  if (!lines.value.some(({ text }) => /^BEGIN:(VCALENDAR|VEVENT)/i.test(text))) {
    return failure({ code: 'unusable-file', message: whyNoCalendar(lines.value) });
  }
  const records = calendarsIn(lines.value).flatMap((calendar) => recordsOf(calendar, localZone));
  return success(records.sort((a, b) => a.line - b.line));
}

function whyNoCalendar(lines: readonly ContentLine[]): string {
  const long = lines.find(({ tooLong }) => tooLong);
  return long
    ? `Die Datei ist kein Kalender. Zeile ${long.line} ist länger als 1 MB.`
    : 'Die Datei ist kein Kalender: Die Zeile BEGIN:VCALENDAR fehlt.';
}

function recordsOf(calendar: RawCalendar, localZone: string): ImportRecord[] {
  const zones = zoneFinder(calendar);
  const byUid = new Map<string, IcsEntry[]>();
  const records: ImportRecord[] = [];
  for (const component of calendar.components) {
    if (component.name === 'VTIMEZONE') continue;
    const entry = component.name === 'VEVENT' && entryOf(component, zones);
    if (!entry) records.push({ line: component.line, refused: whyNoEvent(component) });
    else if (!entry.ok) records.push({ line: entry.error.line, refused: entry.error.message });
    else byUid.set(entry.value.uid, [...(byUid.get(entry.value.uid) ?? []), entry.value]);
  }
  const facts = factsOf(calendar, localZone);
  const name = wordsOf(calendar.lines, 'X-WR-CALNAME') ?? wordsOf(calendar.lines, 'NAME');
  const source = (name ?? 'Kalender').slice(0, 200);
  for (const entries of byUid.values()) records.push(...eventRecords(entries, facts, source));
  return records;
}

const OTHER_KINDS: Record<string, string> = {
  VTODO: 'Eine Aufgabe (VTODO) ist keine Veranstaltung.',
  VJOURNAL: 'Eine Notiz (VJOURNAL) ist keine Veranstaltung.',
  VFREEBUSY: 'Eine Belegung (VFREEBUSY) ist keine Veranstaltung.',
};

function whyNoEvent({ name }: RawComponent): string {
  return OTHER_KINDS[name] ?? `„${name.slice(0, 40)}“ ist keine Veranstaltung.`;
}

function factsOf(calendar: RawCalendar, localZone: string): CalendarFacts {
  const method = wordsOf(calendar.lines, 'METHOD')?.toUpperCase();
  return { zone: zoneOfCalendar(calendar), localZone, isCancelled: method === 'CANCEL' };
}

/** The events of one UID: mostly one, and more where a program gives all its events the same. */
function eventRecords(entries: IcsEntry[], facts: CalendarFacts, source: string): ImportRecord[] {
  const changes = entries.filter((entry) => entry.recurrenceId);
  const [main, ...others] = newest(entries.filter((entry) => !entry.recurrenceId));
  // Changes without their event: somebody was invited to single dates.
  const [orphan, ...orphans] = main ? [] : [...changes].sort(byRecurrenceId);
  const record = (entry: IcsEntry, uid: string, own: IcsEntry[]): ImportRecord => {
    if (!titleOf(entry))
      return { line: entry.line, refused: 'Die Veranstaltung hat keinen Titel.' };
    const fields = { ...eventFields(entry, own, facts), uid };
    const from = { name: source, id: uid.slice(0, 200) };
    return { line: entry.line, sourceId: uid, fields: { ...fields, source: from } };
  };
  if (orphan) return [record(orphan, orphan.uid, orphans)];
  if (!main) return [];
  return [
    record(main, main.uid, changes),
    ...others.map((other) => record(other, `${other.uid.slice(0, 280)}/${other.start.start}`, [])),
  ];
}

/** Of several versions of an event the one that was changed last; events that only share their UID
 *  differ in when they start. */
function newest(entries: readonly IcsEntry[]): IcsEntry[] {
  const last = Math.max(...entries.map((entry) => entry.sequence));
  const byStart = new Map<string, IcsEntry>();
  for (const entry of entries) {
    if (entry.sequence === last) byStart.set(entry.start.start, entry);
  }
  return [...byStart.values()];
}

function byRecurrenceId(a: IcsEntry, b: IcsEntry): number {
  return (a.recurrenceId?.start ?? '') < (b.recurrenceId?.start ?? '') ? -1 : 1;
}
