/**
 * What an info tablet says to whoever looks after it, and the office's words about it: in Deutsch alone, as
 * all screens of team and office for now.
 */
export const kioskWorkDe = {
  leave: {
    title: 'Für das Team',
    text: 'Hier öffnen Sie das Info-Tablet, zum Beispiel für die Einstellungen.',
    pinTitle: 'Mit PIN öffnen',
    pin: 'PIN für dieses Tablet',
    pinText: 'Die PIN sagt Ihnen das Büro. Dafür braucht das Tablet Netz.',
    open: 'Öffnen',
    cardTitle: 'Mit Schlüsselkarte öffnen',
    cardText: 'Das geht auch ohne Netz.',
    readCard: 'Schlüsselkarte lesen',
    wrong: (left: number): string =>
      left === 1
        ? 'Das war nicht die PIN. Noch ein Versuch.'
        : `Das war nicht die PIN. Noch ${left} Versuche.`,
    stopped: 'Zu viele falsche PINs. Das Büro gibt Ihnen eine neue.',
    noContact: 'Für die PIN braucht es Netz. Ohne Netz hilft die Schlüsselkarte.',
    noPin: 'Dieses Tablet hat noch keine PIN. Das Büro gibt Ihnen eine.',
    notOne: 'Das ist keine Schlüsselkarte.',
    unknown: 'Diese Karte öffnet dieses Tablet nicht. Das Büro kann helfen.',
  },
  /** What has to be done with an info tablet that the server does not know any more. */
  lost: {
    text: 'Im Büro: „Geräte“, „Neues Gerät verbinden“, dann „Info-Tablet“.',
    kept: 'Was hier noch wartet, bleibt und geht danach von selbst ab.',
  },
  open: {
    text: 'Das Info-Tablet ist offen. Bitte danach wieder sperren.',
    lock: 'Wieder sperren',
    settings: 'Einstellungen',
    help: 'Tablet hängt',
  },
  device: {
    title: 'PIN zum Öffnen',
    text: 'Damit öffnet jemand vor Ort das Info-Tablet. Schlüsselkarten öffnen es auch.',
    draw: 'Neue PIN anzeigen',
    drawn: (pin: string): string => `Die neue PIN ist: ${pin}`,
    once: 'Schreiben Sie sie auf. Sie wird nur jetzt angezeigt.',
    before: 'Eine frühere PIN gilt dann nicht mehr.',
    failed: 'Das ging nicht. Dafür braucht es Netz.',
    help: 'Blatt „Tablet hängt“ drucken',
  },
  help: {
    title: 'Das Info-Tablet hängt',
    for: 'Für alle, bei denen das Info-Tablet steht',
    print: 'Drucken',
    steps: [
      { title: 'Warten', text: 'Warten Sie zwei Minuten. Das Tablet beginnt dann von selbst neu.' },
      { title: 'Strom', text: 'Steckt das Kabel am Tablet und in der Steckdose?' },
      {
        title: 'Neu starten',
        text: 'Halten Sie den Knopf am Rand gedrückt, bis der Bildschirm dunkel wird. Schalten Sie es wieder ein.',
      },
      {
        title: 'Netz',
        text: 'Ohne Netz geht das Tablet weiter. Anfragen gehen später von selbst zum Büro.',
      },
      {
        title: 'Anrufen',
        text: 'Es hängt immer noch? Dann rufen Sie das Büro an.',
      },
    ],
    officePhone: 'Nummer vom Büro',
    hours: 'Das Büro ist da',
    noPhone: 'Das Büro hat noch keine Nummer eingetragen.',
    daily: 'Jeden Tag',
    dailySteps: [
      'Morgens einschalten, abends ausschalten.',
      'Den Bildschirm mit einem weichen Tuch abwischen.',
      'Den neuen Aushang daneben hängen.',
    ],
    neverTitle: 'Das müssen Sie nicht',
    never:
      'Sie müssen nichts löschen. Nach jeder Person ist das Tablet von selbst wieder leer. Niemand sieht, was andere geschrieben haben.',
  },
};
