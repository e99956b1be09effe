/**
 * What the office's own screens say: in Deutsch alone for now. A further language is one more file
 * of this shape.
 */
export const officeDe = {
  devices: {
    title: 'Geräte',
    onlyOffice: 'Diese Seite ist für Bürogeräte.',
    onlyOfficeText: 'Ist das ein Gerät des Büros? Dann verbinden Sie es zuerst.',
    connectThis: 'Gerät verbinden',
    noContact: 'Die Liste kommt gerade nicht. Dafür braucht es Netz.',
    stale: 'Gerade kommt nichts Neues. Dafür braucht es Netz.',
    retry: 'Noch einmal versuchen',
    failed: 'Das ging nicht. Bitte versuchen Sie es noch einmal.',
    empty: 'Noch ist kein Gerät verbunden.',
    show: 'Welche Geräte?',
    groups: {
      shared: 'Büro und Treff',
      resident: 'Bewohnerinnen und Bewohner',
      ended: 'Ohne Zugang',
    },
    count: (count: number): string => (count === 1 ? 'Ein Gerät' : `${count} Geräte`),
    columns: {
      name: 'Name',
      role: 'Art',
      seen: 'Zuletzt gesehen',
      unsent: 'Noch nicht übertragen',
      version: 'Fassung',
      storage: 'Speicher',
      change: 'Ändern',
    },
    roles: {
      office: 'Büro',
      team: 'Treff oder Ehrenamt',
      kiosk: 'Info-Tablet',
      resident: 'Eigenes Gerät',
      box: 'Server',
      other: 'Anderes',
    } as Record<string, string>,
    unnamed: 'Ohne Namen',
    isThis: 'Dieses Gerät',
    neverSeen: 'noch nie',
    nothingUnsent: 'nichts',
    unsent: (count: number, since: string): string => `${count}, seit ${since}`,
    unsentCount: (count: number): string => String(count),
    notTold: 'nicht bekannt',
    storage: {
      kept: 'bleibt gespeichert',
      mayGo: 'kann verloren gehen',
      full: 'ist voll',
      insecure: 'speichert nichts: Adresse ohne https',
      private: 'speichert nichts: privates Fenster',
    },
    selfMade: (phones: number, bytes: number): string =>
      `Telefone, die noch niemand angerufen hat: ${phones}. Belegt sind ${Math.ceil(bytes / 1_048_576)} von 64 MB.`,
    selfMadeFull:
      'Der Platz für neue Telefone ist voll. Bitten um Hilfe kommen weiter an. Anderes wartet auf den Telefonen, bis Platz ist.',
    bringInState: 'soll ins Büro',
    endedState: (when: string): string => `Zugang beendet: ${when}`,
    cleared: {
      names: 'So lange ohne Netz: Namen zeigt es erst mit Netz wieder.',
      personal: 'So lange ohne Netz: Es zeigt nur noch, was alle sehen.',
    },
    change: 'Ändern',
    changeOf: (name: string): string => `${name} ändern`,
    name: 'Name des Geräts',
    save: 'Namen speichern',
    saved: 'Gespeichert.',
    bringIn: 'Ins Büro holen',
    bringInText: 'Auf dem Gerät steht dann: Bitte ins Büro bringen.',
    notBringIn: 'Muss nicht mehr ins Büro',
    revoke: 'Zugang beenden',
    revokeTitle: (name: string): string => `Zugang beenden: ${name}?`,
    revokeText:
      'Das geht nicht rückgängig. Das Gerät sieht dann nur noch, was alle sehen. Was es noch nicht übertragen hat, kann es noch abgeben.',
    revokeNow: 'Ja, Zugang beenden',
    keep: 'Nein, behalten',
    revoked: (name: string): string => `${name} hat keinen Zugang mehr.`,
    close: 'Fertig',
    newDevice: 'Neues Gerät verbinden',
    newRole: 'Was für ein Gerät ist es?',
    newRoles: {
      team: 'Tablet im Treff oder Gerät von Ehrenamtlichen',
      kiosk: 'Info-Tablet für alle',
      office: 'Rechner oder Tablet im Büro',
      resident: 'Eigenes Gerät einer Bewohnerin oder eines Bewohners',
    },
    newName: 'Wie soll es heißen?',
    newNameHint: 'Zum Beispiel: Tablet Gemeindehaus. Sie können es später ändern.',
    makeCode: 'Code anzeigen',
    cancel: 'Doch nicht',
    code: {
      title: 'Das neue Gerät verbinden',
      scan: 'Richten Sie die Kamera des neuen Geräts auf das Muster.',
      type: (address: string): string => `Oder öffnen Sie dort ${address} und tippen Sie ein:`,
      qr: 'Muster zum Lesen mit der Kamera',
      left: (minutes: number): string =>
        minutes === 1
          ? 'Der Code gilt noch eine Minute.'
          : `Der Code gilt noch ${minutes} Minuten.`,
      over: 'Dieser Code gilt nicht mehr.',
      copy: 'Link kopieren',
      copied: 'Der Link ist kopiert. Er gilt einmal.',
      copyFailed: 'Kopieren geht hier nicht.',
      another: 'Neuer Code',
      done: 'Fertig',
    },
  },
};

/** What every set of the office's texts says. */
export type OfficeTexts = typeof officeDe;
