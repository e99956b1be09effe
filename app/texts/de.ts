import type { Door } from '#domain/doors.ts';
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
    language: 'Sprache',
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
    putOff: 'Das Büro hat gerade keinen Platz dafür. Bitte rufen Sie an.',
    refused: (count: number): string =>
      count === 1
        ? 'Das Büro konnte eine Angabe nicht annehmen.'
        : `Das Büro konnte ${count} Angaben nicht annehmen.`,
    /** Names the line that stands on every screen. */
    about: 'Stand auf diesem Gerät',
    explain: 'Was heißt das?',
  },

  roles: {
    guest: 'Gerät ohne Verbindung',
    office: 'Bürogerät',
    team: 'Gerät für Ehrenamtliche',
    kiosk: 'Info-Tablet',
    resident: 'Ihr eigenes Gerät',
    other: 'verbundenes Gerät',
  },
};

/** What every text set says. A further language is one more file of this shape. */
export type Texts = typeof de;
