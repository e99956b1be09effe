/** What an info tablet says of itself: one person after the other stands before it. */
export const kioskDe = {
  /** Above the question that everything begins with. */
  welcome: (quarter: string): string => `Willkommen in ${quarter}`,
  title: 'Was suchen Sie?',
  today: 'Was ist heute los?',
  /** Ends what a person did, at once. */
  done: 'Fertig',
  doneHint: 'Danach ist hier nichts mehr von Ihnen.',
  notKept: 'Nach „Fertig“ oder einer Pause ist alles wieder leer.',
  forTeam: 'Für das Team',
  privacy: 'Datenschutz',
  stillThere: {
    title: 'Sind Sie noch da?',
    text: 'Sonst beginnt das Tablet gleich von vorn.',
    here: 'Ich bin noch da',
  },
  pictures: {
    title: 'Das ist los',
    start: 'Zum Anfangen berühren',
    important: 'Wichtig',
    nothing: 'Hier finden Sie Rat und Hilfe in der Nähe.',
  },
  /** The office's server does not know the tablet any more. */
  lost: {
    title: 'Dieses Tablet ist nicht verbunden',
    text: 'Anfragen kommen von hier gerade nicht an.',
    call: 'Bitte rufen Sie das Büro an. Die Nummer steht unten.',
    read: 'Lesen können Sie alles wie sonst.',
  },
};

/** What every set of an info tablet's texts says. */
export type KioskTexts = typeof kioskDe;
