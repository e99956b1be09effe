import { type Asking, askingDe } from './asking-de.ts';

/** Asking for help in Einfache Sprache: at most eight words a sentence. */
export const askingDeSimple: Asking = {
  ...askingDe,

  start: {
    ...askingDe.start,
    forOtherHint: 'Zum Beispiel für Ihre Mutter.',
  },

  questions: {
    ...askingDe.questions,
    where: 'Wo sollen wir helfen?',
  },

  form: {
    ...askingDe.form,
    phoneHint: 'Schreiben Sie, wie Sie möchten.',
    phoneWrong: 'Diese Nummer stimmt noch nicht. Bitte schauen Sie nach.',
    wordsMissing: 'Bitte schreiben Sie: Worum geht es?',
    otherNameMissing: 'Bitte schreiben Sie den Namen.',
    otherHint: 'Das Büro ruft die Person an. Sie sehen nur den Stand.',
    full: 'Ihr Gerät ist voll. Bitte rufen Sie das Büro an.',
    noKey: 'Das geht noch nicht. Sie brauchen Internet.',
    noBank: 'Wir fragen nie nach Ihrer Bank.',
  },

  sent: {
    ...askingDe.sent,
    hereText: 'Mit Internet geht es von selbst zum Büro.',
    hereClose: 'Sie können „Vor Ort“ jetzt schließen.',
    joined: 'Ihr Anliegen ist noch offen. Gut, dass Sie fragen.',
    joinedArrived: 'Das Büro sieht Ihre Frage.',
    joinedHere: 'Ihre Frage ist hier gespeichert.',
    joinedLeaves: 'Mit Internet geht sie von selbst zum Büro.',
    sealedLeaves: 'Mit Internet geht sie von selbst los.',
    sealedNext: 'Dann ruft das Büro an.',
    sealedText: 'Hier kann sie niemand lesen.',
  },

  mine: {
    ...askingDe.mine,
    missing: 'Das gibt es hier nicht mehr.',
    againSaid: 'Das Büro sieht: Sie warten noch.',
    refusedText: 'Es ist noch hier. Bitte rufen Sie das Büro an.',
  },

  states: {
    ...askingDe.states,
    nobodyFoundText: 'Bitte rufen Sie uns an.',
  },

  whoComes: {
    ...askingDe.whoComes,
    rules: [
      'Wir sagen vorher, wer kommt. Sie sehen ein Foto.',
      'Der Helfer sagt zuerst das Türwort.',
      'Sagen Sie das Türwort nie zuerst.',
      'Der Helfer hat eine Karte mit Foto.',
      'Wir fragen nie nach Ihrer Bank.',
      'An der Tür bezahlen Sie nichts.',
    ],
    unsure: 'Lassen Sie die Tür zu. Rufen Sie das Büro an.',
    nobody: 'Jetzt ist niemand angemeldet.',
  },

  report: {
    ...askingDe.report,
    strangeText: 'Gut, dass Sie das sagen.',
    strangeDanger: 'Ist jemand an der Tür? Rufen Sie 110 an.',
    missing: 'Bitte wählen Sie etwas aus.',
    kept: 'Auf diesem Gerät gespeichert. Es geht von selbst zum Büro.',
  },

  join: {
    ...askingDe.join,
    hereText: 'Wir wissen noch nicht: Ist ein Platz frei?',
    waitingText: 'Vielleicht wird ein Platz frei.',
    againText: 'Neu anmelden heißt: ans Ende der Liste.',
    none: 'Anmelden geht jetzt nicht.',
    phoneHint: 'Damit wir Sie anrufen können.',
  },
};
