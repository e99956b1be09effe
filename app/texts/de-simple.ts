import { de, type Texts } from './de.ts';
import { openingDeSimple } from './opening-de-simple.ts';

/** Steps of "Wie geht das?" that are too long as they stand in Deutsch. */
const SIMPLER = new Map([
  ['Wählen Sie, wie groß die Schrift sein soll.', 'Wählen Sie eine Größe.'],
  ['Tippen Sie auf „Teilen“: das Viereck mit dem Pfeil.', 'Tippen Sie auf „Teilen“.'],
  ['Sonst löscht das iPhone nach sieben Tagen Pause alles.', 'Sonst löscht das iPhone alles.'],
]);

/** Einfache Sprache: at most eight words a sentence, one sentence a line. */
export const deSimple: Texts = {
  ...de,
  code: 'de-simple',
  name: 'Einfache Sprache',
  checkedBy: '',

  opening: openingDeSimple,

  home: {
    ...de.home,
    nothingToday: 'Heute ist nichts los.',
  },

  events: {
    ...de.events,
    nothingSelected: 'Dazu gibt es hier nichts.',
    nothingAhead: 'Auch danach ist nichts los.',
    postponed: 'Fällt aus. Kommt später.',
    subscribe: 'Kalender holen',
    subscribeText: 'Neue Termine kommen dann von selbst. Dafür brauchen Sie Netz.',
    subscribeAddress: 'Oder geben Sie diese Adresse ein:',
  },

  entry: {
    ...de.entry,
    rememberedWhere: 'Das steht jetzt auf der Startseite.',
    outdated: (when) => `Das ist alt (Stand ${when}). Vielleicht stimmt es nicht mehr.`,
  },

  event: {
    ...de.event,
    missingText: 'Im Kalender steht, was los ist.',
    none: 'Jetzt ist kein Termin geplant.',
    registrationNone: 'Kommen Sie einfach.',
    byAppointment: 'Bitte rufen Sie vorher an.',
    calendarFailed: 'Das ging nicht. Bitte schreiben Sie es auf.',
    exampleText: 'Das ist nur ein Beispiel. Das gibt es nicht wirklich.',
  },

  recurrence: {
    ...de.recurrence,
    at: (days, time) => [days, time],
    daily: (every) => (every === 1 ? 'jeden Tag' : `alle ${every} Tage`),
    calendarWeeks: (days) => ({
      odd: `${days} in ungeraden Wochen`,
      even: `${days} in geraden Wochen`,
    }),
    byAppointment: 'bitte vorher anmelden',
  },

  emergency: {
    ...de.emergency,
    builtIn: {
      rescue: {
        name: 'Feuerwehr und Rettungsdienst',
        when: 'Ein Leben ist in Gefahr. Oder es brennt.',
      },
      police: {
        name: 'Polizei',
        when: 'Jemand bedroht Sie. Oder jemand bestiehlt Sie.',
      },
      doctor: {
        name: 'Ärztlicher Bereitschaftsdienst',
        when: 'Sie sind krank. Die Praxis ist zu.',
      },
      counselling: {
        name: 'Telefonseelsorge',
        when: 'Sie sind traurig oder allein. Jemand hört zu.',
      },
    },
    pointsText: 'Hier bekommen Sie Hilfe:',
  },
  directory: {
    ...de.directory,
    unknownHours: (count) => `Bei ${count} wissen wir die Zeiten nicht.`,
    none: 'Dazu haben wir nichts.',
    noneHint: 'Schreiben Sie ein anderes Wort. Oder rufen Sie uns an.',
  },

  place: {
    ...de.place,
    missingText: 'Hier finden Sie andere Hilfe.',
    outdatedAsk: 'Fragen Sie zuerst im Büro.',
    example: 'Das ist nur ein Beispiel. Das gibt es nicht wirklich.',
  },

  remembered: {
    ...de.remembered,
    none: 'Hier steht noch nichts.',
    noneText: 'Tippen Sie auf „Merken“. Dann steht es hier.',
    noDate: 'Jetzt ist kein Termin geplant.',
  },

  shell: {
    ...de.shell,
    crashText: 'Nichts ist weg. Bitte noch einmal versuchen.',
    missingScreenText: 'Sie brauchen einmal Internet. Dann geht es auch ohne.',
    unknownQuarterText: 'Der Link ist vielleicht alt. Bitte wählen Sie neu.',
    otherWindows: 'Bitte schließen Sie die anderen Fenster.',
  },

  settings: {
    ...de.settings,
    notChecked: 'Diese Texte hat noch niemand geprüft.',
    kept: 'Ihr Gerät behält alles.',
    mayGo: 'Ihr Gerät löscht vielleicht alles. Mit Internet kommt es wieder.',
  },

  quarterChoice: {
    ...de.quarterChoice,
    noneText: 'Schreiben Sie das Wort anders. Oder löschen Sie es.',
    unreachable: 'Die Liste kommt nicht. Sie brauchen einmal Internet.',
  },

  request: {
    ...de.request,
    dangerText: 'Ist ein Leben in Gefahr? Rufen Sie 112 an.',
    hoursUnknown: 'Die Zeiten kennen wir nicht. Rufen Sie an.',
    notArrived: 'Die Nummer ist noch nicht da.',
  },

  howTo: {
    ...de.howTo,
    topics: de.howTo.topics.map((topic) => ({
      ...topic,
      steps: topic.steps.map((step) => SIMPLER.get(step) ?? step),
    })),
  },

  status: {
    ...de.status,
    unreachable: 'Jetzt kommt nichts an. Sie brauchen Internet.',
    wasLost: 'Ihr Gerät hatte alles gelöscht. Jetzt ist es wieder da.',
    loading: 'Die Liste kommt gleich.',
    notSavedInsecure: 'Diese Adresse ist nicht sicher. Ohne Internet ist hier nichts da.',
    notSavedPrivate: 'Ihr Browser speichert hier nichts. Bitte öffnen Sie ein normales Fenster.',
    storageFull: 'Ihr Gerät ist voll. Bitte löschen Sie etwas.',
    forbidden: 'Dieses Gerät darf nicht mehr. Bitte rufen Sie das Büro an.',
    otherServer: 'Dieses Gerät gehört zu einem anderen Büro. Bitte rufen Sie das Büro an.',
    waiting: (count, since) => `${count} noch nicht übertragen. Seit ${since}.`,
    refused: (count) =>
      count === 1
        ? 'Das Büro konnte etwas nicht annehmen.'
        : `Das Büro konnte ${count} Angaben nicht annehmen.`,
  },

  pairing: {
    ...de.pairing,
    intro: 'Sie brauchen einen Code vom Büro.',
    scanning: 'Halten Sie die Kamera auf das Muster.',
    already: (role) => `Dieses Gerät ist verbunden: ${role}.`,
    problems: {
      ...de.pairing.problems,
      notACode: 'Da fehlt noch etwas. Der Code hat acht Zeichen.',
      noContact: 'Es kommt keine Antwort. Sie brauchen Internet.',
      unknownCode: 'Diesen Code gibt es nicht. Bitte noch einmal vergleichen.',
      codeUsed: 'Ein anderes Gerät hatte diesen Code schon. Sie brauchen einen neuen Code.',
      codeExpired: 'Dieser Code ist zu alt. Sie brauchen einen neuen Code.',
    },
  },

  device: {
    ...de.device,
    guest: 'Dieses Gerät ist nicht verbunden. Lesen geht trotzdem.',
    revoked: 'Das Büro hat dieses Gerät abgemeldet.',
    askText: 'Dann sehen Sie nur, was alle sehen. Das können Sie nicht zurücknehmen.',
    disconnectFailed: 'Das ging nicht. Sie brauchen Internet.',
  },

  delivery: {
    ...de.delivery,
    nothing: 'Hier wartet nichts von Ihnen.',
    noContact: 'Das Büro war noch nicht zu erreichen.',
    byItself: 'Mit Internet geht es von selbst.',
    noNetwork: 'Es geht gerade nicht. Wir versuchen es weiter.',
    mayGo: 'Sie brauchen bald Internet. Ihr Gerät könnte es sonst löschen.',
    lostUnsent: 'Manches ist vielleicht weg. Bitte fragen Sie im Büro.',
    reasons: {
      ...de.delivery.reasons,
      forbidden: 'Dieses Gerät darf das nicht.',
    },
    copied: 'Kopiert. Sie können es jetzt einfügen.',
    copyFailed: 'Kopieren geht hier nicht. Bitte lesen Sie es vor.',
    saveText: 'Speichern Sie, was das Büro nicht hat.',
    meanings: [
      {
        word: 'Auf diesem Gerät gespeichert',
        text: 'Es bleibt hier. Es geht auch ohne Internet.',
      },
      {
        word: 'Noch nicht übertragen',
        text: 'Es ist nur auf diesem Gerät.',
      },
      { word: 'Beim Büro angekommen', text: 'Das Büro hat es.' },
      { word: 'Stand', text: 'So neu ist alles auf diesem Gerät.' },
    ],
    withoutNet: 'Wenn kein Internet da ist',
    steps: [
      'Lesen und schreiben Sie einfach weiter.',
      'Öffnen Sie „Vor Ort“ später mit Internet.',
      'Ist es eilig? Rufen Sie das Büro an.',
      'Bei Gefahr: Rufen Sie sofort 112 an.',
    ],
  },

  diagnose: {
    ...de.diagnose,
    copied: 'Kopiert. Sie können es jetzt einfügen.',
  },
};
