import { dayFormat } from './day-format.ts';
import type { RecurrenceWords } from './recurrence-de.ts';

const monthAlone = dayFormat('ar-u-nu-latn-ca-gregory', { month: 'long' });

export const recurrenceAr: RecurrenceWords = {
  weekdays: ['الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت', 'الأحد'],
  weekday: ['الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت', 'الأحد'],
  nth: {
    1: 'الأول',
    2: 'الثاني',
    3: 'الثالث',
    4: 'الرابع',
    5: 'الخامس',
    [-1]: 'الأخير',
  },
  and: (words) => words.join(' و'),
  fromTo: (from, to) => `من ${from} إلى ${to}`,
  daily: (every) => {
    if (every === 1) return 'كل يوم';
    if (every === 2) return 'كل يومين';
    return every <= 10 ? `كل ${every} أيام` : `كل ${every} يومًا`;
  },
  weekly: (days, every) => {
    if (every === 1) return `كل أسبوع: ${days}`;
    if (every === 2) return `كل أسبوعين: ${days}`;
    return every <= 10 ? `كل ${every} أسابيع: ${days}` : `كل ${every} أسبوعًا: ${days}`;
  },
  calendarWeeks: (days) => ({
    odd: `في أسابيع السنة الفردية: ${days}`,
    even: `في أسابيع السنة الزوجية: ${days}`,
  }),
  nthOfMonth: (nth, weekday, every) => {
    if (every === 1) return `${weekday} ${nth} من كل شهر`;
    return every === 2 ? `كل شهرين: ${weekday} ${nth}` : `كل ${every} أشهر: ${weekday} ${nth}`;
  },
  dayOfMonth: (day, every) => {
    if (every === 1) return `يوم ${day} من كل شهر`;
    return every === 2 ? `كل شهرين: يوم ${day}` : `كل ${every} أشهر: يوم ${day}`;
  },
  yearly: (day) => `كل سنة في ${day}`,
  at: (days, time) => [`${days}، ${time}`],
  month: (date) => monthAlone(date),
  season: (from, to) => (from === to ? `فقط في ${from}` : `من ${from} إلى ${to}`),
  until: (day) => `حتى ${day}`,
  notInSchoolHolidays: 'ليس في العطل المدرسية',
  notOnPublicHolidays: 'ليس في أيام العطل الرسمية',
  byAppointment: 'بموعد مسبق',
};
