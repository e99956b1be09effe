import { type KioskTexts, kioskDe } from './kiosk-de.ts';

/** An info tablet in Einfache Sprache: at most eight words a sentence. */
export const kioskDeSimple: KioskTexts = {
  ...kioskDe,
  doneHint: 'Danach ist alles wieder leer.',
  notKept: 'Drücken Sie am Ende auf „Fertig“.',
  stillThere: {
    title: 'Sind Sie noch da?',
    text: 'Sonst ist gleich alles weg.',
    here: 'Ich bin noch da',
  },
  pictures: {
    ...kioskDe.pictures,
    nothing: 'Hier finden Sie Hilfe.',
  },
  lost: {
    title: 'Das Tablet ist nicht verbunden',
    text: 'Anfragen kommen gerade nicht an.',
    call: 'Bitte rufen Sie das Büro an.',
    read: 'Lesen können Sie alles.',
  },
};
