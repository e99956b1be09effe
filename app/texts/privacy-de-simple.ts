import { type Privacy, privacyDe } from './privacy-de.ts';

/** Einfache Sprache: at most eight words a sentence. The names of laws stay as they are. */
export const privacyDeSimple: Privacy = {
  ...privacyDe,
  intro: 'Hier steht: Was passiert mit Ihren Daten?',

  sheet: {
    ...privacyDe.sheet,
    officer: (name) => `Fragen zum Datenschutz? Fragen Sie: ${name}.`,
    officerUnknown: 'Haben Sie Fragen? Fragen Sie das Büro.',
    what: 'Was speichern wir?',
    whatLines: [
      'Sie können alles lesen. Ihren Namen brauchen wir nicht.',
      'Was Sie merken, bleibt auf Ihrem Gerät.',
      'Sie fragen Hilfe an?',
      'Dann speichern wir Ihre Worte und Ihre Nummer.',
      'Sie sind im Treff?',
      'Dann speichern wir Name, Tag und Thema.',
      'Sie leihen etwas aus?',
      'Dann speichern wir das Gerät und den Tag.',
      'Krankheiten speichern wir nicht.',
    ],
    whyLines: [
      'Damit wir Ihnen helfen können.',
      'Damit wir Sie zurückrufen können.',
      'In Berichten stehen nur Zahlen. Keine Namen.',
    ],
    seesLines: [
      'Das Büro sieht Ihre Anfragen.',
      'Der Treff sieht Ihren Namen.',
      'Jemand kommt zu Ihnen?',
      'Er sieht Ihren Namen, Nummer und Adresse.',
      'Einen Tag später ist es dort gelöscht.',
      'Alles liegt auf dem Server vom Büro.',
      'Oder auf dem Server der Stadt.',
      'Wir verkaufen nichts. Wir machen keine Werbung.',
    ],
    otherwise: 'Alles andere löschen wir später.',
    sooner: 'Sie wollen es früher? Sagen Sie es dem Büro.',
    right: {
      access: 'Sie dürfen fragen: Was ist gespeichert?',
      correction: 'Etwas ist falsch? Wir ändern es.',
      deletion: 'Sie dürfen alles löschen lassen.',
      restriction: 'Sie dürfen sagen: Bitte nur aufbewahren.',
      portability: 'Sie bekommen Ihre Daten als Datei.',
      objection: 'Sie dürfen Nein sagen.',
      withdrawal: 'Sie haben Ja gesagt? Sie dürfen es zurücknehmen.',
      complaint: 'Sie dürfen sich beschweren.',
    },
    must: 'Müssen Sie etwas sagen?',
    mustLines: [
      'Nein.',
      'Aber ohne Nummer können wir nicht anrufen.',
      'Kein Computer entscheidet über Sie.',
    ],
    officeMissing: 'Die Angaben kommen noch.',
  },

  consent: {
    ...privacyDe.consent,
    purposes: {
      visitorList: {
        name: 'Mein Name auf der Liste',
        text: [
          'Der Treff darf meinen Namen aufschreiben.',
          'Dann kennt man mich beim nächsten Mal.',
          'Die Liste sehen nur Ehrenamtliche und das Büro.',
        ],
      },
      passOn: {
        name: 'Ehrenamtliche dürfen es wissen',
        text: [
          'Das Büro darf sagen: Ich brauche Hilfe.',
          'Jemand kommt zu mir.',
          'Er darf Namen, Nummer und Adresse sehen.',
          'Einen Tag später ist es dort gelöscht.',
        ],
      },
      reminders: {
        name: 'Anrufe und Briefe',
        text: ['Das Büro darf mich anrufen.', 'Das Büro darf mir schreiben.'],
      },
    },
    voluntary: 'Das ist freiwillig. Ich darf Nein sagen.',
    withdraw: 'Ich kann es immer zurücknehmen. Ein Anruf genügt.',
    regimeFrom: 'Das zum Recht kommt vom Büro.',
  },

  mine: {
    ...privacyDe.mine,
    onDeviceText: 'Das sieht sonst niemand.',
    ownText: 'Das steht hier. Das Büro hat es auch.',
    nothing: 'Das Büro hat nichts von diesem Gerät.',
    shared: 'Viele benutzen dieses Gerät. Es zeigt keine Namen.',
    more: 'Vielleicht hat das Büro noch mehr.',
    askText: 'Das Büro schreibt alles auf. Das dauert höchstens einen Monat.',
    askSeen: 'Bringen Sie bitte einen Ausweis mit.',
    asked: (due) => `Sie haben gefragt. Die Antwort kommt bis ${due}.`,
    askedHere: (due) => `Ihre Frage ist notiert. Antwort bis ${due}.`,
    failed: 'Das ging nicht. Bitte rufen Sie an.',
    noKey: 'Das Gerät braucht einmal Internet. Bitte rufen Sie an.',
    officeUse: 'Öffnen Sie im Büro die Seite der Person.',
    devicesUnknown: 'Für Ihre Geräte braucht es Internet.',
  },
};
