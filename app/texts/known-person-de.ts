/** What the office reads where it writes for somebody whom it may know. Deutsch alone. */
export const knownPersonDe = {
  suggested: 'Ist es eine dieser Personen?',
  found: (count: number): string =>
    count === 1 ? '1 bekannte Person' : `${count} bekannte Personen`,
  more: 'Es gibt noch mehr. Schreiben Sie weiter.',
  about: 'Es geht um',
  toPerson: 'Zur Seite der Person',
  other: 'Doch jemand anderes',
  open: 'Das ist schon gefragt und noch offen:',
  openOne: (kind: string, day: string): string => `${kind}, gefragt am ${day}`,
  joins: 'Dasselbe noch einmal zählt dort als Nachfrage.',

  forPerson: {
    title: 'Für diese Person',
    write: 'Anliegen schreiben',
    register: 'Zu einer Veranstaltung anmelden',
    which: 'Welche Veranstaltung?',
    date: (day: string, title: string): string => `${day}: ${title}`,
    next: 'Weiter zum Anmelden',
    none: 'Gerade gibt es nichts zum Anmelden.',
  },
};
