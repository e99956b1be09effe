import {
  addDays,
  dateOf,
  daysBetween,
  type LocalDate,
  type LocalDateTime,
  type LocalTime,
  timeOf,
  type Weekday,
  weekdayOf,
} from '#domain/local-time.ts';
import type { OpeningStatus, SpokenTimes } from '#domain/opening.ts';
import { spokenEnd } from '#domain/opening-days.ts';
import { dayFormat } from './day-format.ts';
import {
  dayRow,
  hoursSentences,
  type RowWords,
  type SentenceWords,
  weekdayRuns,
} from './hours-sentence.ts';
import type { OpeningTexts } from './opening-de.ts';

const WEEKDAYS = ['اثنين', 'ثلاثاء', 'أربعاء', 'خميس', 'جمعة', 'سبت', 'أحد'];
const NTH: Record<number, string> = {
  1: 'أول',
  2: 'ثاني',
  3: 'ثالث',
  4: 'رابع',
  5: 'خامس',
  [-1]: 'آخر',
};
const monthOf = dayFormat('ar-u-nu-latn-ca-gregory', { month: 'long' });

const month = (number: number) => monthOf(`2026-${String(number).padStart(2, '0')}-15`);
const clock = (time: LocalTime) => `${Number(time.slice(0, 2))}:${time.slice(3)}`;
const and = (words: string[]) => words.join(' و');
const named = (weekday: Weekday) => `ال${WEEKDAYS[weekday - 1] ?? ''}`;
const dayOfYear = (date: LocalDate) =>
  `${Number(date.slice(8))} ${month(Number(date.slice(5, 7)))}`;

/** ساعات العمل: what the screens say about opening hours in Arabic. */
export const openingAr: OpeningTexts = {
  status: (status, now) => statusWords(status, now),
  sentence: (phrases) => hoursSentences(phrases, sentenceWords),
  seniors: (phrases) => `لكبار السن: ${hoursSentences(phrases, sentenceWords)}`,
  day: (day) => dayRow(day, rowWords),
  asWritten: 'هذه الأوقات منقولة من المصدر كما هي. يرجى الاتصال أولًا.',
  unknown: 'الأوقات غير معروفة، يرجى الاتصال',
};

function statusWords(status: OpeningStatus, now: LocalDateTime): string {
  if (status.state === 'open') {
    const open = status.seniorsOnly ? 'مفتوح الآن لكبار السن' : 'مفتوح الآن';
    return status.until ? `${open}، حتى ${untilWords(status.until, now)}` : open;
  }
  if (status.state === 'closesSoon') {
    const time = clock(spokenEnd(status.until).time);
    return status.seniorsOnly
      ? `مفتوح لكبار السن، يغلق قريبًا: الساعة ${time}`
      : `يغلق قريبًا: الساعة ${time}`;
  }
  if (status.state === 'closed') return closedWords(status, now);
  if (status.state === 'byAppointment') return 'بموعد مسبق';
  if (status.state !== 'unknown') throw new Error('a status that nobody knows');
  return status.holiday ? 'اليوم عطلة رسمية، يرجى الاتصال أولًا' : openingAr.unknown;
}

function closedWords(
  { opensAt, reason }: Extract<OpeningStatus, { state: 'closed' }>,
  now: LocalDateTime,
): string {
  const closed = reason ? `مغلق: ${reason}` : 'مغلق';
  return opensAt ? `${closed}، يفتح ${whenWords(opensAt, now)}` : closed;
}

function untilWords(until: LocalDateTime, now: LocalDateTime): string {
  const { date, time } = spokenEnd(until);
  const at = `الساعة ${clock(time)}`;
  return date <= dateOf(now) ? at : `${dayWords(date, dateOf(now))} ${at}`;
}

function whenWords(moment: LocalDateTime, now: LocalDateTime): string {
  const at = `الساعة ${clock(timeOf(moment))}`;
  if (dateOf(moment) === dateOf(now)) return at;
  return `${dayWords(dateOf(moment), dateOf(now))} ${at}`;
}

function dayWords(date: LocalDate, today: LocalDate): string {
  if (date === addDays(today, 1)) return 'غدًا';
  return daysBetween(today, date) < 7 ? `يوم ${named(weekdayOf(date))}` : dayOfYear(date);
}

function rangeWords({ from, to }: SpokenTimes): string {
  return to === 'openEnd' ? `من ${clock(from)}` : `من ${clock(from)} إلى ${clock(to)}`;
}

const sentenceWords: SentenceWords = {
  season: ({ months, weeks }) => {
    const inMonths =
      months &&
      (months.from === months.to
        ? `في ${month(months.from)}`
        : `من ${month(months.from)} إلى ${month(months.to)}`);
    const inWeeks = weeks && `في الأسابيع ${weeks === 'odd' ? 'الفردية' : 'الزوجية'} من السنة`;
    return [inMonths, inWeeks].filter(Boolean).join(' ');
  },
  days: (days) => {
    if (days.kind === 'publicHolidays') return 'في أيام العطل الرسمية';
    if (days.kind === 'schoolHolidays') return 'في العطل المدرسية';
    if (days.kind === 'everyDay') return 'كل يوم';
    if (days.kind === 'nthOfMonth') {
      const weekday = WEEKDAYS[days.weekday - 1] ?? '';
      return `${and(days.nth.map((nth) => `${NTH[nth] ?? ''} ${weekday}`))} من كل شهر`;
    }
    const runs = weekdayRuns(days.weekdays);
    return and(runs.map(([a, b]) => (a === b ? named(a) : `من ${named(a)} إلى ${named(b)}`)));
  },
  otherwise: 'وفيما عدا ذلك',
  hours: (hours) => {
    if (hours.kind === 'closed') return ['مغلق'];
    if (hours.kind === 'roundTheClock') return ['على مدار الساعة'];
    const times = hours.times ? and(hours.times.map(rangeWords)) : '';
    return [hours.kind === 'byAppointment' ? `${times} بموعد مسبق`.trim() : times];
  },
  note: (comment) => `ملاحظة: ${comment}`,
  joints: { season: '، ', hours: () => ' ' },
};

const rowWords: RowWords = {
  unknown: openingAr.unknown,
  closed: 'مغلق',
  closedFor: (reason) => `مغلق: ${reason}`,
  roundTheClock: 'على مدار الساعة',
  range: (from, to) => `من ${clock(from)} إلى ${clock(to)}`,
  openEnd: (from) => `من ${clock(from)}`,
  longer: '، وربما أكثر',
  maybe: (range) => `ربما ${range}`,
  onHoliday: () => 'عطلة رسمية، يرجى الاتصال أولًا',
  byAppointment: 'بموعد مسبق',
  rangeByAppointment: (range) => `${range} بموعد مسبق`,
  otherwiseByAppointment: '، وفيما عدا ذلك بموعد مسبق',
  withNote: (text, note) => `${text} (${note})`,
  and,
};
