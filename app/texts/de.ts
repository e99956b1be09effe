import type { BasicFunction, Door } from '#domain/doors.ts';
import type { LocalDate, LocalTime } from '#domain/local-time.ts';
import { dayFormat } from './day-format.ts';
import { openingDe } from './opening-de.ts';

/** Days and times as German sentences say them. */
const day = dayFormat('de-DE', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
});
const dayWithYear = dayFormat('de-DE', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const weekday = dayFormat('de-DE', { weekday: 'long' });
const month = dayFormat('de-DE', { month: 'long', year: 'numeric' });
const monthAlone = dayFormat('de-DE', { month: 'long' });
const dayAndMonth = dayFormat('de-DE', {
  day: 'numeric',
  month: 'long',
});
const clock = (time: LocalTime) =>
  time.endsWith(':00')
    ? String(Number(time.slice(0, 2)))
    : `${Number(time.slice(0, 2))}:${time.slice(3)}`;

const doors: Record<Door, string> = {
  health: 'Gesundheit und Pflege',
  homeHelp: 'Hilfe zu Hause',
  adviceAndMoney: 'Rat, Ämter, Geld',
  shoppingAndFood: 'Einkaufen und Essen',
  outAndAbout: 'Unterwegs und draußen',
  meeting: 'Treffen und Mitmachen',
  technology: 'Technik und Lernen',
  housing: 'Wohnen',
  safety: 'Sicherheit',
  faithAndGrief: 'Glaube und Trauer',
  family: 'Familie',
};

const functions: Record<BasicFunction, string> = {
  housing: 'Wohnen',
  work: 'Arbeiten',
  safety: 'Sicherheit',
  localSupply: 'Nahversorgung',
  mobility: 'Mobilität',
  greenAndOpenSpace: 'Grün- und Freiraum',
  leisureAndMeeting: 'Freizeit und Begegnung',
  education: 'Bildung',
  neighbourhood: 'Nachbarschaft',
};

/** Deutsch. Sentences of at most twelve words, one word per thing. */
export const de = {
  code: 'de',
  /** The set's own name, in its own language. */
  name: 'Deutsch',
  /** BCP 47, for `lang`. */
  lang: 'de',
  dir: 'ltr' as 'ltr' | 'rtl',
  /** Who read every sentence as a native speaker; empty while nobody has. */
  checkedBy: '' as string,

  doors,
  functions,

  dates: {
    /** "Dienstag, 1. Dezember". */
    day: (date: LocalDate): string => day(date),
    /** "1. Dezember 2026". */
    dayWithYear: (date: LocalDate): string => dayWithYear(date),
    /** "Dienstag". */
    weekday: (date: LocalDate): string => weekday(date),
    /** "Dezember 2026". */
    month: (date: LocalDate): string => month(date),
    /** "15 Uhr", "15:30 Uhr". */
    time: (time: LocalTime): string => `${clock(time)} Uhr`,
    /** "10 bis 12:30 Uhr". */
    timeRange: (from: LocalTime, to: LocalTime): string => `${clock(from)} bis ${clock(to)} Uhr`,
    today: 'Heute',
    tomorrow: 'Morgen',
    /** Inside a sentence. */
    todayInSentence: 'heute',
    yesterdayInSentence: 'gestern',
    allDay: 'Ganztägig',
  },

  opening: openingDe,

  common: {
    back: 'Zurück',
    size: 'Größe',
    call: 'Anrufen',
    print: 'Drucken',
    close: 'Schließen',
    more: 'Mehr anzeigen',
    undo: 'Rückgängig',
    retry: 'Noch einmal versuchen',
    home: 'Zur Startseite',
    example: 'Beispiel',
    skipToContent: 'Zum Inhalt',
    loading: 'Einen Moment bitte.',
  },

  home: {
    goodMorning: 'Guten Morgen',
    goodDay: 'Guten Tag',
    goodEvening: 'Guten Abend',
    nothingToday: 'Heute steht nichts im Kalender.',
    nothingMoreToday: 'Heute ist nichts mehr los.',
    next: 'Als Nächstes',
    moreToday: (count: number): string =>
      count === 1 ? 'Noch ein Termin heute' : `Noch ${count} Termine heute`,
    important: 'Wichtig',
    ways: 'Was möchten Sie?',
    whatsOn: 'Was ist los?',
    whoHelps: 'Wer hilft mir?',
    askForHelp: 'Hilfe anfragen',
    emergency: 'Im Notfall',
    remembered: 'Gemerkt',
    allRemembered: 'Alles Gemerkte',
    notices: 'Neuigkeiten',
    settings: 'Einstellungen',
    howTo: 'Wie geht das?',
  },

  events: {
    title: 'Was ist los?',
    spans: { day: 'Heute', week: 'Woche', month: 'Monat' },
    chooseSpan: 'Zeitraum',
    before: { day: 'Tag davor', week: 'Woche davor', month: 'Monat davor' },
    after: { day: 'Tag danach', week: 'Woche danach', month: 'Monat danach' },
    /** "1. Dezember". */
    dayAndMonth: (date: LocalDate): string => dayAndMonth(date),
    /** "30. November bis 6. Dezember". */
    fromTo: (from: string, to: string): string => `${from} bis ${to}`,
    /** "Heute, Dienstag, 1. Dezember"; "Dienstag, 1. Dezember, 15 Uhr". */
    moment: (day: string, time: string): string => `${day}, ${time}`,
    week: 'Woche',
    wholeMonth: 'Ganzer Monat',
    narrow: 'Auswählen',
    door: 'Bereich',
    allDoors: 'Alle Bereiche',
    language: 'Sprache',
    allLanguages: 'Alle Sprachen',
    count: (count: number): string => (count === 1 ? '1 Termin' : `${count} Termine`),
    nothing: {
      day: 'An diesem Tag ist nichts los.',
      week: 'In dieser Woche ist nichts los.',
      month: 'In diesem Monat ist nichts los.',
    },
    nothingSelected: 'Zu dieser Auswahl gibt es hier nichts.',
    nothingAhead: 'Auch danach steht nichts im Kalender.',
    nextIs: 'Der nächste Termin:',
    showAll: 'Alles zeigen',
    overBefore: 'Schon vorbei',
    notArrived: 'Die Termine sind noch nicht da.',
    running: 'Jetzt',
    over: 'Vorbei',
    untilDay: (day: string): string => `Bis ${day}`,
    until: (time: string): string => `bis ${time}`,
    cancelled: 'Fällt aus',
    cancelledToday: 'Fällt heute aus',
    postponed: 'Fällt aus und wird nachgeholt',
    movedTo: (when: string): string => `Verlegt auf ${when}`,
    movedFrom: (when: string): string => `Verlegt: sonst ${when}`,
    movedHere: (where: string): string => `Verlegt: diesmal ${where}`,
    moved: 'Verlegt',
    byAppointment: 'Nach Anmeldung',
    print: 'Aushang drucken',
    subscribe: 'Kalender abonnieren',
    subscribeTitle: 'Alle Termine in Ihrem Kalender',
    subscribeText: 'Neue und geänderte Termine kommen dann von selbst. Dafür braucht es Netz.',
    subscribeAddress: 'Oder tragen Sie diese Adresse in Ihren Kalender ein:',
  },

  entry: {
    isItRight: 'Stimmt das noch?',
    takeAway: 'Mit der Kamera Ihres Telefons öffnen.',
    remember: 'Merken',
    remembered: 'Gemerkt',
    rememberedWhere: 'Das steht jetzt auf der Startseite unter „Gemerkt“.',
    forgotten: 'Das ist nicht mehr gemerkt.',
    readAloud: 'Vorlesen',
    stopReading: 'Nicht mehr vorlesen',
    share: 'Weitersagen',
    checked: (day: string): string => `Geprüft am ${day}`,
    checkedBy: (day: string, who: string): string => `Geprüft am ${day}: ${who}`,
    source: (name: string): string => `Quelle: ${name}`,
    asOf: (when: string): string => `Stand: ${when}`,
    outdated: (when: string): string =>
      `Diese Angaben sind alt (Stand ${when}). Vielleicht stimmen sie nicht mehr.`,
  },

  event: {
    missingTitle: 'Diese Veranstaltung gibt es nicht mehr',
    missingText: 'Vielleicht ist der Link alt. Im Kalender steht, was los ist.',
    toCalendar: 'Zum Kalender',
    next: 'Nächster Termin',
    now: 'Jetzt',
    none: 'Zurzeit ist kein Termin geplant.',
    over: 'Diese Veranstaltung ist vorbei.',
    wasOn: (day: string): string => `Sie war am ${day}.`,
    dates: 'Die nächsten Termine',
    rule: 'Wann',
    where: 'Wo',
    cost: 'Kosten',
    registration: 'Anmeldung',
    registrationNone: 'Sie brauchen keine Anmeldung. Kommen Sie einfach.',
    registrationPhone: 'Bitte melden Sie sich am Telefon an.',
    registrationHere: 'Sie können sich hier oder im Büro anmelden.',
    byAppointment: 'Bitte machen Sie vorher einen Termin aus.',
    capacity: (count: number): string => `Es gibt ${count} Plätze.`,
    languages: 'Sprachen',
    accessibility: 'Für alle erreichbar',
    access: {
      wheelchair: 'Der Rollstuhl kommt gut hinein.',
      inductionLoop: 'Es gibt eine Höranlage.',
      signLanguage: 'Es wird auch gebärdet.',
      quiet: 'Der Raum ist ruhig.',
    } as Record<string, string>,
    organiser: 'Wer einlädt',
    about: 'Was Sie erwartet',
    website: 'Mehr im Internet',
    intoCalendar: 'In den Kalender',
    calendarFailed: 'Das ging nicht. Bitte schreiben Sie den Termin auf.',
    exampleText: 'Diese Veranstaltung ist ein Beispiel. Es gibt sie nicht wirklich.',
  },

  recurrence: {
    /** Monday first, inside a sentence. */
    weekdays: [
      'montags',
      'dienstags',
      'mittwochs',
      'donnerstags',
      'freitags',
      'samstags',
      'sonntags',
    ],
    weekday: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
    /** Which one of a month; -1 is the last. */
    nth: {
      1: 'ersten',
      2: 'zweiten',
      3: 'dritten',
      4: 'vierten',
      5: 'fünften',
      [-1]: 'letzten',
    } as Record<number, string>,
    /** "dienstags, mittwochs und freitags". */
    and: (words: string[]): string => words.join(', ').replace(/, ([^,]*)$/, ' und $1'),
    fromTo: (from: string, to: string): string => `${from} bis ${to}`,
    daily: (every: number): string => (every === 1 ? 'täglich' : `alle ${every} Tage`),
    weekly: (days: string, every: number): string =>
      every === 1 ? days : `alle ${every} Wochen ${days}`,
    calendarWeeks: (days: string): { odd: string; even: string } => ({
      odd: `${days} in ungeraden Kalenderwochen`,
      even: `${days} in geraden Kalenderwochen`,
    }),
    nthOfMonth: (nth: string, weekday: string, every: number): string =>
      every === 1
        ? `jeden ${nth} ${weekday} im Monat`
        : `alle ${every} Monate am ${nth} ${weekday}`,
    dayOfMonth: (day: number, every: number): string =>
      every === 1 ? `am ${day}. jedes Monats` : `alle ${every} Monate am ${day}. des Monats`,
    yearly: (day: string): string => `jedes Jahr am ${day}`,
    /** Lines: the days, and the time of day. */
    at: (days: string, time: string): string[] => [`${days}, ${time}`],
    month: (date: LocalDate): string => monthAlone(date),
    /** "1. Mai". */
    dayAndMonth: (date: LocalDate): string => dayAndMonth(date),
    season: (from: string, to: string): string =>
      from === to ? `nur im ${from}` : `von ${from} bis ${to}`,
    until: (day: string): string => `bis ${day}`,
    notInSchoolHolidays: 'nicht in den Schulferien',
    notOnPublicHolidays: 'nicht an Feiertagen',
    byAppointment: 'nach Anmeldung',
  },

  notices: {
    title: 'Neuigkeiten',
    important: 'Wichtig',
    none: 'Gerade gibt es keine Neuigkeiten.',
    noneText: 'Was neu ist, steht dann hier.',
    since: (day: string): string => `Seit ${day}`,
    until: (day: string): string => `Gilt bis ${day}`,
    toPlace: (name: string): string => `Mehr dazu: ${name}`,
  },

  emergency: {
    title: 'Im Notfall',
    free: 'Diese Anrufe kosten nichts. Sie gehen Tag und Nacht.',
    builtIn: {
      rescue: {
        name: 'Feuerwehr und Rettungsdienst',
        when: 'Wenn ein Leben in Gefahr ist. Zum Beispiel bei Feuer, Atemnot oder einem schweren Sturz.',
      },
      police: {
        name: 'Polizei',
        when: 'Wenn jemand Sie bedroht, bestiehlt oder betrügt.',
      },
      doctor: {
        name: 'Ärztlicher Bereitschaftsdienst',
        when: 'Wenn Sie krank sind und die Praxis geschlossen ist.',
      },
      counselling: {
        name: 'Telefonseelsorge',
        when: 'Wenn Sie mit jemandem sprechen möchten. Man hört Ihnen zu.',
      },
    },
    sayTitle: 'Das sagen Sie am Telefon',
    say: [
      { word: 'Wo?', text: 'Straße, Hausnummer und Stockwerk.' },
      { word: 'Was?', text: 'Was ist passiert?' },
      { word: 'Wie viele?', text: 'Wie viele Menschen brauchen Hilfe?' },
      { word: 'Warten!', text: 'Legen Sie nicht auf. Man fragt noch nach.' },
    ],
    further: 'Weitere Nummern',
    pointsTitle: 'Wenn Strom und Telefon ausfallen',
    pointsText: 'Hier bekommen Sie Hilfe und Auskunft:',
    print: 'Als Aushang drucken',
    worksWithoutNet: 'Diese Seite geht auch ohne Netz.',
  },

  poster: {
    title: 'Aushang',
    preview: 'So sieht der Aushang aus.',
    paper: 'Papier',
    sheets: (count: number): string => (count === 1 ? 'Ein Blatt.' : `${count} Blätter.`),
    continued: 'Fortsetzung',
    weekHeading: (place: string): string => `Was ist los in ${place}?`,
    nothing: 'In dieser Woche steht nichts im Kalender.',
    nothingThatDay: 'An diesem Tag steht nichts im Kalender.',
    scan: 'Mehr mit diesem Code',
    officeCalls: (office: string): string => `Fragen? ${office}:`,
    inDanger: 'Bei Gefahr',
    police: 'Polizei',
    doctor: 'Arzt',
    asOf: (day: string): string => `Stand: ${day}`,
    page: (page: number, count: number): string => `Blatt ${page} von ${count}`,
    youAreHere: 'Sie sind hier:',
    writeAddress: 'Straße, Hausnummer, Stockwerk',
    hours: 'Geöffnet',
    where: 'Adresse',
    phone: 'Telefon',
    cost: 'Kosten',
    join: 'So machen Sie mit',
    wrongDate: 'Diesen Tag gibt es nicht.',
  },

  directory: {
    title: 'Wer hilft mir?',
    search: 'Was suchen Sie?',
    filters: 'Auswahl',
    openNow: 'Jetzt geöffnet',
    allDoors: 'Alle Bereiche',
    moreFilters: 'Mehr Auswahl',
    wheelchair: 'Mit Rollstuhl',
    /** "Nah am Technik-Treff". */
    near: (where: string): string => `Nah am ${where}`,
    treff: 'Technik-Treff',
    doorsHeading: 'Worum geht es?',
    allPlaces: 'Alle Anlaufstellen',
    count: (count: number): string => (count === 1 ? '1 Anlaufstelle' : `${count} Anlaufstellen`),
    unknownHours: (count: number): string =>
      count === 1
        ? 'Bei 1 weiteren Anlaufstelle kennen wir die Zeiten nicht.'
        : `Bei ${count} weiteren Anlaufstellen kennen wir die Zeiten nicht.`,
    none: 'Dazu haben wir nichts gefunden.',
    noneHint: 'Versuchen Sie bitte ein anderes Wort. Oder rufen Sie uns an.',
    withoutFilters: 'Ohne Auswahl suchen',
    empty: 'Hier stehen noch keine Anlaufstellen.',
    events: 'Veranstaltungen dazu',
    /** "300 Meter vom Technik-Treff", "1,2 Kilometer vom Technik-Treff". */
    distance: (metres: number, where: string): string =>
      metres < 1000
        ? `${metres} Meter vom ${where}`
        : `${(metres / 1000).toLocaleString('de-DE')} Kilometer vom ${where}`,
    asOf: (when: string): string => `Stand ${when}`,
  },

  place: {
    missingTitle: 'Diese Anlaufstelle gibt es nicht mehr',
    missingText: 'Vielleicht ist der Link alt. Hier finden Sie andere Hilfe.',
    phone: 'Telefon',
    way: 'Weg dorthin',
    callOffice: 'Büro anrufen',
    about: 'Was es hier gibt',
    wheelchair: 'Mit Rollstuhl',
    wheelchairWords: {
      yes: 'Sie kommen mit dem Rollstuhl gut hinein.',
      limited: 'Mit dem Rollstuhl geht es nur zum Teil.',
      no: 'Mit dem Rollstuhl kommen Sie nicht hinein.',
    },
    hours: 'Wann geöffnet ist',
    week: 'Die nächsten sieben Tage',
    seniorsHours: 'Zeiten für ältere Menschen',
    fees: 'Kosten',
    join: 'So machen Sie mit',
    contact: 'Ansprechperson',
    languages: 'Sprachen',
    website: 'Internetseite',
    email: 'E-Mail',
    upcoming: 'Was hier los ist',
    outdatedAsk: 'Fragen Sie bitte zuerst im Büro.',
    example: 'Das ist ein Beispiel. Diese Anlaufstelle gibt es nicht wirklich.',
    closed: 'Für immer geschlossen',
    temporarilyClosed: 'Zurzeit geschlossen',
  },

  remembered: {
    title: 'Gemerkt',
    none: 'Sie haben noch nichts gemerkt.',
    noneText:
      'Tippen Sie bei Anlaufstellen oder Veranstaltungen auf „Merken“. Dann stehen sie hier.',
    gone: 'Das gibt es hier nicht mehr.',
    remove: 'Entfernen',
    removed: (name: string): string => `Entfernt: ${name}`,
    noDate: 'Zurzeit ist kein Termin geplant.',
  },

  shell: {
    notFoundTitle: 'Diese Seite gibt es nicht',
    notFoundText: 'Vielleicht ist der Link alt. Hier geht es weiter.',
    appName: 'Vor Ort',
    callOffice: 'Büro anrufen',
    /** After the office's number: "030 23125001 · heute bis 16 Uhr". */
    officeHours: {
      openUntil: (time: string): string => `heute bis ${time}`,
      closesSoon: (time: string): string => `nur noch bis ${time}`,
      openAllDay: 'rund um die Uhr',
      opensToday: (time: string): string => `heute ab ${time}`,
      opensTomorrow: (time: string): string => `morgen ab ${time}`,
      opensOn: (day: string, time: string): string => `${day} ab ${time}`,
      byAppointment: 'nach Anmeldung',
    },
    sizeTitle: 'Wie groß soll die Schrift sein?',
    sizes: { 100: 'Normal', 125: 'Etwas größer', 150: 'Groß', 200: 'Sehr groß' },
    percent: (percent: number): string => `${percent} %`,
    crashTitle: 'Hier ging etwas schief',
    crashText: 'Es ist nichts verloren. Bitte versuchen Sie es noch einmal.',
    crashCall: 'Oder rufen Sie das Büro an.',
    missingScreenTitle: 'Diese Seite fehlt noch',
    missingScreenText: 'Sie brauchen dafür einmal Netz. Dann geht es auch ohne.',
    unknownQuarterTitle: 'Diesen Ort kennen wir nicht',
    unknownQuarterText: 'Vielleicht ist der Link alt. Bitte wählen Sie hier neu.',
    newVersion: 'Es gibt eine neue Fassung.',
    takeNewVersion: 'Holen',
    otherWindows: 'Bitte schließen Sie alle anderen Fenster von „Vor Ort“.',
  },

  settings: {
    title: 'Einstellungen',
    privacy: 'Datenschutz',
    textSize: 'Schriftgröße',
    scheme: 'Hell oder dunkel',
    schemes: { system: 'Wie das Gerät', light: 'Hell', dark: 'Dunkel' },
    contrast: 'Kontrast',
    contrasts: { normal: 'Normal', more: 'Stärker' },
    language: 'Sprache',
    checked: 'Diese Texte hat ein Mensch geprüft.',
    notChecked: 'Diese Texte hat noch niemand geprüft, der die Sprache spricht.',
    /** "Ihr Kiez", "Ihr Viertel". */
    quarter: (word: string): string => `Ihr ${word}`,
    changeQuarter: 'Etwas anderes wählen',
    storage: 'Ohne Netz',
    kept: 'Ihr Gerät hat versprochen, alles zu behalten.',
    mayGo: 'Wird der Platz knapp, löscht Ihr Gerät vielleicht alles. Mit Netz kommt es wieder.',
    version: (version: string): string => `Fassung ${version}`,
  },

  quarterChoice: {
    title: 'Wo wohnen Sie?',
    street: 'Ihre Straße',
    streetHint: 'Die ersten Buchstaben genügen.',
    list: 'Oder wählen Sie hier',
    found: 'Das haben wir gefunden',
    /** "Kiez in Berlin". */
    where: (word: string, city: string): string => `${word} in ${city}`,
    withStreet: (street: string, where: string): string => `${street} · ${where}`,
    none: 'Diese Straße kennen wir nicht.',
    noneText: 'Schreiben Sie sie anders. Oder löschen Sie das Wort und wählen aus der Liste.',
    empty: 'Hier ist noch nichts eingerichtet.',
    unreachable: 'Die Liste kommt gerade nicht. Sie brauchen dafür einmal Netz.',
  },

  request: {
    title: 'Hilfe anfragen',
    danger: 'Bei Gefahr: 112',
    dangerText: 'Ist ein Leben in Gefahr? Dann rufen Sie sofort 112 an.',
    callDanger: '112 anrufen',
    callTitle: 'Rufen Sie uns an',
    callText: 'Sagen Sie, was Sie brauchen. Wir suchen mit Ihnen Hilfe.',
    noPhone: 'Dieses Büro hat keine Telefonnummer. Kommen Sie bitte vorbei.',
    hours: 'Dann sind wir da',
    hoursUnknown: 'Die Zeiten kennen wir nicht. Rufen Sie bitte vorher an.',
    where: 'Hier finden Sie uns',
    notArrived: 'Die Angaben zum Büro sind noch nicht da.',
  },

  howTo: {
    title: 'Wie geht das?',
    topics: [
      {
        title: 'Hilfe finden',
        steps: [
          'Tippen Sie auf „Wer hilft mir?“.',
          'Schreiben Sie, was Sie suchen.',
          'Tippen Sie auf einen Namen.',
          'Dort steht die Telefonnummer.',
        ],
      },
      {
        title: 'Sehen, was los ist',
        steps: [
          'Tippen Sie auf „Was ist los?“.',
          'Zuerst sehen Sie, was heute ist.',
          'Tippen Sie auf eine Veranstaltung.',
          'Dort steht, wann und wo sie ist.',
        ],
      },
      {
        title: 'Etwas wiederfinden',
        steps: [
          'Tippen Sie auf „Merken“.',
          'Danach steht es auf der Startseite.',
          'Das sehen nur Sie, auf diesem Gerät.',
        ],
      },
      {
        title: 'Größer lesen',
        steps: [
          'Oben auf jeder Seite steht „Größe“.',
          'Tippen Sie darauf.',
          'Wählen Sie, wie groß die Schrift sein soll.',
        ],
      },
      {
        title: 'Ohne Netz',
        steps: [
          'Öffnen Sie „Vor Ort“ einmal mit Netz.',
          'Warten Sie auf „Auf diesem Gerät gespeichert“.',
          'Danach geht alles auch ohne Netz.',
          'Mit Netz kommt Neues von selbst.',
        ],
      },
      {
        title: 'Auf den Startbildschirm: Android',
        steps: [
          'Öffnen Sie „Vor Ort“ in Chrome.',
          'Tippen Sie oben auf die drei Punkte.',
          'Tippen Sie auf „Zum Startbildschirm hinzufügen“.',
          'Tippen Sie auf „Installieren“.',
        ],
      },
      {
        title: 'Auf den Startbildschirm: iPhone',
        steps: [
          'Öffnen Sie „Vor Ort“ in Safari.',
          'Tippen Sie auf „Teilen“: das Viereck mit dem Pfeil.',
          'Tippen Sie auf „Zum Home-Bildschirm“.',
          'Tippen Sie auf „Hinzufügen“.',
          'Sonst löscht das iPhone nach sieben Tagen Pause alles.',
        ],
      },
      {
        title: 'Sie kommen nicht weiter?',
        steps: ['Rufen Sie das Büro an.', 'Die Nummer steht unten auf jeder Seite.'],
      },
    ],
  },

  status: {
    saved: 'Auf diesem Gerät gespeichert.',
    here: 'Die Liste ist da.',
    starting: 'Einen Moment bitte.',
    unreachable: 'Zurzeit kommt nichts an. Sie brauchen dafür einmal Netz.',
    wasLost: 'Ihr Gerät hatte alles gelöscht. Wir haben es neu geholt.',
    /** "Stand: heute, 9:40 Uhr." */
    asOf: (when: string): string => `Stand: ${when}.`,
    loading: 'Die Liste kommt gerade an.',
    loadingCount: (received: number, count: number): string => `${received} von ${count} sind da.`,
    notSavedInsecure:
      'Diese Adresse ist nicht gesichert. Darum bleibt hier nichts ohne Netz gespeichert.',
    notSavedPrivate:
      'Ihr Browser speichert hier nichts. Öffnen Sie die Seite bitte in einem normalen Fenster.',
    storageFull:
      'Der Speicher dieses Geräts ist voll. Bitte löschen Sie etwas, zum Beispiel alte Fotos.',
    forbidden: 'Dieses Gerät hat keinen Zugang mehr. Bitte rufen Sie das Büro an.',
    otherServer: 'Dieses Gerät gehört zu einem anderen Büro. Bitte rufen Sie das Büro an.',
    arrived: 'Alles ist beim Büro angekommen.',
    /** "3 noch nicht übertragen, seit gestern 15 Uhr." */
    waiting: (count: number, since: string): string =>
      `${count} noch nicht übertragen, seit ${since}.`,
    refused: (count: number): string =>
      count === 1
        ? 'Das Büro konnte eine Angabe nicht annehmen.'
        : `Das Büro konnte ${count} Angaben nicht annehmen.`,
    /** Names the line that stands on every screen. */
    about: 'Stand auf diesem Gerät',
    explain: 'Was heißt das?',
  },

  pairing: {
    title: 'Gerät verbinden',
    intro: 'Das Büro gibt Ihnen einen Code mit acht Zeichen.',
    field: 'Ihr Code',
    hint: 'Ob groß oder klein, ist egal.',
    fromLink: 'Mit diesem Code verbinden Sie dieses Gerät:',
    connect: 'Verbinden',
    connecting: 'Einen Moment bitte.',
    otherCode: 'Einen anderen Code eintippen',
    scan: 'Mit der Kamera lesen',
    scanning: 'Halten Sie die Kamera auf das Quadrat mit dem Muster.',
    scanned: 'Der Code ist gelesen.',
    stopScanning: 'Kamera schließen',
    noCamera: 'Die Kamera geht hier nicht. Bitte tippen Sie den Code ein.',
    /** "Dieses Gerät ist schon verbunden: Info-Tablet." */
    already: (role: string): string => `Dieses Gerät ist schon verbunden: ${role}.`,
    doneTitle: 'Das Gerät ist verbunden',
    done: (role: string): string => `Es ist jetzt: ${role}.`,
    doneWhere: (names: string): string => `Es gehört zu: ${names}.`,
    goOn: 'Weiter',
    roles: {
      guest: 'Gerät ohne Verbindung',
      office: 'Bürogerät',
      team: 'Gerät für Ehrenamtliche',
      kiosk: 'Info-Tablet',
      resident: 'Ihr eigenes Gerät',
      other: 'verbundenes Gerät',
    },
    problemTitle: 'Das hat noch nicht geklappt',
    problems: {
      notACode: 'Das ist noch kein ganzer Code. Er hat acht Zeichen.',
      noContact: 'Es kommt keine Antwort. Sie brauchen dafür einmal Netz.',
      unknownCode: 'Diesen Code gibt es nicht. Bitte vergleichen Sie ihn noch einmal.',
      codeUsed:
        'Diesen Code hat schon ein anderes Gerät benutzt. Bitten Sie das Büro um einen neuen.',
      codeExpired:
        'Dieser Code ist zu alt. Er gilt zehn Minuten. Bitten Sie das Büro um einen neuen.',
      busy: (minutes: number): string =>
        minutes === 1
          ? 'Das waren zu viele Versuche. Bitte warten Sie eine Minute.'
          : `Das waren zu viele Versuche. Bitte warten Sie ${minutes} Minuten.`,
    },
  },

  device: {
    title: 'Dieses Gerät',
    guest: 'Dieses Gerät ist nicht verbunden. Lesen können Sie hier trotzdem alles.',
    is: (role: string): string => `Es ist verbunden: ${role}.`,
    connect: 'Gerät verbinden',
    allDevices: 'Alle Geräte',
    persons: 'Personen',
    toClear: 'Zu klären',
    bringIn: 'Bitte bringen Sie dieses Gerät ins Büro.',
    revoked: 'Das Büro hat den Zugang dieses Geräts beendet.',
    disconnect: 'Verbindung trennen',
    askTitle: 'Wirklich trennen?',
    askText: 'Danach sehen Sie hier nur noch, was alle sehen. Rückgängig geht das nicht.',
    unsent: (count: number): string =>
      `Noch nicht übertragen: ${count}. Das Büro hat das noch nicht.`,
    disconnectNow: 'Ja, trennen',
    stayConnected: 'Nein, verbunden bleiben',
    disconnected: 'Die Verbindung ist getrennt.',
    disconnectFailed: 'Das ging nicht. Sie brauchen dafür Netz.',
  },

  delivery: {
    title: 'Was heißt das?',
    now: 'So ist es jetzt',
    nothing: 'Von Ihnen wartet hier nichts.',
    lastContact: (when: string): string => `Zuletzt Verbindung zum Büro: ${when}.`,
    noContact: 'Es gab noch keine Verbindung zum Büro.',
    byItself: 'Es wird von selbst übertragen, sobald Netz da ist.',
    nothingToDo: 'Sie müssen nichts tun.',
    tryNow: 'Jetzt versuchen',
    trying: 'Wir versuchen es gerade.',
    noNetwork: 'Es geht gerade nicht. Wir versuchen es von selbst weiter.',
    notAllYet: 'Noch ist nicht alles angekommen. Wir versuchen es weiter.',
    keepOpen: 'Bitte schließen Sie dieses Fenster noch nicht.',
    mayGo: 'Gehen Sie bitte bald ins Netz. Ihr Gerät könnte es sonst löschen.',
    lostUnsent: 'Was noch nicht angekommen war, ist weg. Fragen Sie bitte im Büro nach.',
    waitingTitle: 'Das ist noch nicht übertragen',
    furtherWaiting: (count: number): string => `Und noch ${count} mehr.`,
    deleted: (kind: string): string => `Gelöscht: ${kind}`,
    refusedTitle: 'Das konnte das Büro nicht annehmen',
    refusedText: 'Es steht nur auf diesem Gerät. Bitte rufen Sie das Büro an.',
    reasons: {
      invalid: 'Etwas darin passt nicht.',
      forbidden: 'Von diesem Gerät aus geht das nicht.',
      tooLarge: 'Es ist zu lang.',
      other: 'Den Grund sagt Ihnen das Büro.',
    },
    written: 'Das haben Sie geschrieben:',
    noWords: 'Darin stehen keine Wörter.',
    copy: 'Kopieren',
    copied: 'Kopiert. Sie können es jetzt woanders einfügen.',
    copyFailed: 'Kopieren geht hier nicht. Bitte lesen Sie es am Telefon vor.',
    remove: 'Entfernen',
    removed: (kind: string): string => `Entfernt: ${kind}`,
    saveTitle: 'Zur Sicherheit',
    saveText: 'Speichern Sie als Datei, was das Büro noch nicht hat.',
    save: 'Als Datei speichern',
    saved: 'Die Datei liegt jetzt bei Ihren Downloads.',
    meanings: [
      {
        word: 'Auf diesem Gerät gespeichert',
        text: 'Es bleibt hier. Sie können es auch ohne Netz lesen.',
      },
      {
        word: 'Noch nicht übertragen',
        text: 'Es steht auf diesem Gerät. Das Büro hat es noch nicht.',
      },
      {
        word: 'Beim Büro angekommen',
        text: 'Das Büro hat es. Auch wenn Ihr Gerät kaputtgeht.',
      },
      { word: 'Stand', text: 'So neu sind die Angaben auf diesem Gerät.' },
    ],
    withoutNet: 'Wenn kein Netz da ist',
    steps: [
      'Lesen und schreiben Sie einfach weiter.',
      'Öffnen Sie „Vor Ort“ wieder, wenn Netz da ist.',
      'Ist es eilig? Rufen Sie das Büro an.',
      'Bei Gefahr: Rufen Sie sofort 112 an.',
    ],
    helpTitle: 'Jemand hilft Ihnen am Telefon?',
    help: 'Angaben für die Hilfe',
    kinds: {
      quarter: 'Angaben zum Büro',
      place: 'Anlaufstelle',
      event: 'Veranstaltung',
      notice: 'Neuigkeit',
      vacancy: 'Freie Plätze',
      image: 'Bild',
      session: 'Technik-Treff',
      visit: 'Treff-Besuch',
      tally: 'Strichliste',
      visitor: 'Angaben zu einem Gast',
      lendable: 'Leihgerät',
      loan: 'Ausleihe',
      requestCard: 'Anliegen',
      response: 'Zusage',
      attendance: 'Teilnahme',
      shift: 'Dienstplan',
      person: 'Angaben zu einer Person',
      request: 'Anliegen',
      requestStep: 'Nachricht zu einem Anliegen',
      registration: 'Anmeldung',
      consent: 'Einwilligung',
      contact: 'Kontakt',
      call: 'Anrufliste',
      report: 'Hinweis',
      proposal: 'Vorschlag',
      history: 'Frühere Fassung',
      superseded: 'Andere Fassung',
      reportState: 'Bericht',
      accessRequest: 'Frage nach Ihren Daten',
      other: 'Angabe',
    } as Record<string, string>,
  },

  diagnose: {
    title: 'Angaben für die Hilfe',
    text: 'Lesen Sie das am Telefon vor. Oder kopieren Sie es.',
    noNames: 'Namen und Nummern von Menschen stehen nicht darin.',
    copy: 'Als Text kopieren',
    copied: 'Kopiert. Sie können es jetzt woanders einfügen.',
    copyFailed: 'Kopieren geht hier nicht. Bitte lesen Sie es vor.',
  },
};

/** What every text set says. A further language is one more file of this shape. */
export type Texts = typeof de;
