import type { LocalTime } from '#domain/local-time.ts';
import { dayFormat } from './day-format.ts';
import type { Texts } from './de.ts';
import { openingAr } from './opening-ar.ts';

const locale = 'ar-u-nu-latn-ca-gregory';
const day = dayFormat(locale, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
});
const dayWithYear = dayFormat(locale, {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const weekday = dayFormat(locale, { weekday: 'long' });
const month = dayFormat(locale, { month: 'long', year: 'numeric' });
const monthAlone = dayFormat(locale, { month: 'long' });
const dayAndMonth = dayFormat(locale, {
  day: 'numeric',
  month: 'long',
});
const clock = (time: LocalTime) => `${Number(time.slice(0, 2))}:${time.slice(3)}`;

/** العربية, right to left; numbers and times in the digits that stand on German doors. */
export const ar: Texts = {
  code: 'ar',
  name: 'العربية',
  lang: 'ar',
  dir: 'rtl',
  checkedBy: '',

  doors: {
    health: 'الصحة والرعاية',
    homeHelp: 'مساعدة في المنزل',
    adviceAndMoney: 'استشارة ودوائر ومال',
    shoppingAndFood: 'التسوق والطعام',
    outAndAbout: 'في الطريق وفي الخارج',
    meeting: 'لقاءات ومشاركة',
    technology: 'التقنية والتعلم',
    housing: 'السكن',
    safety: 'الأمان',
    faithAndGrief: 'الدين والعزاء',
    family: 'الأسرة',
  },

  dates: {
    day: (date) => day(date),
    dayWithYear: (date) => dayWithYear(date),
    weekday: (date) => weekday(date),
    month: (date) => month(date),
    time: (time) => `الساعة ${clock(time)}`,
    timeRange: (from, to) => `من ${clock(from)} إلى ${clock(to)}`,
    today: 'اليوم',
    tomorrow: 'غدًا',
    todayInSentence: 'اليوم',
    yesterdayInSentence: 'أمس',
    allDay: 'طوال اليوم',
  },

  opening: openingAr,

  common: {
    back: 'رجوع',
    size: 'حجم الخط',
    call: 'اتصال',
    print: 'طباعة',
    close: 'إغلاق',
    more: 'عرض المزيد',
    undo: 'تراجع',
    retry: 'حاول مرة أخرى',
    home: 'إلى الصفحة الرئيسية',
    example: 'مثال',
    skipToContent: 'إلى المحتوى',
    loading: 'لحظة من فضلك.',
  },

  home: {
    goodMorning: 'صباح الخير',
    goodDay: 'مرحبًا',
    goodEvening: 'مساء الخير',
    nothingToday: 'لا شيء في التقويم اليوم.',
    nothingMoreToday: 'لا شيء آخر اليوم.',
    next: 'الموعد القادم',
    moreToday: (count) => `مواعيد أخرى اليوم: ${count}`,
    important: 'مهم',
    ways: 'ماذا تريد؟',
    whatsOn: 'ماذا يحدث؟',
    whoHelps: 'من يساعدني؟',
    askForHelp: 'طلب المساعدة',
    emergency: 'في حالة الطوارئ',
    remembered: 'المحفوظات',
    allRemembered: 'كل المحفوظات',
    notices: 'أخبار',
    settings: 'الإعدادات',
    howTo: 'كيف يعمل هذا؟',
  },

  events: {
    title: 'ماذا يحدث؟',
    spans: { day: 'اليوم', week: 'الأسبوع', month: 'الشهر' },
    chooseSpan: 'المدة',
    before: { day: 'اليوم السابق', week: 'الأسبوع السابق', month: 'الشهر السابق' },
    after: { day: 'اليوم التالي', week: 'الأسبوع التالي', month: 'الشهر التالي' },
    dayAndMonth: (date) => dayAndMonth(date),
    fromTo: (from, to) => `من ${from} إلى ${to}`,
    moment: (day, time) => `${day}، ${time}`,
    week: 'الأسبوع',
    wholeMonth: 'الشهر كله',
    narrow: 'اختيار',
    door: 'المجال',
    allDoors: 'كل المجالات',
    language: 'اللغة',
    allLanguages: 'كل اللغات',
    count: (count) => `عدد المواعيد: ${count}`,
    nothing: {
      day: 'لا شيء في هذا اليوم.',
      week: 'لا شيء في هذا الأسبوع.',
      month: 'لا شيء في هذا الشهر.',
    },
    nothingSelected: 'لا شيء هنا بهذا الاختيار.',
    nothingAhead: 'ولا شيء في التقويم بعد ذلك.',
    nextIs: 'الموعد القادم:',
    showAll: 'عرض الكل',
    overBefore: 'انتهى',
    notArrived: 'لم تصل المواعيد بعد.',
    running: 'الآن',
    over: 'انتهى',
    untilDay: (day) => `حتى ${day}`,
    until: (time) => `حتى ${time}`,
    cancelled: 'أُلغي',
    cancelledToday: 'أُلغي اليوم',
    postponed: 'أُلغي وسيُعاد في موعد آخر',
    movedTo: (when) => `نُقل إلى ${when}`,
    movedFrom: (when) => `نُقل: موعده المعتاد ${when}`,
    movedHere: (where) => `نُقل: هذه المرة ${where}`,
    moved: 'نُقل',
    byAppointment: 'بموعد مسبق',
    print: 'طباعة إعلان',
    subscribe: 'الاشتراك في التقويم',
    subscribeTitle: 'كل المواعيد في تقويمك',
    subscribeText: 'المواعيد الجديدة والمعدلة تصل وحدها. هذا يحتاج إلى شبكة.',
    subscribeAddress: 'أو أدخل هذا العنوان في تقويمك:',
  },

  entry: {
    isItRight: 'هل ما زال هذا صحيحًا؟',
    takeAway: 'افتحه بكاميرا هاتفك.',
    remember: 'احفظ للتذكّر',
    remembered: 'محفوظ للتذكّر',
    rememberedWhere: 'تجد ذلك الآن في الصفحة الرئيسية.',
    forgotten: 'لم يعد هذا محفوظًا.',
    readAloud: 'اقرأ بصوت عالٍ',
    stopReading: 'أوقف القراءة',
    share: 'أخبر غيرك',
    checked: (day) => `تم التحقق في ${day}`,
    checkedBy: (day, who) => `تم التحقق في ${day}: ${who}`,
    source: (name) => `المصدر: ${name}`,
    asOf: (when) => `تاريخ البيانات: ${when}`,
    outdated: (when) => `هذه البيانات قديمة (${when}). ربما لم تعد صحيحة.`,
  },

  event: {
    missingTitle: 'هذه الفعالية لم تعد موجودة',
    missingText: 'ربما الرابط قديم. في التقويم تجد ما يحدث.',
    toCalendar: 'إلى التقويم',
    next: 'الموعد القادم',
    now: 'الآن',
    none: 'لا يوجد موعد حاليًا.',
    over: 'انتهت هذه الفعالية.',
    wasOn: (day) => `كانت في ${day}.`,
    dates: 'المواعيد القادمة',
    rule: 'متى',
    where: 'أين',
    cost: 'التكلفة',
    registration: 'التسجيل',
    registrationNone: 'لا حاجة إلى تسجيل. تعال ببساطة.',
    registrationPhone: 'سجّل بالهاتف من فضلك.',
    registrationHere: 'يمكنك التسجيل هنا أو في المكتب.',
    byAppointment: 'خذ موعدًا قبل الحضور من فضلك.',
    capacity: (count) => `عدد الأماكن: ${count}.`,
    languages: 'اللغات',
    accessibility: 'سهولة الوصول',
    access: {
      wheelchair: 'الدخول بالكرسي المتحرك سهل.',
      inductionLoop: 'يوجد نظام لضعاف السمع.',
      signLanguage: 'توجد لغة إشارة أيضًا.',
      quiet: 'المكان هادئ.',
    },
    organiser: 'صاحب الدعوة',
    about: 'ماذا ينتظرك',
    website: 'المزيد على الإنترنت',
    intoCalendar: 'إضافة إلى التقويم',
    calendarFailed: 'لم ينجح ذلك. اكتب الموعد من فضلك.',
    exampleText: 'هذه الفعالية مثال فقط. هي غير موجودة حقًا.',
  },

  recurrence: {
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
    dayAndMonth: (date) => dayAndMonth(date),
    season: (from, to) => (from === to ? `فقط في ${from}` : `من ${from} إلى ${to}`),
    until: (day) => `حتى ${day}`,
    notInSchoolHolidays: 'ليس في العطل المدرسية',
    notOnPublicHolidays: 'ليس في أيام العطل الرسمية',
    byAppointment: 'بموعد مسبق',
  },

  notices: {
    title: 'أخبار',
    important: 'مهم',
    none: 'لا توجد أخبار الآن.',
    noneText: 'كل جديد سيظهر هنا.',
    since: (day) => `منذ ${day}`,
    until: (day) => `حتى ${day}`,
    toPlace: (name) => `المزيد: ${name}`,
  },

  emergency: {
    title: 'في حالة الطوارئ',
    free: 'هذه المكالمات مجانية. وهي متاحة ليلًا ونهارًا.',
    builtIn: {
      rescue: {
        name: 'الإطفاء والإسعاف',
        when: 'عندما تكون حياة في خطر. مثلًا حريق أو ضيق تنفس أو سقوط شديد.',
      },
      police: {
        name: 'الشرطة',
        when: 'عندما يهددك أحد أو يسرقك أو يخدعك.',
      },
      doctor: {
        name: 'طبيب المناوبة',
        when: 'عندما تكون مريضًا والعيادة مغلقة.',
      },
      counselling: {
        name: 'هاتف المساندة النفسية (Telefonseelsorge)',
        when: 'عندما تريد أن تتحدث مع أحد. هناك من يستمع إليك.',
      },
    },
    sayTitle: 'هذا ما تقوله على الهاتف',
    say: [
      { word: 'أين؟', text: 'الشارع ورقم البيت والطابق.' },
      { word: 'ماذا؟', text: 'ماذا حدث؟' },
      { word: 'كم؟', text: 'كم شخصًا يحتاج إلى مساعدة؟' },
      { word: 'انتظر!', text: 'لا تغلق الخط. سيسألونك بعد.' },
    ],
    further: 'أرقام أخرى',
    pointsTitle: 'عند انقطاع الكهرباء والهاتف',
    pointsText: 'هنا تجد المساعدة والمعلومات:',
    print: 'طباعة كإعلان',
    worksWithoutNet: 'هذه الصفحة تعمل بدون شبكة أيضًا.',
  },

  directory: {
    title: 'من يساعدني؟',
    search: 'عمّ تبحث؟',
    filters: 'الاختيار',
    openNow: 'مفتوح الآن',
    allDoors: 'كل المجالات',
    moreFilters: 'خيارات أخرى',
    wheelchair: 'مع كرسي متحرك',
    near: (where) => `قريب من ${where}`,
    treff: 'لقاء التقنية',
    doorsHeading: 'ما الموضوع؟',
    allPlaces: 'كل جهات المساعدة',
    count: (count) => `جهات المساعدة: ${count}`,
    unknownHours: (count) => `لا نعرف أوقات جهات أخرى، عددها ${count}.`,
    none: 'لم نجد شيئًا عن ذلك.',
    noneHint: 'جرّب كلمة أخرى من فضلك. أو اتصل بنا.',
    withoutFilters: 'البحث بدون اختيار',
    empty: 'لا توجد هنا جهات مساعدة بعد.',
    events: 'فعاليات عن ذلك',
    distance: (metres, where) =>
      metres < 1000
        ? `${metres} متر عن ${where}`
        : `${(metres / 1000).toLocaleString(locale)} كيلومتر عن ${where}`,
    asOf: (when) => `بيانات عام ${when}`,
  },

  place: {
    missingTitle: 'لم تعد جهة المساعدة هذه موجودة',
    missingText: 'ربما الرابط قديم. هنا تجد مساعدة أخرى.',
    phone: 'الهاتف',
    way: 'الطريق إلى هناك',
    callOffice: 'اتصل بالمكتب',
    about: 'ماذا يوجد هنا',
    wheelchair: 'مع كرسي متحرك',
    wheelchairWords: {
      yes: 'يمكنك الدخول بالكرسي المتحرك بسهولة.',
      limited: 'الدخول بالكرسي المتحرك ممكن جزئيًا فقط.',
      no: 'لا يمكن الدخول بالكرسي المتحرك.',
    },
    hours: 'أوقات العمل',
    week: 'الأيام السبعة القادمة',
    seniorsHours: 'أوقات لكبار السن',
    fees: 'التكلفة',
    join: 'كيف تشارك',
    contact: 'الشخص المسؤول',
    languages: 'اللغات',
    website: 'الموقع على الإنترنت',
    email: 'البريد الإلكتروني',
    upcoming: 'ماذا يجري هنا',
    outdatedAsk: 'اسأل المكتب أولًا من فضلك.',
    example: 'هذا مثال. هذه الجهة غير موجودة في الواقع.',
    closed: 'مغلق نهائيًا',
    temporarilyClosed: 'مغلق حاليًا',
  },

  shell: {
    notFoundTitle: 'هذه الصفحة غير موجودة',
    notFoundText: 'ربما الرابط قديم. من هنا يمكنك المتابعة.',
    appName: 'Vor Ort',
    callOffice: 'اتصل بالمكتب',
    officeHours: {
      openUntil: (time) => `اليوم حتى ${time}`,
      closesSoon: (time) => `فقط حتى ${time}`,
      openAllDay: 'على مدار الساعة',
      opensToday: (time) => `اليوم من ${time}`,
      opensTomorrow: (time) => `غدًا من ${time}`,
      opensOn: (day, time) => `${day} من ${time}`,
      byAppointment: 'حسب الموعد',
    },
    sizeTitle: 'ما حجم الخط الذي تريده؟',
    sizes: { 100: 'عادي', 125: 'أكبر قليلًا', 150: 'كبير', 200: 'كبير جدًا' },
    percent: (percent) => `${percent} %`,
    crashTitle: 'حدث خطأ هنا',
    crashText: 'لم يضع شيء. حاول مرة أخرى من فضلك.',
    crashCall: 'أو اتصل بالمكتب.',
    missingScreenTitle: 'هذه الصفحة لم تصل بعد',
    missingScreenText: 'تحتاج إلى الإنترنت مرة واحدة. بعدها تعمل بدونه.',
    unknownQuarterTitle: 'لا نعرف هذا المكان',
    unknownQuarterText: 'ربما الرابط قديم. اختر من جديد من فضلك.',
    newVersion: 'توجد نسخة جديدة.',
    takeNewVersion: 'احصل عليها',
    otherWindows: 'أغلق من فضلك كل النوافذ الأخرى لتطبيق Vor Ort.',
  },

  settings: {
    language: 'اللغة',
  },

  quarterChoice: {
    title: 'أين تسكن؟',
    street: 'شارعك',
    streetHint: 'تكفي الحروف الأولى.',
    list: 'أو اختر من هنا',
    found: 'وجدنا هذا',
    where: (_word, city) => city,
    withStreet: (street, where) => `${street} · ${where}`,
    none: 'لا نعرف هذا الشارع.',
    noneText: 'اكتبه بطريقة أخرى. أو امسح الكلمة واختر من القائمة.',
    empty: 'لا يوجد شيء هنا بعد.',
    unreachable: 'لا تصل القائمة الآن. تحتاج إلى الإنترنت مرة واحدة.',
  },

  request: {
    title: 'طلب المساعدة',
    danger: 'عند الخطر: 112',
    dangerText: 'هل هناك خطر على الحياة؟ اتصل فورًا بالرقم 112.',
    callDanger: 'اتصل بالرقم 112',
    callTitle: 'اتصل بنا',
    callText: 'قل لنا ما تحتاج إليه. نبحث معك عن المساعدة.',
    noPhone: 'لا يوجد رقم هاتف لهذا المكتب. تعال إلينا من فضلك.',
    hours: 'أوقات وجودنا',
    hoursUnknown: 'لا نعرف الأوقات. اتصل قبل أن تأتي من فضلك.',
    where: 'هنا تجدنا',
    notArrived: 'لم تصل بيانات المكتب بعد.',
  },

  status: {
    saved: 'محفوظ على هذا الجهاز.',
    here: 'القائمة موجودة.',
    starting: 'لحظة من فضلك.',
    unreachable: 'لا يصل شيء الآن. تحتاج إلى الإنترنت مرة واحدة.',
    wasLost: 'كان جهازك قد حذف كل شيء. أحضرناه من جديد.',
    asOf: (when) => `آخر تحديث: ${when}.`,
    loading: 'القائمة في طريقها إليك.',
    loadingCount: (received, count) => `وصل ${received} من ${count}.`,
    notSavedInsecure: 'هذا العنوان غير مؤمَّن. لذلك لا يُحفظ شيء هنا بدون إنترنت.',
    notSavedPrivate: 'متصفحك لا يحفظ شيئًا هنا. افتح الصفحة في نافذة عادية من فضلك.',
    storageFull: 'ذاكرة هذا الجهاز ممتلئة. احذف شيئًا من فضلك، مثل صور قديمة.',
    forbidden: 'لم يعد لهذا الجهاز إذن. اتصل بالمكتب من فضلك.',
    otherServer: 'هذا الجهاز تابع لمكتب آخر. اتصل بالمكتب من فضلك.',
    arrived: 'كل شيء وصل إلى المكتب.',
    waiting: (count, since) => `لم يُرسل بعد: ${count}، منذ ${since}.`,
    putOff: 'ليس لدى المكتب مكان لهذا الآن. اتصل بالمكتب من فضلك.',
    refused: (count) =>
      count === 1
        ? 'لم يستطع المكتب قبول شيء واحد.'
        : `لم يستطع المكتب قبول أشياء، عددها ${count}.`,
    about: 'الوضع على هذا الجهاز',
    explain: 'ماذا يعني هذا؟',
  },

  roles: {
    guest: 'جهاز غير مربوط',
    office: 'جهاز المكتب',
    team: 'جهاز للمتطوعين',
    kiosk: 'جهاز المعلومات',
    resident: 'جهازك الخاص',
    other: 'جهاز مربوط',
  },
};
