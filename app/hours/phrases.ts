import type { Weekday } from '#domain/local-time.ts';
import type { HoursPhrase, SpokenTimes } from '#domain/opening.ts';
import { isAppointment } from './appointments.ts';
import { type OsmRule, parseOsmRules } from './osm-rules.ts';

/** What holds for the weekdays of one part of the year. */
interface Season {
  months?: HoursPhrase['months'];
  weeks?: HoursPhrase['weeks'];
  week: Map<Weekday, DayHours>;
}

interface DayHours {
  hours: HoursPhrase['hours'];
  comment?: string;
}

const EVERY_DAY: Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/**
 * The clauses in which the hours would be spoken: weekdays first, then the n-th of a month, school
 * holidays, public holidays, and what holds otherwise.
 * @param canonical a value in the library's spelling
 * @param year the present one; what was for earlier years alone is not spoken of
 * @returns nothing where the value says what clauses cannot. Whether they mean the same as the
 *   value is for the caller to prove; rules that overlap may not.
 */
export function phrasesOf(canonical: string, year: number): HoursPhrase[] | undefined {
  const rules = parseOsmRules(canonical, year, isAppointment);
  if (!rules) return undefined;
  const seasons = new Map<string, Season>();
  const special: HoursPhrase[] = [];
  for (const [index, rule] of rules.entries()) {
    if (rule.joint === '||' && isOtherwise(rule) && index === rules.length - 1)
      special.push({ days: { kind: 'everyDay' }, hours: rule.hours, otherwise: true });
    else
      for (const months of rule.months.length > 0 ? rule.months : [undefined])
        addRule(rule, months, seasons, special);
  }
  const ordered = [...special].sort((a, b) => rankOf(a) - rankOf(b));
  const phrases = [...[...seasons.values()].flatMap(phrasesOfSeason), ...ordered];
  if (phrases.length > 0) return phrases;
  // Only "off" is left: closed until further notice.
  return rules.length > 0 ? [{ days: { kind: 'everyDay' }, hours: { kind: 'closed' } }] : undefined;
}

function isOtherwise(rule: OsmRule): boolean {
  const isPlain = rule.days.length === 0 && rule.months.length === 0 && !rule.weeks;
  return isPlain && rule.hours.kind === 'byAppointment' && !rule.hours.times;
}

function addRule(
  rule: OsmRule,
  months: HoursPhrase['months'],
  seasons: Map<string, Season>,
  special: HoursPhrase[],
): void {
  const { hours, comment, weeks } = rule;
  const key = JSON.stringify([months, weeks]);
  const season = seasons.get(key) ?? { months, weeks, week: new Map() };
  seasons.set(key, season);
  const days =
    rule.days.length > 0 ? rule.days : [{ kind: 'weekdays' as const, weekdays: EVERY_DAY }];
  for (const part of days) {
    if (part.kind !== 'weekdays') special.push({ days: part, weeks, months, hours, comment });
    else
      for (const weekday of part.weekdays)
        season.week.set(
          weekday,
          combined(season.week.get(weekday), { hours, comment }, rule.joint),
        );
  }
}

/** A further rule for a day: it adds its times, or takes the place of what was said. */
function combined(before: DayHours | undefined, next: DayHours, joint: OsmRule['joint']): DayHours {
  const adds = joint !== ';' && before?.hours.kind === 'times' && next.hours.kind === 'times';
  if (!adds || before.hours.kind !== 'times' || next.hours.kind !== 'times') return next;
  if (before.comment !== next.comment) return next;
  const times = joinedTimes([...before.hours.times, ...next.hours.times]);
  return { hours: { kind: 'times', times }, comment: next.comment };
}

/** In order, with what overlaps made one: 10 to 18 and 10 to 21 is 10 to 21. */
function joinedTimes(times: SpokenTimes[]): SpokenTimes[] {
  const joined: SpokenTimes[] = [];
  for (const next of [...times].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = joined.at(-1);
    const overlaps = last && endsByMidnight(last) && endsByMidnight(next) && next.from <= last.to;
    if (!overlaps) joined.push(next);
    else if (last.to.localeCompare(next.to) < 0)
      joined[joined.length - 1] = { from: last.from, to: next.to };
  }
  return joined;
}

function endsByMidnight({ from, to }: SpokenTimes): boolean {
  return to !== 'openEnd' && from < to;
}

function phrasesOfSeason({ months, weeks, week }: Season): HoursPhrase[] {
  const groups = new Map<string, { weekdays: Weekday[]; day: DayHours }>();
  for (const weekday of EVERY_DAY) {
    const day = week.get(weekday);
    if (!day || (day.hours.kind === 'closed' && !months && !weeks)) continue;
    const key = JSON.stringify(day);
    const group = groups.get(key) ?? { weekdays: [], day };
    group.weekdays.push(weekday);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ weekdays, day }) => ({
    days: weekdays.length === 7 ? { kind: 'everyDay' } : { kind: 'weekdays', weekdays },
    months,
    weeks,
    ...day,
  }));
}

const ORDER: HoursPhrase['days']['kind'][] = [
  'weekdays',
  'nthOfMonth',
  'schoolHolidays',
  'publicHolidays',
  'everyDay',
];

function rankOf(phrase: HoursPhrase): number {
  return ORDER.indexOf(phrase.days.kind);
}
