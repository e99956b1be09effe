import { type Guide, guideDe } from './guide-de.ts';

/** Steps of "Wie geht das?" that are too long as they stand in Deutsch. */
const SIMPLER = new Map([
  ['Wählen Sie, wie groß die Schrift sein soll.', 'Wählen Sie eine Größe.'],
  ['Tippen Sie auf „Teilen“: das Viereck mit dem Pfeil.', 'Tippen Sie auf „Teilen“.'],
  ['Sonst löscht das iPhone nach sieben Tagen Pause alles.', 'Sonst löscht das iPhone alles.'],
]);

/** The same in Einfache Sprache. */
export const guideDeSimple: Guide = {
  ...guideDe,

  howTo: {
    ...guideDe.howTo,
    topics: guideDe.howTo.topics.map((topic) => ({
      ...topic,
      steps: topic.steps.map((step) => SIMPLER.get(step) ?? step),
    })),
  },

  pairing: {
    ...guideDe.pairing,
    intro: 'Sie brauchen einen Code vom Büro.',
    scanning: 'Halten Sie die Kamera auf das Muster.',
    already: (role) => `Dieses Gerät ist verbunden: ${role}.`,
    problems: {
      ...guideDe.pairing.problems,
      notACode: 'Das stimmt noch nicht. Der Code hat acht Zeichen.',
      noContact: 'Es kommt keine Antwort. Sie brauchen Internet.',
      failed: 'Das Gerät konnte es nicht speichern. Bitte noch einmal versuchen.',
      unknownCode: 'Diesen Code gibt es nicht. Bitte noch einmal vergleichen.',
      codeUsed: 'Ein anderes Gerät hatte diesen Code schon. Sie brauchen einen neuen Code.',
      codeExpired: 'Dieser Code ist zu alt. Sie brauchen einen neuen Code.',
    },
  },

  delivery: {
    ...guideDe.delivery,
    nothing: 'Hier wartet nichts von Ihnen.',
    noContact: 'Das Büro war noch nicht zu erreichen.',
    byItself: 'Mit Internet geht es von selbst.',
    noNetwork: 'Es geht gerade nicht. Wir versuchen es weiter.',
    mayGo: 'Sie brauchen bald Internet. Ihr Gerät könnte es sonst löschen.',
    lostUnsent: 'Manches ist vielleicht weg. Bitte fragen Sie im Büro.',
    reasons: {
      ...guideDe.delivery.reasons,
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
    ...guideDe.diagnose,
    copied: 'Kopiert. Sie können es jetzt einfügen.',
  },

  device: {
    ...guideDe.device,
    guest: 'Dieses Gerät ist nicht verbunden. Lesen geht trotzdem.',
    revoked: 'Das Büro hat dieses Gerät abgemeldet.',
    askText: 'Dann sehen Sie nur, was alle sehen. Das können Sie nicht zurücknehmen.',
    disconnectFailed: 'Das ging nicht. Sie brauchen Internet.',
  },

  remembered: {
    ...guideDe.remembered,
    none: 'Hier steht noch nichts.',
    noneText: 'Tippen Sie auf „Merken“. Dann steht es hier.',
    noDate: 'Jetzt ist kein Termin geplant.',
  },

  settings: {
    ...guideDe.settings,
    notChecked: 'Diese Texte hat noch niemand geprüft.',
    kept: 'Ihr Gerät behält alles.',
    mayGo: 'Ihr Gerät löscht vielleicht alles. Mit Internet kommt es wieder.',
  },
};
