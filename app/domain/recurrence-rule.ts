import { isLocalDateTime, type LocalDateTime, type Weekday } from './local-time.ts';

/*
 * Read by hand and not with the schema library: today's dates on the first screen come of these
 * rules, and that screen shall not wait for the library.
 */

/** Gives the value that a part's text stands for; `undefined` where it stands for none. */
type Reader<Value> = (text: string) => Value | undefined;

const oneOf =
  <Word extends string>(...words: readonly Word[]): Reader<Word> =>
  (text) =>
    words.find((word) => word === text);
const list =
  (item: RegExp): Reader<string[]> =>
  (text) => {
    const items = text.split(',');
    return items.every((one) => item.test(one)) ? items : undefined;
  };
const numbers =
  (item: RegExp): Reader<number[]> =>
  (text) =>
    list(item)(text)?.map(Number);
const count: Reader<number> = (text) => (/^0*[1-9]\d{0,4}$/.test(text) ? Number(text) : undefined);
const moment: Reader<string> = (text) =>
  /^\d{8}(T\d{4}(\d\d)?Z?)?$/.test(text) && isMoment(text) ? text : undefined;

/** The parts of an RRULE this product reads. Rules within a day (HOURLY and below) are no events. */
const READERS = {
  FREQ: oneOf('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
  INTERVAL: count,
  COUNT: count,
  UNTIL: moment,
  BYMONTH: numbers(/^0?[1-9]$|^1[0-2]$/),
  BYWEEKNO: numbers(/^[+-]?(0?[1-9]|[1-4]\d|5[0-3])$/),
  BYYEARDAY: numbers(/^[+-]?[1-9]\d{0,2}$/),
  BYMONTHDAY: numbers(/^[+-]?(0?[1-9]|[12]\d|3[01])$/),
  BYDAY: list(/^([+-]?(0?[1-9]|[1-4]\d|5[0-3]))?(MO|TU|WE|TH|FR|SA|SU)$/),
  BYHOUR: numbers(/^[01]?\d$|^2[0-3]$/),
  BYMINUTE: numbers(/^[0-5]?\d$/),
  BYSECOND: numbers(/^[0-5]?\d$|^60$/),
  BYSETPOS: numbers(/^[+-]?[1-9]\d{0,2}$/),
  WKST: oneOf('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'),
};

type Read = { [Name in keyof typeof READERS]?: NonNullable<ReturnType<(typeof READERS)[Name]>> };

/** The parts of one recurrence rule, checked, by their RFC 5545 names. */
export type RuleParts = Read & Required<Pick<Read, 'FREQ'>>;

/** More starts a day than this is a mistake, and would fill a list with one event. */
const MAXIMUM_STARTS_A_DAY = 24;

/**
 * Reads the value of one RRULE property. [RFC 5545, 3.3.10]
 * A part without a value is passed over; anything else that is not understood gives `undefined`,
 * because half a rule names wrong days.
 */
export function parseRule(text: string): RuleParts | undefined {
  const parts = new Map<string, string>();
  for (const part of text.trim().toUpperCase().split(';')) {
    const [name = '', value = '', ...rest] = part.split('=');
    if (rest.length > 0 || (value && parts.has(name))) return undefined;
    // Some programs write "no count" like this.
    if (part === 'COUNT=-1') continue;
    if (value) parts.set(name, value);
    else if (part && !part.endsWith('=')) return undefined;
  }
  const read = readParts(parts);
  const startsADay = (read?.BYHOUR?.length ?? 1) * (read?.BYMINUTE?.length ?? 1);
  return startsADay <= MAXIMUM_STARTS_A_DAY ? read : undefined;
}

function readParts(parts: ReadonlyMap<string, string>): RuleParts | undefined {
  const read: Record<string, unknown> = {};
  for (const [name, text] of parts) {
    if (!Object.hasOwn(READERS, name)) return undefined;
    const value = READERS[name as keyof typeof READERS](text);
    if (value === undefined) return undefined;
    read[name] = value;
  }
  return 'FREQ' in read ? (read as RuleParts) : undefined;
}

/** The wall clock of an UNTIL value, in the zone it is written in; a day means all of that day. */
export function clockOfUntil(until: string): LocalDateTime {
  const day = `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}`;
  return until.length > 8 ? `${day}T${until.slice(9, 11)}:${until.slice(11, 13)}` : `${day}T23:59`;
}

function isMoment(until: string): boolean {
  return isLocalDateTime(clockOfUntil(until));
}

/** The rules of a field that holds one a line, each as it stands. */
export function ruleLines(field: string | undefined): string[] {
  return (field ?? '').split('\n').filter((line) => line.trim());
}

const WEEKDAYS: Record<string, Weekday> = { MO: 1, TU: 2, WE: 3, TH: 4, FR: 5, SA: 6, SU: 7 };

/** One BYDAY value: a weekday, and which one of the month or year where the rule says so. */
export interface RuleDay {
  weekday: Weekday;
  /** 1 is the first, -1 the last; absent means every one. */
  nth?: number;
}

/** The BYDAY values of a rule; without any, an empty list. */
export function ruleDays(parts: RuleParts): RuleDay[] {
  return (parts.BYDAY ?? []).map((text) => {
    const nth = Number.parseInt(text, 10);
    const weekday = WEEKDAYS[text.slice(-2)] as Weekday;
    return Number.isNaN(nth) ? { weekday } : { weekday, nth };
  });
}
