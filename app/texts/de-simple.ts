import { de, type Texts } from './de.ts';
import { openingDeSimple } from './opening-de-simple.ts';

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

  shell: {
    ...de.shell,
    crashText: 'Nichts ist weg. Bitte noch einmal versuchen.',
    missingScreenText: 'Sie brauchen einmal Internet. Dann geht es auch ohne.',
    unknownQuarterText: 'Der Link ist vielleicht alt. Bitte wählen Sie neu.',
    otherWindows: 'Bitte schließen Sie die anderen Fenster.',
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
    putOff: 'Im Büro ist gerade kein Platz dafür. Bitte rufen Sie an.',
    refused: (count) =>
      count === 1
        ? 'Das Büro konnte etwas nicht annehmen.'
        : `Das Büro konnte ${count} Angaben nicht annehmen.`,
  },
};
