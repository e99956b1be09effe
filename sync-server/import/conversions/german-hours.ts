import { type HoursWord, hoursWordsOf } from './german-hours-words.ts';

const WEEK = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];

interface Rule {
  /** OSM day selectors; empty means every day. */
  days: string[];
  times: string[];
}

const ROUND_THE_CLOCK =
  /^(?:24 ?(?:h|std\.?|stunden)(?: täglich)?|rund um die uhr|durchgehend)\.?$/i;

/**
 * German hours as OSM `opening_hours`: "Mo-Sa: 08-20 Uhr" → "Mo-Sa 08:00-20:00", "Di-So 10:00 -
 * 17:00, 1.Do im Monat 10:00 - 22:00" → "Tu-Su 10:00-17:00; Th[1] 10:00-22:00", "24 Stunden" →
 * "24/7". `undefined` where a word is left over or the text can be meant in two ways.
 */
export function osmHoursOf(text: string): string | undefined {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (ROUND_THE_CLOCK.test(plain)) return '24/7';
  const tokens = hoursWordsOf(plain);
  const rules = tokens && rulesOf(tokens);
  if (!rules || rules.length === 0 || isAmbiguous(rules)) return undefined;
  return rules.map((rule) => `${rule.days.join(',')} ${rule.times.join(',')}`.trim()).join('; ');
}

/** Days, then their times; times after times belong to the same days. */
function rulesOf(tokens: HoursWord[]): Rule[] | undefined {
  const rules: Rule[] = [];
  let days: string[] = [];
  let awaitsTimes = false;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.kind === 'times') {
      const rule = rules.at(-1);
      if (awaitsTimes || !rule) rules.push({ days, times: [token.times] });
      else rule.times.push(token.times);
      awaitsTimes = false;
      days = [];
    } else if (token?.kind === 'day' || token?.kind === 'nth') {
      const taken = daysFrom(tokens, at);
      if (!taken) return undefined;
      days = [...days, taken.days];
      awaitsTimes = true;
      at = taken.last;
    } else if (token?.kind === 'to') return undefined;
  }
  return awaitsTimes ? undefined : rules;
}

/** A day, a stretch of days or "1. Do" from a token on. */
function daysFrom(tokens: HoursWord[], at: number): { days: string; last: number } | undefined {
  const [first, second, third] = tokens.slice(at, at + 3);
  if (first?.kind === 'nth') {
    if (second?.kind !== 'day' || second.day === 'PH') return undefined;
    return { days: `${second.day}[${first.nth}]`, last: at + 1 };
  }
  if (first?.kind !== 'day') return undefined;
  if (second?.kind !== 'to') return { days: first.day, last: at };
  if (third?.kind !== 'day' || first.day === 'PH' || third.day === 'PH') return undefined;
  return { days: `${first.day}-${third.day}`, last: at + 2 };
}

/**
 * In OSM a later rule replaces an earlier one for its days. That is what "Di-So 10-18, Do 10-21"
 * means, but "Mo-Fr 9-12, Do 14-18" may mean both: only overlapping times are clearly a replacement.
 */
function isAmbiguous(rules: Rule[]): boolean {
  return rules.some((rule, index) =>
    rules.slice(0, index).some((earlier) => {
      if (!weekdaysOf(earlier).some((day) => weekdaysOf(rule).includes(day))) return false;
      return !earlier.times.every((one) => rule.times.some((other) => overlaps(one, other)));
    }),
  );
}

/** The plain weekdays of a rule; "1. Do" and holidays replace by their nature. */
function weekdaysOf(rule: Rule): string[] {
  if (rule.days.length === 0) return WEEK;
  return rule.days.flatMap((selector) => {
    const [from = '', to = from] = selector.split('-');
    const start = WEEK.indexOf(from);
    const end = WEEK.indexOf(to);
    if (start < 0 || end < 0) return [];
    return end >= start
      ? WEEK.slice(start, end + 1)
      : [...WEEK.slice(start), ...WEEK.slice(0, end + 1)];
  });
}

function overlaps(one: string, other: string): boolean {
  const [from = '', to = ''] = one.split('-');
  const [otherFrom = '', otherTo = ''] = other.split('-');
  return from < otherTo && otherFrom < to;
}
