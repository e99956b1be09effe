/** The OSM names of days, by what German tables write. */
const DAYS: Record<string, string> = {
  montag: 'Mo',
  mo: 'Mo',
  dienstag: 'Tu',
  di: 'Tu',
  mittwoch: 'We',
  mi: 'We',
  donnerstag: 'Th',
  do: 'Th',
  freitag: 'Fr',
  fr: 'Fr',
  samstag: 'Sa',
  sonnabend: 'Sa',
  sa: 'Sa',
  sonntag: 'Su',
  so: 'Su',
  feiertags: 'PH',
  feiertag: 'PH',
  feiertage: 'PH',
};

/** What matters in a text of hours. */
export type HoursWord =
  | { kind: 'day'; day: string }
  | { kind: 'nth'; nth: number }
  | { kind: 'times'; times: string }
  | { kind: 'to' | 'and' };

const TIME = String.raw`\d{1,2}(?:[:.]\d\d)?(?: ?uhr)?`;
const TOKENS = new RegExp(
  [
    `(?<times>${TIME} ?(?:-|–|bis) ?${TIME})`,
    String.raw`(?<nth>[1-5])\. ?(?=\p{L})`,
    String.raw`(?<day>\p{L}{2,})(?<point>\.?)`,
    '(?<to>-|–)',
    '(?<and>[,;/&+])',
    '(?<colon>:)',
    String.raw`(?<space>\s+)`,
  ].join('|'),
  'giuy',
);

/** The words of German hours; `undefined` where one is unknown. Times are `08:00-18:30`. */
export function hoursWordsOf(text: string): HoursWord[] | undefined {
  const tokens: HoursWord[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKENS)) {
    const token = tokenOf(match.groups ?? {});
    if (token === undefined) return undefined;
    if (token) tokens.push(token);
    end = match.index + match[0].length;
  }
  return end === text.length ? tokens : undefined;
}

/** `null`: nothing that matters; `undefined`: not understood. */
function tokenOf(groups: Record<string, string | undefined>): HoursWord | null | undefined {
  if (groups.times) {
    const times = timesOf(groups.times);
    return times ? { kind: 'times', times } : undefined;
  }
  if (groups.nth) return { kind: 'nth', nth: Number(groups.nth) };
  if (groups.to) return { kind: 'to' };
  if (groups.and) return { kind: 'and' };
  if (!groups.day) return null;
  const word = groups.day.toLowerCase();
  if (word === 'bis') return { kind: 'to' };
  if (word === 'und') return { kind: 'and' };
  if (['uhr', 'im', 'monat', 'von', 'jeden'].includes(word)) return null;
  const day = Object.hasOwn(DAYS, word) ? DAYS[word] : undefined;
  return day ? { kind: 'day', day } : undefined;
}

/** "8 bis 18.30" → "08:00-18:30"; `undefined` where it is no time of day. */
function timesOf(text: string): string | undefined {
  const times = [...text.matchAll(/(\d{1,2})(?:[:.](\d\d))?/g)].map(([, hours = '', minutes]) => ({
    text: `${hours.padStart(2, '0')}:${minutes ?? '00'}`,
    minutes: Number(hours) * 60 + Number(minutes ?? 0),
    isTime: Number(minutes ?? 0) < 60,
  }));
  const [from, to] = times;
  if (!from || !to || !from.isTime || !to.isTime) return undefined;
  return from.minutes < 1440 && to.minutes <= 1440 ? `${from.text}-${to.text}` : undefined;
}
