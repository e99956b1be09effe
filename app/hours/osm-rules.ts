import type { HoursPhrase, SpokenTimes } from '#domain/opening.ts';
import {
  MONTHS,
  type MonthRange,
  type OsmDays,
  parseDays,
  parseMonths,
  WEEKDAYS,
} from './osm-selectors.ts';

/** One rule of a value: on which days of which part of the year, what. */
export interface OsmRule {
  /** `;` replaces what earlier rules said about its days, `,` adds to it, `||` fills what is left. */
  joint: ';' | ',' | '||';
  months: MonthRange[];
  weeks?: HoursPhrase['weeks'];
  days: OsmDays[];
  hours: HoursPhrase['hours'];
  comment?: string;
}

const month = `(?:${MONTHS.join('|')})`;
const weekday = `(?:${WEEKDAYS.join('|')})`;
const day = `(?:${weekday}(?:-${weekday})?(?:\\[[-\\d,]+\\])?|PH|SH)`;
const time = '\\d\\d:\\d\\d(?:-\\d\\d:\\d\\d|\\+)';
const list = (item: string) => `${item}(?:,${item})*`;
const RULE = new RegExp(
  `^(?:(?<months>${list(`${month}(?: \\d\\d)?(?:-${month}(?: \\d\\d)?)?`)}):? ?)?` +
    '(?:week (?<weeks>0?1-53/2|0?2-52/2):? ?)?' +
    `(?:(?<days>${list(day)}):? ?)?` +
    `(?:(?<times>24/7|${list(time)}) ?)?(?<state>open|off|closed|unknown)? ?(?:"(?<comment>[^"]*)")?$`,
);

/**
 * Reads the common part of OSM `opening_hours`, spelt as the library spells it: months, odd and
 * even weeks, weekdays, the n-th of a month, PH and SH, times, open ends, off, comments.
 * What was for years before `year` ("2021 Apr 10-16 off") is left out.
 * @returns nothing where a rule says more than that.
 */
export function parseOsmRules(
  canonical: string,
  year: number,
  isAppointment: (comment: string) => boolean,
): OsmRule[] | undefined {
  const rules: OsmRule[] = [];
  const parts = canonical.split(/(; | \|\| |, )(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  for (let index = 0; index < parts.length; index += 2) {
    const joint = index === 0 ? ';' : ((parts[index - 1] as string).trim() as OsmRule['joint']);
    if (isPast(parts[index] as string, year)) continue;
    const rule = parseRule(parts[index] as string, joint, isAppointment);
    if (!rule) return undefined;
    rules.push(rule);
  }
  return rules;
}

function isPast(rule: string, year: number): boolean {
  const years = rule.match(/(?<![\d:])20\d\d(?![\d:])/g) ?? [];
  return /^20\d\d /.test(rule) && !rule.includes('+') && years.every((one) => Number(one) < year);
}

function parseRule(
  text: string,
  joint: OsmRule['joint'],
  isAppointment: (comment: string) => boolean,
): OsmRule | undefined {
  const found = RULE.exec(text)?.groups;
  if (!found || text === '') return undefined;
  const months = found.months ? parseMonths(found.months) : [];
  const days = found.days ? parseDays(found.days) : [];
  const hours = parseHours(found, isAppointment);
  if (!months || !days || !hours) return undefined;
  const weeks = found.weeks && (found.weeks.includes('53') ? 'odd' : 'even');
  const comment = hours.kind === 'byAppointment' && !hours.times ? undefined : found.comment;
  return { joint, months, weeks: weeks || undefined, days, hours, comment };
}

function parseHours(
  found: Record<string, string | undefined>,
  isAppointment: (comment: string) => boolean,
): HoursPhrase['hours'] | undefined {
  const { times, state, comment } = found;
  if (state === 'off' || state === 'closed') return times ? undefined : { kind: 'closed' };
  const spoken = times && times !== '24/7' ? times.split(',').map(parseTime) : undefined;
  if (comment && isAppointment(comment)) return { kind: 'byAppointment', times: spoken };
  const onlyOpenEnds = spoken?.every(({ to }) => to === 'openEnd');
  if (state === 'unknown' || (comment && state !== 'open' && !onlyOpenEnds)) return undefined;
  if (!spoken) return times || state ? { kind: 'roundTheClock' } : undefined;
  const [only] = spoken;
  const isWholeDay = spoken.length === 1 && only?.from === '00:00' && only.to === '24:00';
  return isWholeDay ? { kind: 'roundTheClock' } : { kind: 'times', times: spoken };
}

function parseTime(text: string): SpokenTimes {
  const [from = '', to] = text.replace('+', '').split('-');
  return { from, to: to ?? 'openEnd' };
}
