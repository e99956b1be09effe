import ICAL from 'ical.js';
import { BERLIN, instantOf, type LocalDateTime } from '#domain/local-time.ts';
import { isZone } from '#domain/zone.ts';
import type { RawCalendar, RawComponent } from './ics-components.ts';
import { wordsOf } from './ics-properties.ts';
import { germanZones, windowsZones } from './ics-windows-zones.ts';

/** Finds the IANA name of a zone that a calendar names, in use in a year. */
export type ZoneFinder = (tzid: string, year: number) => string;

/** `Europe/Berlin` at the end of "/mozilla.org/20050126_1/Europe/Berlin". */
const NAME_AT_END = /[A-Z][A-Za-z_+-]+(?:\/[A-Z][A-Za-z_+-]+){1,2}$/;
const OFFSET = /^(?:UTC|GMT)\s*([+-])0?(\d{1,2})(?::?00)?$/i;
/** The library follows a zone's changes one by one; other rules would keep it busy for ever. */
const CLOCK_CHANGES =
  /^RRULE:(?:(?:FREQ=YEARLY|INTERVAL=1|BYMONTH=\d+|BYDAY=[+-]?[1-4][A-Z]{2}|UNTIL=\w+|WKST=\w+);?)+$/i;

/**
 * Zones go by many names: IANA's, with a program's name before them, Windows', or one that the
 * calendar describes itself (VTIMEZONE). A described zone is the known one whose clock it follows
 * that year, Berlin's first; where nothing is known, Berlin.
 */
export function zoneFinder({ components }: RawCalendar): ZoneFinder {
  const described = new Map<string, RawComponent>();
  for (const component of components) {
    const tzid = component.name === 'VTIMEZONE' && wordsOf(component.lines, 'TZID');
    if (tzid) described.set(tzid, component);
  }
  const found = new Map<string, string>();
  return (tzid, year) => {
    const key = `${tzid} ${year}`;
    const zone = found.get(key) ?? find(tzid, described.get(tzid), year);
    found.set(key, zone);
    return zone;
  };
}

/** The zone that a calendar says its times are meant in; `undefined` where it says none. */
export function zoneOfCalendar({ lines }: RawCalendar): string | undefined {
  const name = wordsOf(lines, 'X-WR-TIMEZONE');
  return name && name !== 'UTC' ? namedZone(name) : undefined;
}

function find(tzid: string, description: RawComponent | undefined, year: number): string {
  const said = description && wordsOf(description.lines, 'X-LIC-LOCATION');
  const named = namedZone(tzid) ?? (said && namedZone(said));
  return named ?? (description && zoneLike(description, year)) ?? BERLIN;
}

function namedZone(name: string): string | undefined {
  const plain = name.replace(/^"|"$/g, '').trim();
  const atEnd = NAME_AT_END.exec(plain)?.[0];
  const candidates = [plain, atEnd, windowsZones[plain], germanZones[plain], fixedZone(plain)];
  const zone = candidates.find((candidate) => candidate !== undefined && isZone(candidate));
  return zone ?? (/\b(?:Berlin|MEZ|CET)\b/.test(plain) ? BERLIN : undefined);
}

/** "UTC+2" is Etc/GMT-2: those names count to the west. */
function fixedZone(name: string): string | undefined {
  const [, sign, hours] = OFFSET.exec(name) ?? [];
  return hours && `Etc/GMT${sign === '+' ? '-' : '+'}${Number(hours)}`;
}

function zoneLike(description: RawComponent, year: number): string | undefined {
  const offsetAt = offsetsOf(description);
  if (!offsetAt) return undefined;
  const moments = Array.from({ length: 24 }, (_, index) => {
    const month = String(Math.floor(index / 2) + 1).padStart(2, '0');
    return `${year}-${month}-${index % 2 === 0 ? '02' : '17'}T12:00`;
  });
  const offsets = moments.map(offsetAt);
  return [BERLIN, ...Intl.supportedValuesOf('timeZone')].find((zone) =>
    moments.every((moment, index) => offsetIn(zone, moment) === offsets[index]),
  );
}

/** Seconds ahead of UTC at a wall clock, as a calendar describes its zone. */
function offsetsOf(description: RawComponent): ((moment: LocalDateTime) => number) | undefined {
  const lines = description.lines.map(({ text }) => text);
  if (lines.some((text) => /^RRULE/i.test(text) && !CLOCK_CHANGES.test(text))) return undefined;
  try {
    const text = ['BEGIN:VTIMEZONE', ...lines, 'END:VTIMEZONE'].join('\r\n');
    const zone = new ICAL.Timezone(new ICAL.Component(ICAL.parse(text)));
    return (moment) => zone.utcOffset(timeAt(moment));
  } catch {
    return undefined;
  }
}

function timeAt(moment: LocalDateTime) {
  const [year, month, day, hour] = moment.split(/[-T:]/).map(Number);
  return ICAL.Time.fromData({ year, month, day, hour, minute: 0, second: 0 });
}

function offsetIn(zone: string, moment: LocalDateTime): number {
  return (Date.parse(`${moment}Z`) - instantOf(moment, zone).getTime()) / 1000;
}
